"""What the record answers about states on a day, and who is public."""

import datetime as dt

from django.test import TestCase

from alba_site.sources.models import Source
from members.models import Membership, Office, Organization, Person, State, Tenure
from members.querysets import OnDay
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

MEMBER, UNCONFIRMED, NO, UNDOCUMENTED = OnDay.values
NO_WORDS = {"passage": None, "quote": ""}
SEEN = {"attested_first": "2017-03-06", "attested_last": "2017-03-06"}


class OnDayCase(TestCase):
    """Base of tests of one state, ``state``."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make_state("Bolivia")

    def assertOn(self, answers, standing="member"):
        """Check ``answers``, a dict of ISO days and what is said on them."""
        for day, expected in answers.items():
            with self.subTest(day):
                states = State.objects.on(dt.date.fromisoformat(day), standing)
                self.assertEqual(states.get(pk=self.state.pk).on_day, expected)


class ReturningStateTests(OnDayCase):
    """Bolivia joined, left, returned and was suspended."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_membership(cls.state, began="2006-04-29", ended="2019-11-15")
        make_membership(cls.state, began="2020-11-09", attested_last="2025-02-03")
        make_membership(cls.state, standing="suspended", began="2025-11-14")

    def test_state_is_no_member_before_its_first_accession(self):
        self.assertOn({"2004-12-14": NO, "2006-04-28": NO})

    def test_state_is_a_member_from_the_day_of_accession_to_the_last_day_inside(self):
        self.assertOn(
            {"2006-04-29": MEMBER, "2013-01-01": MEMBER, "2019-11-15": MEMBER}
        )

    def test_state_is_no_member_between_exit_and_return(self):
        self.assertOn({"2019-11-16": NO, "2020-11-08": NO})

    def test_state_is_a_member_again_up_to_the_last_evidence(self):
        self.assertOn({"2020-11-09": MEMBER, "2025-02-03": MEMBER})

    def test_membership_after_the_last_evidence_is_unconfirmed(self):
        self.assertOn({"2025-02-04": UNCONFIRMED, "2030-01-01": UNCONFIRMED})

    def test_suspension_is_asked_for_separately(self):
        answers = {"2025-11-13": NO, "2025-11-14": MEMBER, "2025-11-15": UNCONFIRMED}
        self.assertOn(answers, "suspended")

    def test_suspension_does_not_change_the_membership(self):
        self.assertOn({"2025-11-14": UNCONFIRMED})

    def test_both_standings_are_one_query(self):
        day = dt.date(2025, 11, 14)
        states = State.objects.on(day).on(day, "suspended", name="suspension")
        with self.assertNumQueries(1):
            (state,) = states
        self.assertEqual((state.on_day, state.suspension), (UNCONFIRMED, MEMBER))


class AllAnswersTests(TestCase):
    def test_four_answers_are_one_query(self):
        make_membership(make_state("Cuba"), began="2004-12-14", **SEEN)
        make_membership(make_state("Nicaragua"), began="2007-01-11")
        make_membership(make_state("Honduras"), began="2008-10-09", ended="2010-01-15")
        make_state("Mexico")
        with self.assertNumQueries(1):
            states = list(State.objects.on(dt.date(2017, 3, 5)))
        self.assertEqual(
            {state.name: state.on_day for state in states},
            {
                "Cuba": MEMBER,
                "Nicaragua": UNCONFIRMED,
                "Honduras": NO,
                "Mexico": UNDOCUMENTED,
            },
        )

    def test_answer_filters(self):
        make_membership(make_state("Cuba"), began="2004-12-14", **SEEN)
        make_state("Mexico")
        members = State.objects.on(dt.date(2017, 3, 5)).filter(on_day=MEMBER)
        self.assertEqual([state.name for state in members], ["Cuba"])


class ImpreciseDateTests(OnDayCase):
    def test_beginning_known_to_the_year(self):
        make_membership(self.state, began="2009", **SEEN)
        self.assertOn(
            {
                "2008-12-31": NO,
                "2009-01-01": UNDOCUMENTED,
                "2009-12-30": UNDOCUMENTED,
                "2009-12-31": MEMBER,
                "2010-01-01": MEMBER,
                "2017-03-06": MEMBER,
                "2017-03-07": UNCONFIRMED,
            }
        )

    def test_beginning_known_to_the_year_without_evidence(self):
        make_membership(self.state, began="2009")
        self.assertOn({"2009-06-24": UNDOCUMENTED, "2010-01-01": UNCONFIRMED})

    def test_beginning_known_to_the_month(self):
        make_membership(self.state, began="2009-02", **SEEN)
        self.assertOn(
            {
                "2009-01-31": NO,
                "2009-02-01": UNDOCUMENTED,
                "2009-02-28": UNDOCUMENTED,
                "2009-03-01": MEMBER,
            }
        )

    def test_evidence_within_the_year_of_the_beginning(self):
        make_membership(self.state, began="2009", attested_first="2009-06-24")
        self.assertOn(
            {
                "2009-06-23": UNDOCUMENTED,
                "2009-06-24": MEMBER,
                "2009-06-25": UNCONFIRMED,
            }
        )

    def test_end_known_to_the_year(self):
        make_membership(self.state, began="2004-06-24", ended="2018")
        self.assertOn(
            {
                "2017-12-31": MEMBER,
                "2018-01-01": MEMBER,
                "2018-01-02": UNCONFIRMED,
                "2018-12-31": UNCONFIRMED,
                "2019-01-01": NO,
            }
        )

    def test_end_known_to_the_month(self):
        make_membership(self.state, began="2004-06-24", ended="2018-08")
        self.assertOn(
            {"2018-08-01": MEMBER, "2018-08-31": UNCONFIRMED, "2018-09-01": NO}
        )

    def test_return_known_to_the_year(self):
        make_membership(self.state, began="2006-04-29", ended="2010-01-15")
        make_membership(self.state, began="2012")
        self.assertOn(
            {
                "2011-12-31": NO,
                "2012-01-01": UNDOCUMENTED,
                "2012-12-30": UNDOCUMENTED,
                "2012-12-31": UNCONFIRMED,
            }
        )

    def test_beginning_and_end_known_to_the_same_year(self):
        make_membership(self.state, began="2009", ended="2009")
        self.assertOn({"2008-12-31": NO, "2009-06-24": UNDOCUMENTED, "2010-01-01": NO})


class UndatedTests(OnDayCase):
    def test_period_only_attested(self):
        make_membership(self.state, began="", **SEEN)
        self.assertOn(
            {
                "2004-12-14": UNDOCUMENTED,
                "2017-03-05": UNDOCUMENTED,
                "2017-03-06": MEMBER,
                "2017-03-07": UNCONFIRMED,
            }
        )

    def test_period_attested_between_two_days(self):
        make_membership(
            self.state, began="", attested_first="2009", attested_last="2017-03-06"
        )
        self.assertOn(
            {"2009-12-30": UNDOCUMENTED, "2009-12-31": MEMBER, "2017-03-06": MEMBER}
        )

    def test_period_without_any_date(self):
        make_membership(self.state, began="")
        self.assertOn({"2004-12-14": UNDOCUMENTED, "2030-01-01": UNDOCUMENTED})

    def test_period_of_which_only_the_end_is_known(self):
        make_membership(self.state, began="", ended="2010-01-15")
        self.assertOn(
            {"2010-01-14": UNDOCUMENTED, "2010-01-15": MEMBER, "2010-01-16": NO}
        )

    def test_return_without_date_attested_after_an_exit(self):
        make_membership(self.state, began="2006-04-29", ended="2010-01-15")
        make_membership(self.state, began="", **SEEN)
        self.assertOn(
            {
                "2006-04-28": NO,
                "2010-01-15": MEMBER,
                "2010-01-16": UNDOCUMENTED,
                "2017-03-05": UNDOCUMENTED,
                "2017-03-06": MEMBER,
                "2017-03-07": UNCONFIRMED,
            }
        )

    def test_return_without_date_that_ended_again(self):
        make_membership(self.state, began="2006-04-29", ended="2010-01-15")
        make_membership(self.state, began="", attested_first="2012", ended="2013-05-01")
        self.assertOn(
            {
                "2011-01-01": UNDOCUMENTED,
                "2012-12-31": MEMBER,
                "2013-05-01": MEMBER,
                "2013-05-02": NO,
            }
        )

    def test_period_without_evidence_does_not_unsay_an_exit(self):
        make_membership(self.state, began="2006-04-29", ended="2010-01-15")
        make_membership(self.state, began="")
        self.assertOn({"2010-01-15": MEMBER, "2010-01-16": NO, "2030-01-01": NO})

    def test_period_attested_after_the_first_accession_does_not_unsay_it(self):
        make_membership(self.state, began="2006-04-29", ended="2010-01-15")
        make_membership(self.state, began="", attested_first="2012", ended="2013")
        make_membership(self.state, began="2020-11-09")
        self.assertOn({"2006-04-28": NO, "2011-01-01": UNDOCUMENTED, "2014-01-01": NO})

    def test_older_membership_without_date_attested_before_the_accession(self):
        make_membership(self.state, began="", attested_first="2005", ended="2006")
        make_membership(self.state, began="2010-01-01")
        self.assertOn(
            {
                "2004-12-14": UNDOCUMENTED,
                "2005-12-31": MEMBER,
                "2006-06-30": UNCONFIRMED,
                "2007-01-01": NO,
                "2010-01-01": MEMBER,
            }
        )

    def test_state_without_a_period(self):
        self.assertOn({"2017-03-06": UNDOCUMENTED})


class StandingTests(OnDayCase):
    def test_observer_is_asked_for_by_its_name(self):
        make_membership(self.state, standing="observer", began="2009-06-24")
        self.assertOn({"2009-06-23": NO, "2009-06-24": MEMBER}, "observer")
        self.assertOn({"2009-06-24": UNDOCUMENTED}, "member")

    def test_observer_that_became_a_member(self):
        make_membership(
            self.state, standing="observer", began="2007", ended="2009-06-23"
        )
        make_membership(self.state, began="2009-06-24")
        self.assertOn({"2009-06-23": MEMBER, "2009-06-24": NO}, "observer")
        self.assertOn({"2009-06-23": NO, "2009-06-24": MEMBER})

    def test_ever_in_names_the_states_of_a_standing(self):
        make_membership(self.state, standing="observer")
        cuba = make_membership().state
        self.assertEqual(list(State.objects.ever_in()), [cuba])
        self.assertEqual(list(State.objects.ever_in("observer")), [self.state])


class MembershipVisibilityTests(OnDayCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        source = make_source(status="draft")
        make_membership(cls.state, passage=make_passage(source=source), **SEEN)

    def test_membership_from_a_draft_does_not_count(self):
        self.assertOn({"2017-03-06": UNDOCUMENTED})
        self.assertIs(State.objects.ever_in().exists(), False)

    def test_membership_from_a_public_source_counts(self):
        Source.objects.update(status="published")
        self.assertOn({"2017-03-06": MEMBER})

    def test_membership_without_words_does_not_count(self):
        cuba = make_membership(passage=None).state
        self.assertNotIn(cuba, State.objects.ever_in())


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
        cls.bank = make_organization()

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

    def test_with_office_loads_whose_it_is(self):
        make_tenure(office=make_office(organization=make_organization()))
        make_tenure()
        with self.assertNumQueries(1):
            named = [str(tenure.office) for tenure in Tenure.objects.with_office()]
        self.assertEqual(len(named), 2)

    def test_states_are_ordered_by_their_english_name(self):
        make_state("Venezuela")
        make_state("Cuba")
        self.assertEqual(
            [s.slug for s in State.objects.by_name()], ["cuba", "venezuela"]
        )
