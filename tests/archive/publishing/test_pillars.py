"""Readers have seen a row if they saw all that it stood on at once."""

import datetime as dt

from django.test import TestCase

from archive.publishing.pillars import (
    ending,
    has_stood,
    pillars,
    seen_lookups,
    ways,
    with_pillars,
)
from archive.sources.models import Passage, Source
from summits.models import Statement
from tests import factories as make
from tests.archive.publishing.test_addresses import withdraw as withdraw_record
from tests.archive.publishing.test_parts import withdraw

DRAFT = {"status": "draft", "publish_at": None}


class HasStoodTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.statement = make.make_statement()

    def test_public_row(self):
        self.assertIs(has_stood(self.statement), True)

    def test_row_that_was_withdrawn(self):
        withdraw(self.statement)
        self.assertIs(has_stood(self.statement), True)

    def test_row_of_a_record_that_was_withdrawn(self):
        withdraw_record(self.statement.summit)
        self.assertIs(has_stood(self.statement), True)

    def test_row_of_a_draft(self):
        row = make.make_statement(summit=make.make_summit(**DRAFT))
        self.assertIs(has_stood(row), False)

    def test_row_of_what_waits_for_its_time(self):
        later = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)
        row = make.make_statement(summit=make.make_summit(publish_at=later))
        self.assertIs(has_stood(row), False)

    def test_row_without_words(self):
        row = make.make_statement(passage=None, quote="")
        self.assertIs(has_stood(row), False)

    def test_row_whose_record_and_source_were_never_out_at_once(self):
        gone_at = make.PUBLISHED_AT - dt.timedelta(days=1)
        source = self.statement.passage.source
        source.publish_at = gone_at - dt.timedelta(days=1)
        withdraw_record(source, withdraw_at=gone_at)
        self.assertIs(has_stood(Statement.objects.get()), False)

    def test_citation_stands_on_the_record_that_it_is_about(self):
        public = make.make_citation(self.statement)
        of_a_draft = make.make_citation(make.make_summit(**DRAFT))
        self.assertEqual([has_stood(public), has_stood(of_a_draft)], [True, False])


class PillarTests(TestCase):
    def test_all_that_a_row_stands_on_is_loaded_with_it(self):
        statement = make.make_statement()
        with self.assertNumQueries(1):
            rows = pillars(with_pillars(Statement).get())
        passage, summit = statement.passage, statement.summit
        self.assertEqual(
            rows,
            [
                statement,
                *(passage, passage.source),
                *(summit, summit.passage, summit.passage.source),
            ],
        )

    def test_ways_lead_to_the_ground(self):
        self.assertEqual(
            ways(Statement, Statement.stands_on),
            [("passage", Passage), ("passage__source", Source)],
        )

    def test_lookups_find_what_may_have_been_seen(self):
        seen = make.make_statement()
        make.make_statement(
            summit=seen.summit,
            passage=make.make_passage(source=make.make_source(**DRAFT)),
        )
        found = Statement.objects.filter(**seen_lookups(Statement))
        self.assertEqual(list(found), [seen])

    def test_first_that_goes_ends_it(self):
        statement = make.make_statement()
        self.assertEqual(ending(pillars(statement)).row, statement)  # it is to stay
        withdraw(statement.passage)
        self.assertEqual(ending(pillars(statement)).row, statement.passage)
