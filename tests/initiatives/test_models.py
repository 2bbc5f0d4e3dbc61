"""Initiatives, their steps and their links."""

import datetime as dt
from unittest import mock

from django.db.models import ProtectedError
from django.test import SimpleTestCase, TestCase

from initiatives.models import Initiative, InitiativeLink, Milestone
from tests.archive.sources.test_models import RowTests
from tests.constraints import Broken, ConstraintCases
from tests.factories import make_initiative, make_link, make_milestone, make_person

DAY = dt.date(2017, 3, 5)

CASES = [
    Broken(
        "initiative_has_a_name",
        make_initiative,
        {"name_en": "", "name_es": ""},
        "name_en",
        "Give the initiative a name.",
    ),
    Broken(
        "milestone_is_placed_in_time",
        make_milestone,
        {"date": ""},
        "date",
        "Give the step a date, or the latest day it may have been.",
    ),
    Broken(
        "milestone_date_or_bound",
        make_milestone,
        {"not_after": "2017-03-06"},
        "not_after",
        "A dated step needs no latest day.",
    ),
    Broken(
        "milestone_person_acts",
        make_milestone,
        {"actor": "person"},
        "person",
        "Name the person.",
    ),
    Broken(
        "milestone_meeting_acts_at_a_summit",
        make_milestone,
        {"actor": "meeting"},
        "summit",
        "Name the summit that acted.",
    ),
    Broken(
        "initiativelink_not_to_itself",
        make_link,
        lambda link: {"other": link.initiative},
        "other",
        "An initiative is not linked to itself.",
    ),
    Broken(
        "initiativelink_has_a_reason",
        make_link,
        {"reason_en": "", "reason_es": ""},
        "reason_en",
        "Say why the two belong together.",
    ),
    Broken(
        "initiativelink_once",
        make_link,
        lambda link: {"other": make_link(link.initiative).other},
        "other",
        "These two are already linked so.",
    ),
]


class InitiativesConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class MilestoneTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.initiative = make_initiative(name_en="Migrant Reintegration Fund")

    def test_implied_step_needs_no_date(self):
        make_milestone(self.initiative, date="", implied=True, step="launched")

    def test_step_may_have_only_a_latest_day(self):
        make_milestone(self.initiative, not_after="2017-03-05")

    def test_step_is_not_of_a_day_to_come(self):
        row = make_milestone(self.initiative, step="launched")
        with mock.patch("django.utils.timezone.localdate", return_value=DAY):
            for name, other in [("date", "not_after"), ("not_after", "date")]:
                setattr(row, other, "")
                for ahead in ("2030", "2017-04", "2017-03-06"):
                    setattr(row, name, ahead)
                    self.assertRefused(row, name, "This date has not come yet.")
                for come in ("2017-03-05", "2017-03", "2017"):
                    setattr(row, name, come)
                    row.full_clean()

    def test_bloc_may_act_through_the_person_who_reports_it(self):
        make_milestone(self.initiative, actor="bloc", person=make_person())

    def test_name_tells_initiative_and_step(self):
        row = make_milestone(self.initiative, step="relaunch-proposed")
        self.assertEqual(str(row), "Migrant Reintegration Fund: relaunch proposed")

    def test_anchor_is_made_of_the_number(self):
        self.assertEqual(Milestone(number=2).anchor, "m2")


class InitiativeLinkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.link = make_link()

    def test_linked_initiative_is_not_deleted_from_the_other_end(self):
        with self.assertRaises(ProtectedError):
            self.link.other.delete()

    def test_link_is_deleted_with_its_own_initiative(self):
        self.link.initiative.delete()
        self.assertIs(InitiativeLink.objects.exists(), False)

    def test_two_initiatives_may_be_linked_in_two_ways(self):
        make_link(self.link.initiative, self.link.other, kind="succeeds")

    def test_name_tells_both_and_how(self):
        self.assertEqual(
            str(self.link), "Fund for Migrants related to Fund for Migrants"
        )


class FactLabelTests(SimpleTestCase):
    def test_label_of_a_step_tells_initiative_and_step(self):
        self.assertEqual(
            Milestone.fact_label("AgroALBA", "under-consideration"),
            "AgroALBA: under consideration",
        )

    def test_label_of_a_link_tells_initiative_and_kind(self):
        self.assertEqual(
            InitiativeLink.fact_label("AgroALBA", "part-of"), "AgroALBA: part of …"
        )

    def test_label_of_an_initiative_is_its_name(self):
        self.assertEqual(Initiative.fact_label("AgroALBA", ""), "AgroALBA")
