"""When a quotation stands in a text."""

from django.test import SimpleTestCase

from archive.record.languages import Words
from archive.sources.quotations import (
    OMISSION,
    normalised,
    stands_in,
    stands_in_speech,
    unquoted,
)

TEXT = "the\u00a014th\u00a0summit said “our founders’ ideas” – 2004—2017"


class QuotationTests(SimpleTestCase):
    def assertStands(self, quote, text=TEXT):
        self.assertIs(stands_in(quote, text), True)

    def assertDoesNotStand(self, quote, text=TEXT):
        self.assertIs(stands_in(quote, text), False)

    def test_quotation_to_the_letter_stands(self):
        self.assertStands(TEXT)

    def test_no_break_space_is_a_space(self):
        self.assertStands("the 14th summit")

    def test_line_breaks_and_double_spaces_are_one_space(self):
        self.assertStands("the 14th\n  summit")

    def test_curly_quotation_marks_are_straight_ones(self):
        self.assertStands('said "our founders\' ideas"')

    def test_guillemets_are_quotation_marks(self):
        self.assertStands("said «our founders' ideas»")

    def test_en_and_em_dashes_are_hyphens(self):
        self.assertStands("- 2004-2017")

    def test_composed_and_decomposed_accents_are_one(self):
        self.assertStands("Freddy Ñáñez", "Freddy N\u0303a\u0301n\u0303ez")

    def test_accents_are_kept(self):
        self.assertDoesNotStand("Freddy Nanez", "Freddy Ñáñez")

    def test_signs_that_only_look_alike_are_kept(self):
        self.assertDoesNotStand("10 000 m2", "10 000 m²")
        self.assertDoesNotStand("the fund...", "the fund…")

    def test_one_letter_changed_does_not_stand(self):
        self.assertDoesNotStand("the 14th sumnit")

    def test_case_is_kept(self):
        self.assertDoesNotStand("The 14th summit")

    def test_quotation_stands_in_any_part(self):
        text = f"the unity of our peoples{OMISSION}the relaunch of the fund"
        self.assertStands("our peoples", text)
        self.assertStands("the relaunch", text)

    def test_quotation_across_an_omission_does_not_stand(self):
        text = f"the unity of our peoples{OMISSION}the relaunch of the fund"
        self.assertDoesNotStand("our peoples the relaunch", text)
        self.assertDoesNotStand(f"our peoples{OMISSION}the relaunch", text)

    def test_normalised_text_is_trimmed(self):
        self.assertEqual(normalised("\u00a0 “fund”\n"), '"fund"')


class StandsInSpeechTests(SimpleTestCase):
    def assertSpeech(self, quote, text, expected):
        self.assertIs(stands_in_speech(quote, text), expected)

    def test_words_between_quotation_marks_are_speech(self):
        text = "He said: “We propose a fund,” and left."
        self.assertSpeech("propose a fund", text, True)
        self.assertSpeech("“We propose a fund,”", text, True)

    def test_words_outside_them_are_not(self):
        text = "He said: “We propose a fund,” and left."
        self.assertSpeech("He said", text, False)
        self.assertSpeech("and left", text, False)

    def test_speech_may_break_off(self):
        self.assertSpeech("a center", "said: “We propose a center", True)

    def test_each_part_of_an_excerpt_is_counted_by_itself(self):
        text = f"said: “We propose{OMISSION}the creation of a fund"
        self.assertSpeech("the creation", text, False)

    def test_words_that_do_not_stand_are_no_speech(self):
        self.assertSpeech("a plan", "said: “We propose a fund”", False)
        self.assertSpeech("", "said: “We propose a fund”", False)


class UnquotedTests(SimpleTestCase):
    def test_words_between_marks_of_any_kind_are_left_out(self):
        for marked, left in [
            ("It reads “Lain” so.", "It reads “…” so."),
            ("Dice «Lain American» así.", "Dice «…» así."),
            ('"Lain" and "Latin"', '"…" and "…"'),
        ]:
            with self.subTest(marked):
                self.assertEqual(unquoted(marked), left)

    def test_words_without_quotation_stay(self):
        self.assertEqual(unquoted("A misprint, 3’ long"), "A misprint, 3’ long")

    def test_words_keep_their_language(self):
        left = unquoted(Words("Dice «Lain».", "es"))
        self.assertEqual((left, left.lang), ("Dice «…».", "es"))
