"""What counts as a gap of a record."""

from django.test import TestCase

from alba_site.pages import gap_rules
from alba_site.pages.gaps import (
    declarations,
    events,
    initiatives,
    memberships,
    sources,
    steps,
    summits_with_what_they_name,
    tenures,
)
from members.models import Membership
from tests import factories as make

TODAY = "2026-11-22"


class RuleCase(TestCase):
    rules = ()

    def records(self):
        raise NotImplementedError

    def missing(self):
        """Return the words of the gaps of the one record there is."""
        [record] = self.records()
        return [str(r.words) for r in self.rules if r.is_gap(record, TODAY)]

    def notes(self):
        [record] = self.records()
        return [r.note(record) for r in self.rules if r.is_gap(record, TODAY)]


class SourceTests(RuleCase):
    rules = gap_rules.SOURCE

    def records(self):
        return sources()

    def test_empty_fields_of_a_source_are_gaps(self):
        make.make_source()
        self.assertEqual(
            self.missing(),
            [
                "The publisher is not recorded in the copy held.",
                "The author is not recorded in the copy held.",
                "The date of publication is not recorded.",
            ],
        )

    def test_source_with_all_of_them_has_none(self):
        make.make_source(publisher="Agency", author="A. Reporter", published_on="2017")
        self.assertEqual(self.missing(), [])

    def test_source_held_by_reference_is_a_gap(self):
        make.make_source(held="reference")
        self.assertIn("Only a reference to the text is held.", self.missing())


class SummitTests(RuleCase):
    rules = gap_rules.SUMMIT

    def records(self):
        return summits_with_what_they_name()

    def make_full(self, **fields):
        given = {"ended_on": "2017-03-05", "format": "in-person"}
        return make.make_summit(**{"place": make.make_place(), **given, **fields})

    def test_summit_with_everything_has_none(self):
        summit = self.make_full()
        make.make_declaration(summit)
        make.make_participation(summit, state=make.make_state("Cuba"))
        self.assertEqual(self.missing(), [])

    def test_each_empty_field_is_a_gap(self):
        for field, value, words in [
            ("number", None, "The number is not recorded."),
            ("ended_on", "", "The closing day is not recorded."),
            ("place", None, "The place is not recorded."),
            ("format", "not-stated", "Whether it met in person or by video"),
        ]:
            with self.subTest(field):
                summit = self.make_full(**{field: value})
                self.assertTrue(any(w.startswith(words) for w in self.missing()))
                summit.delete()

    def test_draft_declaration_is_not_held(self):
        make.make_declaration(self.make_full(), status="draft")
        self.assertIn("No declaration is held.", self.missing())

    def test_host_alone_is_a_gap(self):
        summit = self.make_full()
        make.make_participation(summit, state=summit.place.state)
        self.assertIn(
            "No state other than the host is named as taking part.", self.missing()
        )

    def test_state_named_at_a_summit_without_place_counts(self):
        summit = self.make_full(place=None)
        make.make_participation(summit, state=make.make_state("Cuba"))
        self.assertNotIn("other than the host", " ".join(self.missing()))

    def test_states_reported_collectively_are_a_gap(self):
        summit = self.make_full()
        make.make_participation(
            summit, state=make.make_state("Cuba"), role="collective"
        )
        self.assertIn(
            "The states are reported collectively only; who attended is not named.",
            self.missing(),
        )

    def test_summit_to_come_misses_nothing_that_only_holding_it_gives(self):
        make.make_summit(state_of="announced", place=make.make_place())
        self.assertEqual(self.missing(), [])


class DeclarationTests(RuleCase):
    rules = gap_rules.DECLARATION

    def records(self):
        return declarations()

    def test_excerpts_are_a_gap(self):
        make.make_declaration()
        self.assertEqual(self.missing(), ["The text is held in excerpts only."])

    def test_full_text_is_none(self):
        make.make_declaration(text=make.make_source(held="full"))
        self.assertEqual(self.missing(), [])

    def test_day_of_adoption_not_recorded_is_a_gap(self):
        make.make_declaration(text=make.make_source(held="full"), adopted_on="")
        self.assertEqual(self.missing(), ["The day of its adoption is not recorded."])


class MembershipTests(RuleCase):
    rules = gap_rules.MEMBERSHIP

    def records(self):
        return memberships()

    def test_membership_without_accession_is_a_gap(self):
        make.make_membership(began="", ended="2018-08-23")
        self.assertEqual(self.missing(), ["No source held gives a date of accession."])

    def test_every_standing_has_words_of_its_own(self):
        for standing in Membership.Standing:
            with self.subTest(standing):
                period = make.make_membership(began="", ended="2018", standing=standing)
                self.assertEqual(len(self.missing()), 1)
                period.delete()

    def test_silence_since_the_last_evidence_is_a_gap(self):
        make.make_membership(attested_first="2016", attested_last="2017-03-06")
        self.assertEqual(
            self.missing(), ["No source held is later than the last evidence of it."]
        )
        self.assertEqual(self.notes(), ["6 March 2017"])

    def test_accession_is_evidence_where_there_is_no_other(self):
        make.make_membership()
        self.assertEqual(self.notes(), ["14 December 2004"])

    def test_first_evidence_counts_where_there_is_no_last(self):
        make.make_membership(attested_first="2016")
        self.assertEqual(self.notes(), ["2016"])

    def test_evidence_of_today_is_none(self):
        make.make_membership(attested_last=TODAY)
        self.assertEqual(self.missing(), [])

    def test_evidence_of_this_year_is_none(self):
        make.make_membership(attested_last="2026")
        self.assertEqual(self.missing(), [])

    def test_ended_period_has_none(self):
        make.make_membership(ended="2018-08-23")
        self.assertEqual(self.missing(), [])


class TenureTests(RuleCase):
    rules = gap_rules.TENURE

    def records(self):
        return tenures()

    def test_office_without_beginning_is_a_gap(self):
        make.make_tenure()
        self.assertEqual(self.missing(), ["No source held says when it began."])

    def test_office_of_a_former_holder_without_end_is_a_gap(self):
        make.make_tenure(
            began="1999",
            attested_first="",
            attested_last="",
            ended_not_after="2017-03-06",
        )
        self.assertEqual(self.missing(), ["No source held says when it ended."])
        self.assertEqual(self.notes(), ["from 1999; former, as of 6 March 2017"])

    def test_office_with_both_has_none(self):
        make.make_tenure(
            began="1999", ended="2013", attested_first="", attested_last=""
        )
        self.assertEqual(self.missing(), [])


class InitiativeTests(RuleCase):
    rules = gap_rules.INITIATIVE

    def records(self):
        return initiatives()

    def test_initiative_without_step_is_a_gap(self):
        make.make_initiative()
        self.assertEqual(self.missing(), ["No step of it is recorded."])

    def test_nothing_since_the_last_step_is_a_gap(self):
        make.make_milestone()
        self.assertEqual(self.missing(), ["Nothing is recorded since its last step."])
        self.assertEqual(self.notes(), ["5 March 2017"])

    def test_ended_initiative_has_none(self):
        make.make_milestone(step="ended")
        self.assertEqual(self.missing(), [])

    def test_step_to_come_is_none(self):
        make.make_milestone(date="2027")
        self.assertEqual(self.missing(), [])


class MilestoneTests(RuleCase):
    rules = gap_rules.MILESTONE

    def records(self):
        return steps()

    def test_implied_step_is_a_gap(self):
        make.make_milestone(implied=True)
        self.assertEqual(
            self.missing(), ["It is only implied; no source held tells of it."]
        )

    def test_step_without_date_is_a_gap(self):
        make.make_milestone(not_after="2017-03-05")
        self.assertEqual(self.missing(), ["The date is not recorded."])

    def test_dated_step_is_none(self):
        make.make_milestone()
        self.assertEqual(self.missing(), [])


class EventTests(RuleCase):
    rules = gap_rules.EVENT

    def records(self):
        return events()

    def test_event_without_date_is_a_gap(self):
        make.make_event(began="")
        self.assertEqual(self.missing(), ["The date is not recorded."])

    def test_announced_event_whose_day_is_past_is_a_gap(self):
        make.make_event(state_of="announced", ended="2017-06-21")
        self.assertEqual(self.missing(), ["Whether it took place is not recorded."])
        self.assertEqual(self.notes(), ["21 June 2017"])

    def test_announced_event_to_come_is_none(self):
        make.make_event(state_of="announced", began="2027-01")
        self.assertEqual(self.missing(), [])

    def test_announced_event_without_date_misses_its_date_only(self):
        make.make_event(state_of="announced", began="")
        self.assertEqual(self.missing(), ["The date is not recorded."])

    def test_event_held_is_none(self):
        make.make_event(state_of="held")
        self.assertEqual(self.missing(), [])
