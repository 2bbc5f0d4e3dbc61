"""Vocabularies: what they mean is said once, in both languages."""

from django.test import SimpleTestCase
from django.utils.translation import override

from archive.record.terms import Terms
from tests import vocabularies


class Colour(Terms):
    """As told in a test."""

    RED = "red", "That of blood.", "Red"


class TermsTests(SimpleTestCase):
    def test_a_term_is_its_value_and_says_what_it_means(self):
        self.assertEqual(Colour.RED, "red")
        self.assertEqual(Colour("red").meaning, "That of blood.")

    def test_a_field_offers_values_and_labels(self):
        self.assertEqual(Colour.choices, [("red", "Red")])

    def test_the_page_of_vocabularies_is_as_the_code_has_them(self):
        self.maxDiff = None
        written = vocabularies.FILE.read_text(encoding="utf-8")
        self.assertEqual(written, vocabularies.written())

    def test_meanings_differ_within_a_vocabulary_and_are_translated(self):
        for model, terms in vocabularies.fields():
            for language in ("en", "es"):
                with self.subTest(model=model, language=language), override(language):
                    meanings = [str(term.meaning) for term in terms]
                    self.assertEqual(len(set(meanings)), len(meanings))
            with override("es"):
                spanish = {str(term.meaning) for term in terms}
            self.assertTrue(spanish.isdisjoint(str(t.meaning) for t in terms))
