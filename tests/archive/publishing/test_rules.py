"""What is told of rows that readers of one language find in the other."""

from django.test import TestCase
from django.utils.translation import override

from archive.publishing.findings import written
from archive.publishing.rules import UNSHOWN, in_one_language, unsaid
from archive.publishing.settling import records
from archive.record.languages import bilingual_names
from tests import factories as make
from tests.findings import told
from tests.registry import desks, make_one
from tests.seeds import load_seeds


class LanguageTests(TestCase):
    def test_public_record_without_its_spanish_text(self):
        summit = make.make_summit(summary_es="")
        said = "Readers of Spanish find another language here: summary."
        self.assertEqual(told(summit), [f"14th Summit: {said}"])

    def test_public_record_without_its_english_text(self):
        fund = make.make_initiative(name_en="", summary_es="Un fondo.")
        said = "Readers of English find another language here: name, summary."
        self.assertEqual(told(fund), [f"Fondo para Migrantes: {said}"])

    def test_every_text_in_two_languages_of_every_record(self):
        for desk in desks():
            row = make_one(desk)
            for name in set(bilingual_names(desk.model)) - UNSHOWN:
                with self.subTest(desk.model.__name__, name=name):
                    setattr(row, f"{name}_en", "Told in English.")
                    setattr(row, f"{name}_es", "")
                    called = row._meta.get_field(f"{name}_en").verbose_name
                    self.assertIn(str(called), unsaid(row, "es"))
                    self.assertNotIn(str(called), unsaid(row, "en"))

    def test_it_is_told_in_spanish(self):
        summit = make.make_summit(summary_es="")
        with override("es"):
            [said] = told(summit)
        self.assertIn("Quienes leen en español encuentran aquí otro idioma", said)

    def test_what_is_in_neither_language_is_not_missed(self):
        self.assertEqual(told(make.make_initiative()), [])

    def test_title_that_is_made_is_in_both(self):
        row = make.make_declaration()
        self.assertEqual([unsaid(row, code) for code in ("en", "es")], [[], []])

    def test_draft(self):
        draft = make.make_summit(summary_es="", status="draft", publish_at=None)
        self.assertEqual(told(draft), [])

    def test_row_of_a_record(self):
        said = "Readers of Spanish find another language here: sentence."
        [told_of] = told(make.make_statement(summary_es=""))
        self.assertTrue(told_of.endswith(said))

    def test_derivation_and_note(self):
        inferred = {"basis": "inferred", "derivation_es": "Se deduce."}
        [told_of] = told(make.make_milestone(**inferred, note_es="Nota."))
        said = "Readers of English find another language here: derivation, note."
        self.assertTrue(told_of.endswith(said))

    def test_page_about_the_archive(self):
        [said] = told(make.make_page(body_es=""))
        self.assertIn("Readers of Spanish", said)

    def test_seeds_are_in_both_languages(self):
        load_seeds()
        rows = [*self.rows_of_seeds()]
        self.assertEqual(in_one_language(written(*rows)), [])

    def rows_of_seeds(self):
        for model in records():
            yield from model.objects.all()

    def test_many_rows_cost_as_many_queries_as_one(self):
        rows = [make.make_summit(summary_es="") for _ in range(4)]
        for some in (rows[:1], rows):
            with self.assertNumQueries(1):
                in_one_language(written(*some))
