"""What is searched of countries, people and organizations."""

from django.test import TestCase

from tests.archive.search.finding import entries_of, entry_of, facets_of
from tests.factories import (
    make_citation,
    make_initiative,
    make_membership,
    make_office,
    make_organization,
    make_passage,
    make_person,
    make_source,
    make_state,
    make_statement,
    make_tenure,
)


class CountryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state = make_state(
            "Antigua and Barbuda",
            official_name_en="State of Antigua",
            demonym_es="antiguano",
            aliases="Antigua-Barbuda\nSaint John [en]",
        )
        cls.membership = make_membership(cls.state)
        cls.witness = make_source()
        make_citation(
            cls.membership,
            passage=make_passage(source=cls.witness),
            field="state",
            says="misprint",
            stated_value="Antigua and Barbados",
            reading_en="Antigua and Barbuda",
        )

    def entry(self):
        return entry_of("country")

    def test_names(self):
        names = set(self.entry().names)
        for name in ("State of Antigua", "AG", "Antigua-Barbuda", "Saint John"):
            self.assertIn(name, names)
        self.assertLessEqual({"antiguano", "antiguanas"}, names)

    def test_names_as_misprinted(self):
        self.assertIn("Antigua and Barbados", self.entry().names)

    def test_country_is_its_own(self):
        expected = {("country", "antigua-and-barbuda", "")}
        self.assertEqual(facets_of("country", self.state), [expected])
        self.assertEqual(self.entry().url, "/countries/antigua-and-barbuda/")
        self.assertEqual(self.entry().reference, "ATG")

    def test_other_citations_of_a_membership_name_nobody(self):
        self.membership.citations.update(field="began")
        self.assertNotIn("Antigua and Barbados", self.entry().names)

    def test_misprint_in_a_draft_is_not_known(self):
        self.witness.status = "draft"
        self.witness.save()
        self.assertNotIn("Antigua and Barbados", self.entry().names)


class PersonTests(TestCase):
    def test_offices_are_words(self):
        person = make_person("Freddy Ñáñez", aliases="Freddy Nanez")
        make_tenure(person, make_office(title_en="Minister", title_es="Ministro"))
        entry = entry_of("person")
        self.assertIn(("en", "Minister"), entry.texts)
        self.assertIn(("es", "Ministro"), entry.texts)
        self.assertEqual(entry.names, ["Freddy Nanez"])

    def test_country(self):
        people = [make_person(state=make_state("Cuba")), make_person()]
        for person in people:
            make_statement(person=person)
        expected = [{("country", "cuba", "")}, set()]
        self.assertEqual(facets_of("person", *people), expected)

    def test_offices_are_in_order_of_rank(self):
        person = make_person()
        for rank, title in [(2, "Minister"), (1, "President")]:
            make_tenure(person, make_office(title_en=title, title_es="", rank=rank))
        words = [word for _language, word in entry_of("person").texts if word]
        self.assertEqual(words, ["President", "Minister"])

    def test_queries_do_not_grow(self):
        make_tenure(make_person(state=make_state()), make_office())
        with self.assertNumQueries(4):
            entries_of("person")
        make_tenure(make_person(state=make_state()), make_office())
        with self.assertNumQueries(4):
            entries_of("person")


class OrganizationTests(TestCase):
    def test_acronym_is_a_name(self):
        bank = make_organization(acronym="BALBA", aliases="The Bank [en]")
        make_initiative(host=bank)
        make_citation(bank, says="wording", stated_value="a bank")
        entry = entry_of("organization")
        self.assertEqual(entry.names, ["BALBA", "The Bank"])
        self.assertIn("a bank", entry.unseen)
