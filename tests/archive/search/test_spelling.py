"""Near words: only those that a public record has."""

from django.test import TestCase

from archive.publishing import edition
from archive.search import index, spelling
from archive.search.models import Spelling
from archive.search.searching import current_facets
from archive.sources.models import Source
from tests.archive.search.finding import near
from tests.factories import make_passage, make_source


class NearTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(display="full")
        make_passage(source=cls.source, text="Migrants asked Ñáñez: walls or fund?")
        make_passage(source=cls.source, text="A wall of funds; funds, no malls.")
        make_passage(source=make_source(status="draft"), text="Draught")
        index.refresh()

    def test_letter_too_many_missing_wrong_or_misplaced(self):
        for typed in ("miggrants", "migrnts", "migrents", "mirgants", "MIGRNATS"):
            self.assertEqual(near([typed]), {typed: "migrants"}, typed)

    def test_word_is_given_as_it_is_written(self):
        self.assertEqual(near(["nanes"]), {"nanes": "ñáñez"})

    def test_word_that_a_record_has_in_any_form_needs_none(self):
        self.assertEqual(near(["migrant", "walls", "fund"]), {})

    def test_most_frequent_of_those_alike(self):
        make_passage(source=self.source, text="Malls, malls.")
        index.refresh()
        self.assertEqual(near(["balls"]), {"balls": "malls"})

    def test_first_of_the_alphabet_of_those_as_frequent(self):
        self.assertEqual(near(["balls"]), {"balls": "calls"})

    def test_most_alike_of_several(self):
        self.assertEqual(near(["fundz"]), {"fundz": "fund"})

    def test_short_words_and_numbers_have_none(self):
        self.assertEqual(near(["ful", "2017", "14th", "", "x" * 40, "'"]), {})

    def test_words_of_drafts_are_never_suggested(self):
        self.assertEqual(near(["draughts", "drauhgt"]), {})

    def test_words_of_what_was_withdrawn_are_not(self):
        Source.objects.update(status="draft")
        index.refresh()
        self.assertEqual(near(["migrnats"]), {})

    def test_many_words_in_two_queries(self):
        words = [f"migrant{letter}x" for letter in "abcdefghijklmnop"]
        places = current_facets(edition.current())
        with self.assertNumQueries(2):
            spelling.near([*words, "migrnats"], places)

    def test_prune_forgets_words_that_no_document_has(self):
        Source.objects.update(status="draft")
        index.refresh()
        self.assertTrue(Spelling.objects.filter(word="migrants").exists())
        spelling.prune()
        self.assertFalse(Spelling.objects.exists())
