"""Which texts say the same in other languages."""

from django.test import TestCase

from archive.sources.translations import translations_of
from tests.factories import make_source


class TranslationsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.original = make_source(language="es")
        cls.french = make_source(language="fr", translation_of=cls.original)
        cls.english = make_source(language="en", translation_of=cls.original)
        make_source(language="pt")

    def test_original_has_its_translations_by_language(self):
        self.assertEqual(translations_of(self.original), [self.english, self.french])

    def test_translation_has_the_original_and_the_other_ones(self):
        self.assertEqual(translations_of(self.french), [self.english, self.original])

    def test_translation_of_a_translation_stands_beside_that(self):
        german = make_source(language="de", translation_of=self.english)
        self.assertEqual(translations_of(german), [self.english])
        expected = [german, self.original, self.french]
        self.assertEqual(translations_of(self.english), expected)

    def test_what_readers_do_not_see_is_left_out(self):
        for text in (self.original, self.english):
            text.status = "draft"
            text.save()
        self.assertEqual(translations_of(self.french), [])

    def test_text_without_any_has_none(self):
        self.assertEqual(translations_of(make_source(language="de")), [])

    def test_one_query(self):
        with self.assertNumQueries(1):
            translations_of(self.french)
