"""A search is what its address says, and each change of it is an address."""

from django.http import QueryDict
from django.test import TestCase

from alba_site.pages.searching.names import Names
from alba_site.pages.searching.question import LONGEST, Question, address, cut
from archive.lists import names as lists
from archive.lists.facets import FacetIndex
from archive.publishing.canonical import MOST_VALUES
from archive.search.query import Filters, Query

NAMES = Names(
    vocabulary={
        "type": {"summit": "summit", "cumbre": "summit"},
        "country": {"cuba": "cuba", "bolivia": "bolivia", "ve": "venezuela"},
        "year": {"2017": "2017"},
        "topic": {"migration": "migration"},
    },
    called={
        "type": lists.Names([("summit", "Summits", "Cumbres", "summit", "cumbre")]),
        "country": lists.Names(
            [
                ("cuba", "Cuba", "Cuba"),
                ("bolivia", "Bolivia", "Bolivia"),
                ("venezuela", "Venezuela", "Venezuela", "VE"),
            ]
        ),
        "topic": lists.Names([("migration", "Migration", "Migración")]),
    },
    facets=FacetIndex([], []),
)


def question(text):
    """Return the question of a query string, ``"q=fund&year=2017"``."""
    return Question(QueryDict(text), NAMES)


class AddressTests(TestCase):
    def test_parameters_are_sorted_and_empty_ones_left_out(self):
        self.assertEqual(
            question("year=2017&topic=&q=fund&utm=x&country=cuba").address(),
            "?country=cuba&q=fund&year=2017",
        )

    def test_nothing_asked_is_an_empty_address(self):
        self.assertEqual(question("q=+&country=+").address(), "?")
        self.assertEqual(address(), "?")

    def test_of_words_given_twice_the_last_count(self):
        self.assertEqual(question("q=a&q=b&year=2017").address(), "?q=b&year=2017")

    def test_values_given_twice_are_sorted_and_each_kept_once(self):
        asked = question("year=2017&q=a&year=1999&year=2017&country=&country=cuba")
        self.assertEqual(asked.address(), "?country=cuba&q=a&year=1999&year=2017")

    def test_words_are_kept_as_they_were_typed(self):
        self.assertEqual(question("q=Bolivia+2017").address(), "?q=Bolivia+2017")
        self.assertEqual(
            question("q=Bolivia+2017&plain=yes").address(), "?plain=1&q=Bolivia+2017"
        )


class ChangeTests(TestCase):
    def test_filter_is_added_to_those_typed_and_chosen(self):
        self.assertEqual(
            question("q=fund+2017&country=cuba").changed(type=["summit"]),
            "?country=cuba&q=fund&type=summit&year=2017",
        )

    def test_filter_that_was_typed_is_removed_from_the_words(self):
        self.assertEqual(question("q=fund+2017").changed(year=[]), "?q=fund")

    def test_all_filters_are_removed(self):
        self.assertEqual(question("q=fund+2017&country=cuba").cleared(), "?q=fund")

    def test_words_stay_words_when_a_filter_goes(self):
        asked = question("q=cuba+fund&country=bolivia")
        self.assertEqual(asked.told, {})
        changed = asked.changed(country=())
        self.assertEqual(changed, "?plain=1&q=cuba+fund")
        self.assertEqual(question(changed[1:]).query.words, ("cuba", "fund"))

    def test_change_asks_for_just_that(self):
        for text in ["q=fund+2017", "q=bolivia+2017", "q=cuba+fund&country=bolivia"]:
            asked = question(text)
            for changes in [
                *({"type": ("summit",)}, {"year": ()}, {"country": ("cuba",)}),
                {"country": ("bolivia", "cuba")},
            ]:
                with self.subTest(text=text, changes=changes):
                    changed = question(asked.changed(**changes)[1:]).query
                    self.assertEqual(changed, asked.query.narrowed(**changes))

    def test_words_alone_are_asked_for_in_full(self):
        words = question(question("q=bolivia+2017&type=summit").as_words()[1:])
        self.assertEqual(words.query.words, ("bolivia", "2017"))
        self.assertEqual(words.query.filters, Filters(type=("summit",)))

    def test_question_of_the_words_alone_keeps_what_was_chosen(self):
        alone = question("q=bolivia+2017&type=summit").alone()
        self.assertEqual(alone.query.words, ("bolivia", "2017"))
        self.assertEqual(alone.filters, {"type": ("summit",)})
        self.assertEqual(alone.address(), "?plain=1&q=bolivia+2017&type=summit")


class ValueTests(TestCase):
    def test_values_that_nobody_knows_are_named(self):
        asked = question("country=atlantis&type=thing&year=17&topic=migration")
        self.assertFalse(asked.is_valid())
        named = [problem.partition(":")[0] for problem in asked.problems]
        self.assertEqual(named, ["type", "country", "year"])
        self.assertIn("“atlantis”", asked.problems[1])

    def test_each_value_that_nobody_knows_is_named(self):
        asked = question("country=cuba&country=mu&country=atlantis")
        self.assertEqual(len(asked.problems), 2)
        self.assertIn("“atlantis”", asked.problems[0])
        self.assertIn("“mu”", asked.problems[1])

    def test_more_values_than_a_page_takes_are_a_problem(self):
        years = "&".join(f"year={year}" for year in range(1990, 1991 + MOST_VALUES))
        asked = question(years)
        self.assertEqual(len(asked.chips), MOST_VALUES)
        [problem] = asked.problems
        self.assertIn(f"no more than {MOST_VALUES} values", problem)

    def test_year_needs_no_record(self):
        self.assertTrue(question("year=1999").is_valid())

    def test_country_code_of_any_case_leads_to_the_slug(self):
        self.assertEqual(question("country=VE&q=x").in_full(), "?country=venezuela&q=x")

    def test_case_and_names_lead_to_the_value(self):
        for text, expected in [
            ("country=Cuba", "?country=cuba"),
            ("country=CUBA&country=VE", "?country=cuba&country=venezuela"),
            ("type=SUMMIT&year=2017", "?type=summit&year=2017"),
            ("topic=Migration", "?topic=migration"),
            ("type=Cumbre", "?type=summit"),
        ]:
            with self.subTest(text):
                self.assertEqual(question(text).in_full(), expected)

    def test_order_and_doubles_lead_nowhere_else(self):
        asked = question("country=cuba&country=bolivia&country=cuba")
        self.assertIsNone(asked.in_full())

    def test_country_that_is_no_code_leads_nowhere(self):
        for value in ["cuba", "venezuela", "xx", ""]:
            self.assertIsNone(question(f"country={value}").in_full())

    def test_chips_say_what_narrows_in_words(self):
        chips = question("q=fund+2017&topic=migration").chips
        self.assertEqual(
            [(str(chip.label), chip.words, chip.url) for chip in chips],
            [
                ("Topic", "Migration", "?q=fund&year=2017"),
                ("Year", "2017", "?q=fund&topic=migration"),
            ],
        )

    def test_each_of_two_values_has_a_chip(self):
        chips = question("country=cuba&q=fund&country=bolivia").chips
        self.assertEqual(
            [(chip.words, chip.url) for chip in chips],
            [("Bolivia", "?country=cuba&q=fund"), ("Cuba", "?country=bolivia&q=fund")],
        )


class TextTests(TestCase):
    def test_nothing_is_asked_without_words_and_filters(self):
        for text in ["", "q=", "q=.", "plain=1", "page=2", "country=+"]:
            self.assertFalse(question(text))
        for text in ["q=x", "year=2017", "q=-x"]:
            self.assertTrue(question(text))

    def test_query_is_what_the_search_takes(self):
        self.assertEqual(
            question('q=fund+"of+alba"+-credit+2017&country=cuba').query,
            Query(
                words=("fund",),
                phrases=("of alba",),
                without=("credit",),
                name="fund of alba",
                filters=Filters(country=("cuba",), year=("2017",)),
            ),
        )

    def test_long_text_is_cut_at_a_word(self):
        self.assertEqual(cut("word " * 100), ("word " * 40).strip())
        self.assertEqual(cut("x" * 300), "x" * LONGEST)
        self.assertEqual(cut("x" * LONGEST), "x" * LONGEST)

    def test_only_a_text_that_was_cut_is_said_to_be(self):
        self.assertTrue(question("q=" + "x" * 201).was_cut)
        self.assertFalse(question("q=" + "x" * 200).was_cut)

    def test_control_characters_are_spaces(self):
        self.assertEqual(question("q=a%00b%0A%E2%80%AEc").typed, "a b c")
