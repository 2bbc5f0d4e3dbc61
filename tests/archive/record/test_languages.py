"""Words in the reader's language."""

import copy

from django.test import SimpleTestCase, TestCase
from django.utils.translation import get_language, override

from archive.record.languages import (
    Bilingual,
    Words,
    bilingual,
    kept_by_language,
    pick,
)
from members.models import Membership, State
from tests.factories import make_membership, make_state


class BilingualTests(SimpleTestCase):
    def setUp(self):
        self.state = State(name_en="St. Lucia", name_es="Santa Lucía")

    def assertReads(self, language, text, lang):
        with override(language):
            self.assertEqual((self.state.name, self.state.name.lang), (text, lang))

    def test_reader_of_english_reads_english(self):
        self.assertReads("en", "St. Lucia", "en")

    def test_reader_of_spanish_reads_spanish(self):
        self.assertReads("es", "Santa Lucía", "es")

    def test_regional_variant_reads_its_language(self):
        self.assertReads("es-ve", "Santa Lucía", "es")

    def test_without_a_language_english_is_read(self):
        self.assertReads(None, "St. Lucia", "en")

    def test_missing_spanish_falls_back_and_says_so(self):
        self.state.name_es = ""
        self.assertReads("es", "St. Lucia", "en")

    def test_missing_english_falls_back_and_says_so(self):
        self.state.name_en = ""
        self.assertReads("en", "Santa Lucía", "es")

    def test_nothing_in_either_is_empty_text_in_the_readers_language(self):
        self.state.name_en = self.state.name_es = ""
        self.assertReads("es", "", "es")

    def test_assignment_is_refused(self):
        with self.assertRaisesMessage(AttributeError, "Assign name_en or name_es."):
            self.state.name = "Santa Lucía"

    def test_class_attribute_is_the_descriptor(self):
        self.assertIsInstance(State.name, Bilingual)

    def test_pick_returns_words_that_know_their_language(self):
        with override("es"):
            words = pick(en="fund", es="fondo")
        self.assertIsInstance(words, Words)
        self.assertEqual((words, words.lang), ("fondo", "es"))

    def test_columns_are_of_text_or_of_two_hundred_characters(self):
        short, _ = bilingual("name")
        long, _ = bilingual("summary", long=True)
        self.assertEqual(short.max_length, 200)
        self.assertIsNone(long.max_length)


class ExpressionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.united_states = make_state("United States")
        cls.honduras = make_state("Honduras", name_es="")
        cls.panama = make_state("Panama", name_en="")

    def names(self, language):
        with override(language):
            states = State.objects.order_by(State.name.expression(), "key")
            return [state.name for state in states]

    def test_orders_by_the_readers_language(self):
        self.assertEqual(self.names("en"), ["Honduras", "Panamá", "United States"])
        self.assertEqual(self.names("es"), ["Estados Unidos", "Honduras", "Panamá"])

    def test_filters_by_the_readers_language(self):
        with override("es"):
            states = State.objects.annotate(read=State.name.expression())
            self.assertEqual(list(states.filter(read="Honduras")), [self.honduras])
            self.assertIs(states.filter(read="United States").exists(), False)

    def test_path_leads_to_the_words(self):
        make_membership(self.united_states)
        with override("es"):
            read = State.name.expression("state__")
            membership = Membership.objects.annotate(read=read).get()
        self.assertEqual(membership.read, "Estados Unidos")


class WordsTests(SimpleTestCase):
    def test_a_copy_keeps_its_language(self):
        self.assertEqual(copy.deepcopy(Words("Cumbre", "es")).lang, "es")


class KeptByLanguageTests(SimpleTestCase):
    def test_words_are_made_once_in_each_language(self):
        made = []

        @kept_by_language
        def told(word):
            made.append(word)
            return f"{word} in {get_language()}"

        for language in ("en", "es", "en"):
            with override(language):
                self.assertEqual(told("A word"), f"A word in {language}")
        self.assertEqual(made, ["A word", "A word"])
