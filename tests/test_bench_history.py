"""The archive of the shape of a researched history, and what its pages may cost."""

import io
from contextlib import redirect_stdout
from unittest import mock

from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import SimpleTestCase, TestCase

from archive.sources.models import Source
from archive.sources.querysets import sourced_models
from bench import history, pages, report
from bench.measure import Cost, Reader
from initiatives.models import Initiative
from members.models import Membership, Organization, Person, State
from summits.models import Declaration, Event, MembershipAct, Summit


class HistoryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        history.fill(history.SUMMITS)

    def setUp(self):
        # The bench asks as a server does, which leaves connections in a transaction.
        for signal in [request_started, request_finished]:
            signal.disconnect(close_old_connections)
            self.addCleanup(signal.connect, close_old_connections)

    def test_it_has_as_much_of_everything_as_a_researched_history(self):
        expected = {
            Summit: 40,
            State: 18,
            Initiative: 30,
            Person: 50,
            Source: 316,
            Declaration: 49,
            Organization: 14,
            Event: 23,
        }
        found = {model: model.objects.published().count() for model in expected}
        self.assertEqual(found, expected)

    def test_states_join_leave_return_and_are_suspended(self):
        periods = Membership.objects.filter(state="bexland").order_by("key")
        told = [(p.standing, p.began, p.ended) for p in periods]
        self.assertEqual(told, [period[:3] for period in history.PERIODS])
        acts = MembershipAct.objects.filter(membership__in=periods)
        self.assertEqual(acts.exclude(summit=None).count(), 9)

    def test_every_row_is_public(self):
        for model in sourced_models():
            rows = model.objects
            self.assertTrue(rows.exists() or model.__name__ == "InitiativeLink", model)
            self.assertEqual(rows.published().count(), rows.count(), model)

    def test_every_page_answers_within_its_bounds(self):
        reader = Reader()
        for page in pages.of_history():
            with self.subTest(page.label):
                status, queries, _size, zipped = reader.inspect(page)
                self.assertEqual(status, 200)
                self.assertLessEqual(queries, report.QUERIES)
                self.assertLessEqual(zipped, report.ZIPPED)

    def test_nothing_is_kept_of_a_cold_page(self):
        reader, [gaps] = Reader(), [p for p in pages.of_history() if p.label == "gaps"]
        first, again = (reader.inspect(gaps)[1] for _ in range(2))
        self.assertEqual(first, again)
        self.assertGreater(first, reader.inspect(gaps._replace(cold=False))[1])

    def test_rows_are_written_after_those_that_they_point_at(self):
        for batch in history.batches(history.SUMMITS):
            models = list(dict.fromkeys(map(type, batch)))
            places = {model: place for place, model in enumerate(models)}
            for row in batch:
                for field in row._meta.concrete_fields:
                    if field.is_relation and getattr(row, field.attname):
                        pointed = places.get(field.related_model, 0)
                        self.assertLessEqual(pointed, places[type(row)], row)

    def test_number_of_summits_decides_how_much_there_is(self):
        found = [*history.events(2, 80)]
        self.assertEqual(sum(type(row) is Event for row in found), 2 * history.EVENTS)


class ReportTests(SimpleTestCase):
    def cost(self, **fields):
        known = Cost("gaps", 200, 5.0, 10.0, report.QUERIES, 90_000, report.ZIPPED)
        return known._replace(**fields)

    def test_page_at_its_bounds_is_not_too_much(self):
        self.assertEqual(report.too_much([self.cost()]), [])

    def test_page_that_asks_or_weighs_more_is_named(self):
        for more in ({"queries": 11}, {"zipped": 25_001}):
            cost = self.cost(**more)
            with (
                self.subTest(more),
                redirect_stdout(io.StringIO()) as out,
                mock.patch.multiple(
                    report,
                    history=mock.DEFAULT,
                    count_rows=mock.DEFAULT,
                    costs=mock.Mock(return_value=[cost]),
                    behind_the_server=mock.Mock(return_value=["a page: 500"]),
                ),
            ):
                failed = report.of_history(rounds=1, summits=40)
                self.assertIn("gaps: more than 10 queries or 25,000", out.getvalue())
                self.assertEqual(failed, ["a page: 500"])
