"""What was typed is taken for filters, phrases, exclusions, and otherwise words."""

from django.test import SimpleTestCase

from archive.search.query import Filters, Query
from archive.search.understanding import key, parts_of, understand

VOCABULARY = {
    "type": {"initiative": "initiative", "iniciativas": "initiative"},
    "country": {
        "bolivia": "bolivia",
        "cuba": "cuba",
        "cu": "cuba",
        "united states": "united-states",
        "united states of america": "united-states",
        "us": "united-states",
        "ven": "venezuela",
        "saint lucia": "saint-lucia",
        "st lucia": "saint-lucia",
    },
    "year": {"2017": "2017", "2025": "2025"},
    "topic": {"migration": "migration", "migracion": "migration"},
}


class UnderstandingTestCase(SimpleTestCase):
    def assertFilters(self, text, rest="", *, taken=(), **filters):
        """Assert the filters told in ``text``, and what is left of it."""
        understood = understand(text, VOCABULARY, taken)
        self.assertEqual((understood.filters, understood.rest), (filters, rest))


class FilterTests(UnderstandingTestCase):
    def test_fields_are_filters(self):
        self.assertFilters(
            "country:cuba type:initiative year:2017 topic:migration",
            country="cuba",
            type="initiative",
            year="2017",
            topic="migration",
        )

    def test_fields_have_spanish_names(self):
        self.assertFilters(
            "país:Cuba tipo:Iniciativas año:2017 tema:Migración",
            country="cuba",
            type="initiative",
            year="2017",
            topic="migration",
        )

    def test_fields_are_read_without_accents_and_in_capitals(self):
        self.assertFilters(
            "PAIS:CUBA Ano:2017 migrants", "migrants", country="cuba", year="2017"
        )

    def test_value_of_several_words_stands_in_quotation_marks(self):
        self.assertFilters('country:"Saint Lucia"', country="saint-lucia")
        self.assertFilters("country:«St. Lucia» law", "law", country="saint-lucia")

    def test_unknown_value_is_words(self):
        self.assertFilters("country:atlantis law", "country:atlantis law")

    def test_unknown_field_is_words(self):
        self.assertFilters("http://alba.info/", "http://alba.info/")

    def test_field_chosen_otherwise_is_words(self):
        self.assertFilters(
            "country:cuba 2017", "country:cuba", taken=["country"], year="2017"
        )

    def test_fields_that_contradict_each_other_are_words(self):
        self.assertFilters("year:2017 year:2025", "year:2017 year:2025")

    def test_fields_that_agree_are_one_filter(self):
        self.assertFilters("year:2017 2017 law", "law", year="2017")


class YearTests(UnderstandingTestCase):
    def test_bare_year_is_a_filter(self):
        self.assertFilters("2017", year="2017")
        self.assertFilters("migrants 2017", "migrants", year="2017")

    def test_year_that_the_archive_has_not_is_a_word(self):
        self.assertFilters("1999", "1999")

    def test_two_years_are_words(self):
        self.assertFilters("2017 2025", "2017 2025")

    def test_year_within_a_phrase_or_a_date_is_a_word(self):
        self.assertFilters('"2017"', '"2017"')
        self.assertFilters("2017-03-05", "2017-03-05")

    def test_year_left_out_is_no_filter(self):
        self.assertFilters("migrants -2017", "migrants -2017")

    def test_year_beside_one_chosen_is_a_word(self):
        self.assertFilters("2017", "2017", taken=["year"])


class CountryTests(UnderstandingTestCase):
    def test_country_beside_a_year_is_a_filter(self):
        self.assertFilters("bolivia 2017", country="bolivia", year="2017")

    def test_country_beside_words_is_a_filter(self):
        self.assertFilters("migrants Bolivia", "migrants", country="bolivia")

    def test_country_alone_is_words(self):
        self.assertFilters("Bolivia", "Bolivia")
        self.assertFilters("(saint lucia)", "(saint lucia)")

    def test_country_beside_signs_alone_is_words(self):
        self.assertFilters("- Bolivia .", "Bolivia")

    def test_longest_name_counts(self):
        self.assertFilters(
            "United States of America law", "law", country="united-states"
        )

    def test_name_of_several_words_is_found_among_others(self):
        self.assertFilters(
            "law of St. Lucia 2017", "law of", country="saint-lucia", year="2017"
        )

    def test_two_countries_are_words(self):
        self.assertFilters("cuba bolivia treaty", "cuba bolivia treaty")

    def test_country_named_twice_is_one_filter(self):
        self.assertFilters("cuba treaty Cuba", "treaty", country="cuba")

    def test_country_within_a_phrase_is_words(self):
        self.assertFilters('"cuba" law', '"cuba" law')

    def test_country_left_out_is_no_filter(self):
        self.assertFilters("law -cuba", "law -cuba")

    def test_code_in_capitals_is_a_filter(self):
        self.assertFilters("VEN migrants", "migrants", country="venezuela")
        self.assertFilters("US 2017", country="united-states", year="2017")

    def test_code_in_small_letters_is_a_word(self):
        self.assertFilters("tell us more", "tell us more")

    def test_code_among_capitals_is_a_word(self):
        self.assertFilters("TELL US MORE", "TELL US MORE")

    def test_part_of_a_word_is_no_country(self):
        self.assertFilters("cubans abroad", "cubans abroad")


class WordsTests(SimpleTestCase):
    def query(self, text, **chosen):
        return understand(text, VOCABULARY, chosen).query(**chosen)

    def test_words_are_searched_for_and_name_a_record(self):
        self.assertEqual(
            self.query("world without walls"),
            Query(words=("world", "without", "walls"), name="world without walls"),
        )

    def test_phrases_stand_in_quotation_marks_of_any_shape(self):
        for text in ['"world without"', "“world without”", "«world without»"]:
            with self.subTest(text):
                self.assertEqual(
                    self.query(text),
                    Query(phrases=("world without",), name="world without"),
                )

    def test_quotation_mark_left_open_makes_no_phrase(self):
        self.assertEqual(self.query('"world without').words, ("world", "without"))

    def test_words_after_a_minus_are_left_out(self):
        self.assertEqual(
            self.query("migrants -credit"),
            Query(words=("migrants",), without=("credit",), name="migrants"),
        )

    def test_phrases_after_a_minus_are_left_out(self):
        self.assertEqual(self.query('fund -"credit fund"').without, ("credit fund",))

    def test_minus_within_a_word_leaves_nothing_out(self):
        self.assertEqual(self.query("ALBA-TCP").words, ("ALBA-TCP",))

    def test_filters_narrow_beside_those_chosen(self):
        query = self.query("migrants 2017", country=("cuba",))
        self.assertEqual(query.filters, Filters(country=("cuba",), year=("2017",)))
        self.assertEqual(query.name, "migrants")

    def test_operators_of_other_searches_are_words(self):
        self.assertEqual(self.query("NOT x").words, ("NOT", "x"))
        self.assertEqual(self.query("a@b OR c*").words, ("a@b", "OR", "c*"))

    def test_signs_alone_are_nothing(self):
        for text in ["", " ", "'", "-", ".", '"', '""', '-""', "(" * 300, "¶", "«»"]:
            with self.subTest(text[:9]):
                self.assertEqual(parts_of(text), [])
                self.assertEqual(self.query(text), Query())

    def test_rest_is_understood_the_same_again(self):
        for text in [
            "bolivia 2017",
            'law "of the sea" -cuba VEN',
            "cuba bolivia 2017",
            "year:2017 year:2025 country:nowhere -x:y",
            "US 2017 2025",
        ]:
            with self.subTest(text):
                once = understand(text, VOCABULARY)
                again = understand(once.rest, VOCABULARY, taken=once.filters)
                self.assertEqual(again, ({}, once.parts))


class KeyTests(SimpleTestCase):
    def test_names_are_compared_without_case_accents_and_signs(self):
        self.assertEqual(key(" EE. UU. "), "ee uu")
        self.assertEqual(key("Perú"), key("PERU"))
