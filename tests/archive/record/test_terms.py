"""Vocabularies: what they mean is said once, in both languages."""

from unittest import mock

from django.apps import apps
from django.db.models import Model
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.publishing.models import Record
from archive.record.terms import Terms
from members.models import Membership
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


class LabelledTests(SimpleTestCase):
    def test_every_choice_of_every_record_is_called_as_django_calls_it(self):
        for model in filter(is_record, apps.get_models()):
            for field in model._meta.concrete_fields:
                for value, _label in field.flatchoices or ():
                    row = model(**{field.attname: value})
                    asked = getattr(row, f"get_{field.name}_display")
                    for language in ("en", "es"):
                        with self.subTest(field=field, value=value), override(language):
                            self.assertEqual(
                                asked(), Model._get_FIELD_display(row, field)
                            )

    def test_what_is_no_choice_is_called_as_it_is(self):
        self.assertEqual(
            Membership(standing="elsewhere").get_standing_display(), "elsewhere"
        )
        self.assertEqual(Membership().get_ended_by_display(), "")

    def test_labels_are_not_searched_again(self):
        self.assertEqual(Membership(standing="member").get_standing_display(), "member")
        field = Membership._meta.get_field("standing")
        with mock.patch.object(type(field), "flatchoices", ()):
            self.assertEqual(
                Membership(standing="guest").get_standing_display(), "special guest"
            )


def is_record(model) -> bool:
    """Tell whether a model is of the record."""
    return issubclass(model, Record)
