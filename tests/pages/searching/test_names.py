"""What filters are called is read from the record, in both languages."""

from django.test import TestCase
from django.utils.translation import override

from alba_site.pages.searching.names import names_in
from archive.publishing import edition
from archive.publishing.per_edition import forget
from members.models import State
from tests import factories as make
from tests.seeds import load_seeds


class SeedNamesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()
        cls.names = names_in(edition.current())

    def test_countries_have_all_their_names_and_codes(self):
        for name in ["venezuela", "ve", "ven", "republica bolivariana de venezuela"]:
            with self.subTest(name):
                self.assertEqual(self.names.vocabulary["country"][name], "venezuela")

    def test_aliases_are_read_without_their_language(self):
        country = self.names.vocabulary["country"]
        self.assertEqual(country["ee uu"], "united-states")
        self.assertEqual(country["st lucia"], "saint-lucia")

    def test_countries_that_no_public_row_names_are_none(self):
        self.assertTrue(State.objects.filter(slug="barbados").exists())
        self.assertNotIn("barbados", self.names.vocabulary["country"])
        self.assertFalse(self.names.knows("country", "barbados"))

    def test_types_are_called_by_one_and_many_in_both_languages(self):
        for name in ["summit", "Summits", "cumbre", "cumbres"]:
            self.assertEqual(self.names.vocabulary["type"][name.lower()], "summit")
        self.assertEqual(self.names.vocabulary["type"]["country"], "country")

    def test_years_are_those_of_the_archive(self):
        self.assertEqual(
            sorted(self.names.vocabulary["year"]), ["2004", "2017", "2025"]
        )

    def test_topics_have_both_names(self):
        for name in ["migration", "migracion"]:
            self.assertEqual(self.names.vocabulary["topic"][name], "migration")

    def test_labels_are_in_the_readers_language(self):
        self.assertEqual(self.names.label("country", "grenada"), "Grenada")
        with override("es"):
            self.assertEqual(self.names.label("country", "grenada"), "Granada")
            self.assertEqual(self.names.label("type", "summit"), "Cumbres")

    def test_value_that_nobody_knows_is_its_own_label(self):
        self.assertEqual(self.names.label("year", "1999"), "1999")

    def test_years_are_four_digits(self):
        for value in ["17", "20170", "２０１７", "abcd", "-201"]:
            self.assertFalse(self.names.knows("year", value))
        self.assertTrue(self.names.knows("year", "1999"))


class SharedNameTests(TestCase):
    def test_address_of_one_is_no_name_of_another(self):
        for slug, name in [("a-treaty", "Peace"), ("peace", "Harmony")]:
            make.make_statement(topics=[make.make_topic(slug=slug, name_en=name)])
        names = names_in(edition.current())
        self.assertEqual(names.meant("topic", "PEACE"), "peace")
        self.assertEqual(names.meant("topic", "Harmony"), "peace")
        self.assertEqual(names.meant("topic", "war"), "war")

    def test_name_that_two_share_is_that_of_the_first_whichever_came_first(self):
        for slug in ("b", "a", "c"):
            topic = make.make_topic(slug=slug, name_en="Peace", aliases="The peoples")
            make.make_statement(topics=[topic])
        topics = names_in(edition.current()).vocabulary["topic"]
        self.assertEqual((topics["peace"], topics["the peoples"]), ("a", "a"))


class KeptTests(TestCase):
    def test_names_are_read_once_an_edition(self):
        now = edition.current()
        forget()
        names_in(now)
        with self.assertNumQueries(0):
            names_in(now)

    def test_new_edition_has_new_names(self):
        names_in(edition.current())
        make.make_participation(state=make.make_state("Cuba"))
        names = names_in(edition.current())
        self.assertEqual(names.vocabulary["country"]["cuba"], "cuba")
