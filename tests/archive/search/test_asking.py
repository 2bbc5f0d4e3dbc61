"""What a query asks of the index."""

from django.test import SimpleTestCase

from archive.search.asking import MOST_WORDS, asked
from archive.search.query import Filters, Query


class AskedTests(SimpleTestCase):
    def test_words_by_their_stems(self):
        self.assertEqual(
            asked(Query(("Fondo", "migrantes"))).words, [("bfond",), ("bmigrant",)]
        )

    def test_words_that_carry_no_meaning_are_left_out(self):
        self.assertEqual(asked(Query(("fund", "of", "the"))).words, [("bfund",)])

    def test_unless_there_are_no_others(self):
        self.assertEqual(asked(Query(("of", "the"))).words, [("bof",), ("bthe",)])

    def test_repeated_words_count_once(self):
        self.assertEqual(asked(Query(("fund", "funds"))).words, [("bfund",)])

    def test_word_with_a_sign_in_it(self):
        self.assertEqual(asked(Query(("a@b.org",))).words, [("bb",), ("borg",)])

    def test_phrases(self):
        one, two = Query(phrases=("walls",)), Query(phrases=("without walls",))
        three = Query(phrases=("world without walls",))
        self.assertEqual(asked(one).words, [("fwalls",)])
        self.assertEqual(asked(two).words, [("pwithoutqqwalls",)])
        self.assertEqual(
            asked(three).words,
            [
                ("pworldqqwithout",),
                ("pwithoutqqwalls",),
                ("fworld", "fwithout", "fwalls"),
            ],
        )

    def test_ranks(self):
        query = Query(("peña", "of", "funds"), name="peña of funds")
        self.assertEqual(
            asked(query).ranks,
            [
                [("npenaqqofqqfunds",)],
                [("tpen",), ("tfund",)],
                [("apeuf1a",), ("ffunds",)],
                [
                    ("ppenaqqof",),
                    ("pofqqfunds",),
                    ("fpena", "fof", "ffunds"),
                ],
            ],
        )

    def test_single_word_has_no_rank_by_neighbours(self):
        self.assertEqual(asked(Query(("fund",))).ranks[3], [])

    def test_exclusions(self):
        query = Query(without=("credits", "no wall", "--"))
        self.assertEqual(asked(query).excluded, [[("bcredit",)], [("pnoqqwall",)]])

    def test_whether_anything_is_asked(self):
        for query, answer in [
            (Query(), False),
            (Query(("'",), name="'"), False),
            (Query(filters=Filters(year=("2017",))), False),
            (Query(("fund",)), True),
            (Query(without=("fund",)), True),
            (Query(name="XIV"), True),
        ]:
            self.assertIs(asked(query).is_anything, answer, query)

    def test_endless_queries_are_cut(self):
        query = Query(tuple(f"word{n}" for n in range(1200)))
        self.assertEqual(len(asked(query).words), MOST_WORDS)
