"""Text as the database and as a reader compares it."""

from django.db.models import Value
from django.test import SimpleTestCase, TestCase

from archive.record.text import as_text, folded, shown
from summits.models import Summit
from tests.factories import make_summit


class FoldedTests(SimpleTestCase):
    def test_letters_with_accents_stand_among_their_like(self):
        names = ["Zambia", "Ñáñez", "Núñez", "Évora", "Ecuador", "agroALBA"]
        expected = ["agroALBA", "Ecuador", "Évora", "Ñáñez", "Núñez", "Zambia"]
        self.assertEqual(sorted(names, key=folded), expected)

    def test_case_does_not_count(self):
        self.assertEqual(folded("ALBA Bank"), folded("alba bank"))


class ShownTests(SimpleTestCase):
    def test_short_text_is_shown_whole(self):
        self.assertEqual(shown("x" * 60), "x" * 60)

    def test_long_text_is_cut(self):
        self.assertEqual(shown("x" * 61), "x" * 60 + "…")

    def test_limit_is_the_callers(self):
        self.assertEqual(shown("Venezuela", limit=4), "Vene…")

    def test_text_is_one_line_without_control_characters(self):
        self.assertEqual(shown(" a\x00b\n\u202ec\ud800 "), "a b c")


class AsTextTests(TestCase):
    def test_number_is_text(self):
        make_summit(number=14)
        row = Summit.objects.annotate(text=as_text("number")).get()
        self.assertEqual(row.text, "14")

    def test_missing_value_stays_missing(self):
        make_summit(number=None)
        row = Summit.objects.annotate(text=as_text("number")).get()
        self.assertIsNone(row.text)

    def test_expression_is_text(self):
        make_summit()
        row = Summit.objects.annotate(text=as_text(Value(3))).get()
        self.assertEqual(row.text, "3")
