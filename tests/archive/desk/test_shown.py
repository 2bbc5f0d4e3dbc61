"""What fields show: as a browser sends it, in few bytes, and in words."""

import datetime as dt

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.desk.shown import SHORT, digest, in_words, sent_untouched
from members.models import State
from tests import factories as make


class SentTests(SimpleTestCase):
    def assertSent(self, widget, value, sent):
        self.assertEqual(sent_untouched(widget, "f", value), sent)

    def test_text_and_number(self):
        self.assertSent(forms.TextInput(), "Evo", {"f": ["Evo"]})
        self.assertSent(forms.NumberInput(), 7, {"f": ["7"]})

    def test_nothing(self):
        self.assertSent(forms.Textarea(), None, {"f": [""]})

    def test_box(self):
        self.assertSent(forms.CheckboxInput(), True, {"f": ["on"]})
        self.assertSent(forms.CheckboxInput(), False, {"f": []})

    def test_choices(self):
        self.assertSent(forms.Select(), "a", {"f": ["a"]})
        self.assertSent(forms.Select(), None, {"f": [""]})
        self.assertSent(forms.SelectMultiple(), ["a", "b"], {"f": ["a", "b"]})
        self.assertSent(forms.SelectMultiple(), None, {"f": []})

    def test_instant_in_two_fields(self):
        noon = dt.datetime(2017, 3, 5, 12, tzinfo=dt.UTC)
        sent = {"f_0": ["2017-03-05"], "f_1": ["12:00:00"]}
        self.assertSent(AdminSplitDateTime(), noon, sent)
        self.assertSent(AdminSplitDateTime(), None, {"f_0": [""], "f_1": [""]})


class DigestTests(SimpleTestCase):
    def test_is_short(self):
        self.assertRegex(digest([["word " * 1000]]), rf"^[0-9a-f]{{{2 * SHORT}}}$")

    def test_line_ends_order_and_empty_texts_make_no_difference(self):
        for one, other in [
            ([["a\r\nb"]], [["a\nb"]]),
            ([["a", "b"]], [["b", "a"]]),
            ([[""]], [[]]),
        ]:
            self.assertEqual(digest(one), digest(other))

    def test_what_differs(self):
        shown = [[["a"]], [["A"]], [["a "]], [["a", "a"]], [["a"], ["a"]], [[], ["a"]]]
        self.assertEqual(len(set(map(digest, shown))), len(shown))


class WordsTests(TestCase):
    def test_texts_and_numbers(self):
        field = forms.CharField()
        self.assertEqual(in_words(field, "Evo"), "Evo")
        self.assertEqual(in_words(field, 7), "7")
        self.assertEqual(in_words(field, dt.date(2017, 3, 5)), "2017-03-05")
        self.assertEqual(in_words(field, None), "")

    def test_yes_and_no(self):
        field = forms.BooleanField()
        self.assertEqual([in_words(field, it) for it in (True, False)], ["yes", "no"])
        with override("es"):
            self.assertEqual(in_words(field, True), "sí")

    def test_instant(self):
        noon = dt.datetime(2017, 3, 5, 12, tzinfo=dt.UTC)
        self.assertEqual(in_words(forms.DateTimeField(), noon), "5 March 2017, 12:00")

    def test_choice(self):
        field = forms.ChoiceField(choices=[("a", "First"), ("More", [("b", "Other")])])
        self.assertEqual(in_words(field, "a"), "First")
        self.assertEqual(in_words(field, "b"), "Other")
        self.assertEqual(in_words(field, "c"), "c")

    def test_records_as_their_options_call_them(self):
        class Called(forms.ModelMultipleChoiceField):
            def label_from_instance(self, state):
                return state.iso_alpha2

        states = [make.make_state("Venezuela"), make.make_state("Bolivia")]
        field = Called(State.objects)
        self.assertEqual(in_words(field, states[0]), "VE")
        self.assertEqual(in_words(field, states), "BO, VE")
        self.assertEqual(in_words(field, State.objects.all()), "BO, VE")
        self.assertEqual(in_words(field, State.objects.none()), "")
