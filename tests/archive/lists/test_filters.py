"""Filters of public lists over an index in memory."""

from django.http import QueryDict
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.lists.facets import FacetIndex
from summits.filters import SummitFilter
from summits.models import Summit
from tests.archive.lists.test_facets import ROWS

SERIES = [
    ("series", "extraordinary", "14", "", "extraordinary", "extraordinary"),
    ("series", "ordinary", "13", "", "ordinary", "ordinary"),
    ("series", "ordinary", "12", "", "ordinary", "ordinary"),
]


class FacetFilterSetTests(SimpleTestCase):
    def filter(self, query=""):
        index = FacetIndex(["14", "13", "12"], ROWS + SERIES)
        return SummitFilter(QueryDict(query), Summit.objects.none(), index=index)

    def choices(self, name, query=""):
        return [str(label) for _, label in self.filter(query).form.fields[name].choices]

    def test_options_carry_counts_after_the_one_that_does_not_narrow(self):
        expected = ["Any country", "Bolivia (1)", "Cuba (2)", "United States (1)"]
        self.assertEqual(self.choices("country"), expected)

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

    def test_of_repeated_parameters_the_last_counts(self):
        self.assertEqual(len(self.filter("year=2017&year=2015").qs), 2)

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
