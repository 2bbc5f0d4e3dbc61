"""What is searched of countries, people and organizations."""

from django.test import TestCase

from archive.sources.models import Source
from members.models import Organization, Person, State
from members.search import countries, names_printed, organizations, people
from tests.archive.search.finding import facets_of
from tests.factories import (
    make_citation,
    make_initiative,
    make_membership,
    make_office,
    make_organization,
    make_person,
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
        make_citation(
            cls.membership,
            field="state",
            says="misprint",
            stated_value="Antigua and Barbados",
            reading_en="Antigua and Barbuda",
        )

    def entry(self):
        [entry] = countries(State.objects.published())
        return entry

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
        self.assertEqual(names_printed([self.state]), {})

    def test_misprint_in_a_draft_is_not_known(self):
        Source.objects.update(status="draft")
        self.assertEqual(names_printed([self.state]), {})


class PersonTests(TestCase):
    def test_offices_are_words(self):
        person = make_person("Freddy Ñáñez", aliases="Freddy Nanez")
        make_tenure(person, make_office(title_en="Minister", title_es="Ministro"))
        [entry] = people(Person.objects.all())
        self.assertIn(("en", "Minister"), entry.texts)
        self.assertIn(("es", "Ministro"), entry.texts)
        self.assertEqual(entry.names, ["Freddy Nanez"])

    def test_country(self):
        people = [make_person(state=make_state("Cuba")), make_person()]
        for person in people:
            make_statement(person=person)
        expected = [{("country", "cuba", "")}, set()]
        self.assertEqual(facets_of("person", *people), expected)

    def test_queries_do_not_grow(self):
        make_person(state=make_state())
        with self.assertNumQueries(3):
            list(people(Person.objects.all()))
        make_tenure(make_person(state=make_state()), make_office())
        with self.assertNumQueries(3):
            list(people(Person.objects.all()))


class OrganizationTests(TestCase):
    def test_acronym_is_a_name(self):
        bank = make_organization(acronym="BALBA", aliases="The Bank [en]")
        make_initiative(host=bank)
        make_citation(bank, says="wording", stated_value="a bank")
        [entry] = organizations(Organization.objects.all())
        self.assertEqual(entry.names, ["BALBA", "The Bank"])
        self.assertEqual(entry.face, "BALBA")  # which initiatives that it hosts tell
        self.assertIn("a bank", entry.unseen)
