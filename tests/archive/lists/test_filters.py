"""Filters of public lists over an index in memory."""

import datetime as dt
from unittest import mock

from django.http import QueryDict
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.lists.facets import FacetIndex
from archive.lists.names import Names
from archive.publishing.canonical import MOST_VALUES
from archive.publishing.edition import Edition
from members.models import State
from summits.filters import SummitFilter
from summits.models import Summit, Topic
from tests.archive.lists.test_facets import ROWS

SERIES = [
    ("series", "extraordinary", "14", "", "extraordinary", "extraordinary"),
    ("series", "ordinary", "13", "", "ordinary", "ordinary"),
    ("series", "ordinary", "12", "", "ordinary", "ordinary"),
]


EDITION = Edition("filters-0", dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC), [], None)
STATES = [
    ("cuba", "Cuba", "Cuba", "CU", "CUB", "Pearl of the Antilles"),
    ("ecuador", "Ecuador", "Ecuador", "EC", "ECU"),
    ("usa", "United States", "Estados Unidos", "US", "USA"),
]
TOPICS = [("health", "Health", "Salud"), ("peace", "Peace", "Paz")]


def public_names(edition, model):
    """Return what the records of an archive are called that is nowhere stored."""
    return Names({State: STATES, Topic: TOPICS}[model])


@mock.patch("archive.lists.filters.names_in", public_names)
class FacetFilterSetTests(SimpleTestCase):
    def filter(self, query=""):
        index = FacetIndex(["14", "13", "12"], ROWS + SERIES)
        return SummitFilter(
            QueryDict(query),
            Summit.objects.none(),
            index=index,
            edition=EDITION,
            with_keys=Summit.objects.in_bulk,
        )

    def choices(self, name, query=""):
        return [str(label) for _, label in self.filter(query).form.fields[name].choices]

    def test_options_carry_counts_after_the_one_that_does_not_narrow(self):
        expected = ["Any country", "Bolivia (1)", "Cuba (2)", "United States (1)"]
        self.assertEqual(self.choices("country"), expected)

    def test_facet_that_no_record_has_is_no_field(self):
        names = [field.name for field in self.filter().fields]
        self.assertEqual(names, ["country", "role", "year", "series"])

    def test_facet_chosen_stays_a_field(self):
        names = [field.name for field in self.filter("topic=peace").fields]
        self.assertIn("topic", names)

    def test_latest_year_is_the_first(self):
        self.assertEqual(self.choices("year"), ["Any year", "2017 (1)", "2015 (2)"])

    def test_named_values_keep_their_order_and_name(self):
        expected = ["Any series", "ordinary (2)", "extraordinary (1)"]
        self.assertEqual(self.choices("series"), expected)

    def test_facet_without_values_has_one_option(self):
        self.assertEqual(self.choices("topic"), ["Any topic"])

    def test_known_values_are_valid(self):
        found = self.filter("country=cuba&year=2015")
        self.assertIs(found.is_valid(), True)
        self.assertEqual(len(found.qs), 1)

    def test_empty_and_unknown_parameters_do_not_narrow(self):
        self.assertEqual(len(self.filter("country=&year= &nation=cuba").qs), 3)

    def test_spaces_around_a_value_do_not_count(self):
        found = self.filter("country=%20cuba%20")
        self.assertIs(found.is_valid(), True)
        self.assertEqual(len(found.qs), 2)

    def test_unknown_value_is_a_problem_that_is_named(self):
        found = self.filter("country=atlantis&year=2015")
        self.assertIs(found.is_valid(), False)
        expected = ["country: nothing in the archive is called “atlantis”."]
        self.assertEqual(found.problems, expected)

    def test_problem_shows_at_most_sixty_characters(self):
        [problem] = self.filter(f"topic={'x' * 99}").problems
        self.assertIn(f"“{'x' * 60}…”", problem)

    def test_year_without_records_is_no_problem(self):
        found = self.filter("year=1999")
        self.assertIs(found.is_valid(), True)
        self.assertEqual(len(found.qs), 0)

    def test_year_is_four_plain_digits(self):
        for value in ["99", "20170", "２０１７", "-201", "2017-03"]:
            with self.subTest(value):
                self.assertIs(self.filter(f"year={value}").is_valid(), False)

    def test_named_value_without_records_is_no_problem(self):
        self.assertIs(self.filter("series=joint").is_valid(), True)

    def test_of_two_values_of_a_parameter_either_will_do(self):
        self.assertEqual(len(self.filter("year=2017&year=2015").qs), 3)
        found = self.filter("country=bolivia&country=usa&year=2017&year=1999")
        self.assertEqual(len(found.qs), 1)

    def test_value_given_twice_counts_once(self):
        found = self.filter("country=usa&country=cuba&country=&country=usa")
        self.assertEqual(found.chosen["country"], ["cuba", "usa"])

    def test_each_of_two_values_has_a_chip_that_keeps_the_other(self):
        first, second = self.filter("country=usa&country=bolivia").chips
        self.assertEqual((first.words, first.url), ("Bolivia", "?country=usa"))
        self.assertEqual(
            (second.words, second.url), ("United States", "?country=bolivia")
        )
        self.assertEqual((first.count, second.count), (1, 1))

    def test_two_values_are_offered_to_be_dropped_at_once(self):
        offers = self.filter("country=usa&country=bolivia&year=2015").offers
        self.assertEqual(
            [(offer.words, offer.url, offer.count) for offer in offers],
            [
                ("Bolivia, United States", "?year=2015", 2),
                ("2015", "?country=bolivia&country=usa", 1),
            ],
        )

    def test_field_shows_the_first_value_and_the_others_go_along(self):
        found = self.filter("country=usa&country=bolivia&country=cuba&year=2015")
        self.assertEqual(found.form["country"].value(), "bolivia")
        self.assertEqual(found.further, [("country", "cuba"), ("country", "usa")])

    def test_option_counts_what_the_form_gives_with_the_others_kept(self):
        asked = "year=2015&year=2017"
        self.assertEqual(
            self.choices("year", asked), ["Any year", "2017 (1)", "2015 (3)"]
        )

    def test_each_unknown_value_is_named(self):
        problems = self.filter("country=mu&country=cuba&country=atlantis").problems
        self.assertEqual(len(problems), 2)
        self.assertIn("“atlantis”", problems[0])
        self.assertIn("“mu”", problems[1])

    def test_as_many_values_as_a_page_takes_are_no_problem(self):
        years = [f"year={year}" for year in range(2010, 2010 + MOST_VALUES)]
        self.assertEqual(self.filter("&".join(years)).problems, [])

    def test_more_values_than_a_page_takes_are_a_problem(self):
        years = [f"year={year}" for year in range(2010, 2011 + MOST_VALUES)]
        found = self.filter("&".join(years))
        self.assertIs(found.is_valid(), False)
        self.assertEqual(len(found.chips), MOST_VALUES)
        self.assertEqual(
            found.problems,
            [f"year: no more than {MOST_VALUES} values can be asked for at once."],
        )

    def test_case_and_accents_of_a_value_do_not_matter(self):
        for query, expected in [
            ("country=Cuba", ("country", ["cuba"])),
            ("country=CUBA", ("country", ["cuba"])),
            ("country=C%C3%BAba", ("country", ["cuba"])),
            ("country=cub", ("country", ["cuba"])),
            ("country=estados+UNIDOS", ("country", ["usa"])),
            ("country=CUBA&country=cuba", ("country", ["cuba"])),
            ("series=ORDINARY", ("series", ["ordinary"])),
            ("topic=Salud", ("topic", ["health"])),
        ]:
            with self.subTest(query):
                found = self.filter(query)
                self.assertEqual((expected[0], found.chosen[expected[0]]), expected)
                self.assertEqual(found.problems, [])

    def test_value_that_another_list_has_is_no_problem(self):
        found = self.filter("country=ecuador&topic=health")
        self.assertIs(found.is_valid(), True)
        self.assertEqual(len(found.qs), 0)
        self.assertEqual([c.words for c in found.chips], ["Ecuador", "Health"])
        self.assertIs(found.has_all, False)
        with override("es"):
            self.assertEqual(self.filter("topic=health").chips[0].words, "Salud")

    def test_value_that_another_list_has_is_the_option_shown(self):
        expected = ["Any topic", "Health (0)"]
        self.assertEqual(self.choices("topic", "topic=HEALTH"), expected)
        counted = self.choices("country", "country=bolivia&country=ecuador")
        expected = ["Any country", "Bolivia (1)", "Cuba (2)", "Ecuador (0)"]
        self.assertEqual(counted, [*expected, "United States (1)"])

    def test_chip_tells_the_value_in_words_and_what_is_left_without_it(self):
        [country, year] = self.filter("country=usa&year=2015").chips
        self.assertEqual((country.label, country.words), ("Country", "United States"))
        self.assertEqual((country.url, country.count), ("?year=2015", 2))
        self.assertEqual((year.url, year.count), ("?country=usa", 1))

    def test_chip_is_in_the_readers_language(self):
        with override("es"):
            self.assertEqual(
                self.filter("country=usa").chips[0].words, "Estados Unidos"
            )

    def test_chip_of_a_named_value_has_its_name(self):
        self.assertEqual(self.filter("series=joint").chips[0].words, "joint")

    def test_address_is_sorted_and_escaped(self):
        found = self.filter("year=2015&country=a%26b")
        self.assertEqual(found.address(), "?country=a%26b&year=2015")

    def test_address_of_the_whole_list_is_bare(self):
        self.assertEqual(self.filter().address(), "?")
