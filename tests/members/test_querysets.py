"""In which order memberships stand, and which reference records are public."""

from django.test import TestCase

from members.models import Membership, Office, Organization, Person, State, Tenure
from tests.factories import (
    make_event,
    make_initiative,
    make_membership,
    make_milestone,
    make_office,
    make_organization,
    make_participation,
    make_passage,
    make_person,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_tenure,
)

NO_WORDS = {"passage": None, "quote": ""}
SEEN = {"attested_first": "2017-03-06", "attested_last": "2017-03-06"}


class MembershipOrderTests(TestCase):
    def test_periods_are_in_order_of_time_undated_ones_by_their_evidence(self):
        state = make_state()
        last = make_membership(state, began="2018-01-01", ended="2019")
        undated = make_membership(state, began="", **SEEN)
        first = make_membership(state, began="2004-12-14", ended="2010-01-15")
        self.assertEqual(list(Membership.objects.in_order()), [first, undated, last])


class NamingCase(TestCase):
    """Base of tests of what makes a reference record public."""

    def assertNamedBy(self, record, row):
        """Check that ``record`` is public while ``row`` is."""
        rows = type(row).objects.filter(pk=row.pk)
        hidden = {"status": "draft"} if hasattr(row, "status") else NO_WORDS
        self.assertIn(record, type(record).objects.published())
        rows.update(**hidden)
        self.assertNotIn(record, type(record).objects.published())
        row.delete()


class NamedStateTests(NamingCase):
    @classmethod
    def setUpTestData(cls):
        cls.state = make_state("Mexico")

    def test_state_with_an_office_and_a_place_only_is_not_public(self):
        make_office(state=self.state)
        make_place(self.state)
        self.assertNotIn(self.state, State.objects.published())

    def test_membership_names_its_state(self):
        self.assertNamedBy(self.state, make_membership(self.state))

    def test_participation_names_its_state(self):
        self.assertNamedBy(self.state, make_participation(state=self.state))

    def test_summit_names_the_state_of_its_place(self):
        self.assertNamedBy(self.state, make_summit(place=make_place(self.state)))

    def test_event_names_the_state_of_its_place(self):
        self.assertNamedBy(self.state, make_event(place=make_place(self.state)))

    def test_event_names_its_states(self):
        self.assertNamedBy(self.state, make_event(states=[self.state]))

    def test_statement_names_the_states_concerned(self):
        self.assertNamedBy(self.state, make_statement(states=[self.state]))

    def test_tenure_names_the_state_of_its_office(self):
        tenure = make_tenure(office=make_office(state=self.state))
        self.assertNamedBy(self.state, tenure)

    def test_public_person_names_the_state(self):
        person = make_person(state=self.state)
        self.assertNotIn(self.state, State.objects.published())
        self.assertNamedBy(self.state, make_statement(person=person))


class NamedPersonTests(NamingCase):
    @classmethod
    def setUpTestData(cls):
        cls.person = make_person("Freddy Ñáñez")

    def test_person_whom_nobody_names_is_not_public(self):
        self.assertNotIn(self.person, Person.objects.published())

    def test_person_from_a_draft_source_is_not_public_even_when_named(self):
        source = make_source(status="draft")
        person = make_person(passage=make_passage(source=source))
        make_participation(person=person)
        self.assertNotIn(person, Person.objects.published())

    def test_tenure_names_its_person(self):
        self.assertNamedBy(self.person, make_tenure(self.person))

    def test_participation_names_its_person(self):
        self.assertNamedBy(self.person, make_participation(person=self.person))

    def test_statement_names_its_speaker(self):
        self.assertNamedBy(self.person, make_statement(person=self.person))

    def test_statement_names_the_people_concerned(self):
        self.assertNamedBy(self.person, make_statement(people=[self.person]))

    def test_event_names_its_people(self):
        self.assertNamedBy(self.person, make_event(people=[self.person]))

    def test_milestone_names_its_person(self):
        milestone = make_milestone(actor="person", person=self.person)
        self.assertNamedBy(self.person, milestone)


class NamedOrganizationTests(NamingCase):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_organization(passage=None)

    def test_organization_that_nobody_names_is_not_public(self):
        make_organization(parent=self.bank)
        self.assertNotIn(self.bank, Organization.objects.published())

    def test_participation_names_its_organization(self):
        self.assertNamedBy(self.bank, make_participation(organization=self.bank))

    def test_statement_names_the_organizations_concerned(self):
        self.assertNamedBy(self.bank, make_statement(organizations=[self.bank]))

    def test_event_names_its_organizations(self):
        self.assertNamedBy(self.bank, make_event(organizations=[self.bank]))

    def test_initiative_names_its_host(self):
        self.assertNamedBy(self.bank, make_initiative(host=self.bank))

    def test_tenure_names_the_organization_of_its_office(self):
        office = make_office(organization=self.bank)
        self.assertNamedBy(self.bank, make_tenure(office=office))


class OfficeAndTenureTests(NamingCase):
    def test_office_is_public_while_a_public_tenure_names_it(self):
        office = make_office()
        self.assertNotIn(office, Office.objects.published())
        self.assertNamedBy(office, make_tenure(office=office))

    def test_with_holder_loads_whose_office_it_is(self):
        make_tenure(office=make_office(organization=make_organization()))
        make_tenure()
        with self.assertNumQueries(1):
            named = [str(tenure.office) for tenure in Tenure.objects.with_holder()]
        self.assertEqual(len(named), 2)

    def test_states_are_ordered_by_their_english_name(self):
        make_state("Venezuela")
        make_state("Cuba")
        self.assertEqual(
            [s.slug for s in State.objects.by_name()], ["cuba", "venezuela"]
        )
