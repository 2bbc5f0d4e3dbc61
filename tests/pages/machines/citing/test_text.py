"""A citation as people write it."""

from django.test import SimpleTestCase
from django.utils.translation import override

from alba_site.pages.machines.citing.text import sentences, written
from archive.record.languages import Words
from tests.pages.machines.citing.entries import BARE, consulted


class TextTests(SimpleTestCase):
    def test_who_what_where_when_and_where_reported(self):
        self.assertEqual(
            written(consulted()),
            "ALBA-TCP; Nicolás Maduro. Manifiesto de Caracas. 14th Summit, Caracas, "
            "5 March 2017. Reported in R1 ¶3. ALBA-TCP Summit Archive, S14-D1. "
            "https://alba.example.org/en/summits/14/manifesto/ "
            "(consulted 8 November 2026).\n",
        )

    def test_in_spanish(self):
        with override("es"):
            told = written(consulted())
        self.assertIn("Caracas, 5 de marzo de 2017. Según R1 ¶3. Archivo de", told)
        self.assertIn("(consulta: 8 de noviembre de 2026).", told)

    def test_what_is_unknown_is_left_out(self):
        self.assertEqual(
            written(consulted(BARE)),
            "Migration. ALBA-TCP Summit Archive. "
            "https://alba.example.org/en/topics/migration/ "
            "(consulted 8 November 2026).\n",
        )

    def test_title_knows_its_language(self):
        [title] = [it for it in sentences(consulted()) if isinstance(it, Words)]
        self.assertEqual((title, title.lang), ("Manifiesto de Caracas.", "es"))

    def test_no_sentence_ends_twice(self):
        for title in ["It called for unity.", "“Unity!”.", "What unity?", "“Unity.”"]:
            with self.subTest(title):
                self.assertEqual(sentences(consulted(BARE, title=title))[0], title)
