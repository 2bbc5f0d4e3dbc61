"""Rows that are withdrawn one by one: when they are public, and how they return."""

import datetime as dt
from operator import attrgetter
from unittest import mock

from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from archive.publishing.parts import Part, parted
from archive.publishing.periods import ALWAYS, NEVER, OPEN, Period
from summits.models import Statement, Topic
from tests import factories as make
from tests.constraints import Broken, ConstraintCases, concrete_models

NOON = dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PARTS = {
    "sources_passage": make.make_passage,
    "sources_citation": make.make_citation,
    "members_membership": make.make_membership,
    "members_tenure": make.make_tenure,
    "summits_participation": make.make_participation,
    "summits_statement": make.make_statement,
    "summits_membershipact": make.make_act,
    "summits_bodyact": make.make_body_act,
    "summits_summitplace": make.make_summit_place,
    "initiatives_milestone": make.make_milestone,
    "members_statedfigure": make.make_figure,
    "members_formername": make.make_former_name,
    "initiatives_amount": make.make_amount,
    "initiatives_initiativestate": make.make_initiative_state,
    "initiatives_initiativelink": make.make_link,
}
CASES = [
    Broken(
        f"{name}_withdrawn_with_reason",
        make_part,
        values,
        "withdrawn_reason_en",
        "Say why the row is withdrawn.",
        early=True,
    )
    for name, make_part in PARTS.items()
    for values in (
        {"withdrawn_at": NOON},
        {"withdrawn_reason_es": "Figuraba dos veces."},
    )
]


def withdraw(row, **fields):
    """Withdraw ``row`` with a reason, as the desk does."""
    row.withdrawn_reason_en = "It was listed twice."
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()


class PartConstraintTests(ConstraintCases, TestCase):
    cases = CASES

    def test_every_part_is_in_the_table(self):
        parts = [model for model in concrete_models() if issubclass(model, Part)]
        names = {model._meta.label_lower.replace(".", "_") for model in parts}
        self.assertEqual(names, set(PARTS))


class OwnPeriodTests(SimpleTestCase):
    def test_row_that_is_not_withdrawn_decides_nothing(self):
        self.assertEqual(Statement().own_period(), OPEN)
        self.assertEqual(Statement().withdrawn_on, "")

    def test_row_is_there_until_it_is_withdrawn(self):
        statement = Statement(withdrawn_at=NOON)
        self.assertEqual(statement.own_period(), Period(ALWAYS, NOON))
        self.assertEqual(statement.withdrawn_on, "2018-03-05")


class WithdrawnTests(TestCase):
    def test_reason_withdraws_any_part_and_no_reason_restores_it(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                rows = type(row).objects.filter(pk=row.pk)
                withdraw(row)
                self.assertIs(rows.published().exists(), False)
                row.withdrawn_reason_en = ""
                row.full_clean()
                row.save()
                self.assertIs(rows.published().exists(), True)
                self.assertIsNone(row.withdrawn_at)

    def test_reason_in_either_language_withdraws(self):
        statement = make.make_statement()
        withdraw(
            statement, withdrawn_reason_en="", withdrawn_reason_es="Figuraba dos veces."
        )
        self.assertFalse(Statement.objects.published().exists())

    def test_day_is_that_on_which_it_went_whatever_is_said_of_it_later(self):
        statement = make.make_statement()
        with mock.patch.object(timezone, "now", return_value=NOON):
            withdraw(statement)
        withdraw(statement, withdrawn_reason_es="Figuraba dos veces.")
        self.assertEqual(statement.withdrawn_at, NOON)

    def test_what_only_a_withdrawn_row_names_is_not_public(self):
        topic = make.make_topic()
        statement = make.make_statement(topics=[topic])
        withdraw(statement)
        self.assertFalse(Topic.objects.published().exists())

    def test_facts_that_rest_on_a_withdrawn_passage_are_not_public(self):
        statement = make.make_statement()
        withdraw(statement.passage)
        self.assertFalse(Statement.objects.published().exists())

    def test_page_shows_those_withdrawn_from_it_and_no_draft(self):
        summit = make.make_summit()
        shown, gone, waiting = (make.make_statement(summit=summit) for _ in range(3))
        withdraw(gone)
        Statement.objects.filter(pk=waiting.pk).update(
            passage=make.make_passage(source=make.make_source(status="draft"))
        )
        withdraw(Statement.objects.get(pk=waiting.pk))  # before anybody saw it
        rows = summit.statements.with_withdrawn().order_by("position")
        self.assertEqual(parted(rows), ([shown], [gone]))

    def test_row_withdrawn_is_known_by_the_one_that_it_stood_before(self):
        summit = make.make_summit()
        rows = [make.make_statement(summit=summit) for _ in range(6)]
        for place in (0, 2, 3, 5):
            withdraw(rows[place])
        public, last = parted(summit.statements.with_withdrawn().order_by("position"))
        self.assertEqual(public, [rows[1], rows[4]])
        self.assertEqual([row.gone_before for row in public], [[rows[0]], rows[2:4]])
        self.assertEqual(last, [rows[5]])

    def test_row_withdrawn_at_the_end_of_a_group_is_known_by_the_last_one_of_it(self):
        summit = make.make_summit()
        acts = ["calls-for", "calls-for", "rejects", "rejects", "calls-for"]
        rows = [make.make_statement(summit=summit, act=act) for act in acts]
        for place in (1, 2, 4):
            withdraw(rows[place])
        held = summit.statements.with_withdrawn().order_by("position")
        public, apart = parted(held, attrgetter("act"))
        self.assertEqual(public, [rows[0], rows[3]])
        self.assertEqual([[*row.gone_after] for row in public], [[rows[1]], []])
        self.assertEqual([[*row.gone_before] for row in public], [[], [rows[2]]])
        self.assertEqual(apart, [rows[4]])

    def test_row_withdrawn_with_all_of_a_finer_group_stays_in_the_one_around_it(self):
        summit = make.make_summit()
        told = [("rejects", "direct"), ("rejects", "reported"), ("calls-for", "direct")]
        rows = [
            make.make_statement(summit=summit, act=act, speech=speech)
            for act, speech in told
        ]
        withdraw(rows[1])
        held = summit.statements.with_withdrawn().order_by("position")
        public, apart = parted(held, attrgetter("act"), attrgetter("speech"))
        self.assertEqual([[*row.gone_after] for row in public], [[rows[1]], []])
        self.assertEqual(apart, [])

    def test_row_goes_with_its_record_withdrawn_or_not(self):
        gone = make.make_statement()
        withdraw(gone)
        type(gone.summit).objects.update(status="draft")
        self.assertFalse(Statement.objects.with_withdrawn().exists())

    def test_period_says_that_readers_saw_it(self):
        statement = make.make_statement()
        with mock.patch.object(timezone, "now", return_value=NOON):
            withdraw(statement)
        statement.refresh_from_db()
        self.assertEqual(statement.period, Period(make.PUBLISHED_AT, NOON))
        self.assertNotEqual(statement.period.until, NEVER)

    def test_withdrawn_row_takes_the_place_of_no_other(self):
        membership = make.make_membership()
        withdraw(membership)
        make.make_membership(membership.state, began="2005-01-01")
        link = make.make_link()
        withdraw(link)
        make.make_link(initiative=link.initiative, other=link.other, kind=link.kind)
