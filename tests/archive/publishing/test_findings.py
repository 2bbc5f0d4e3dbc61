"""What is written is asked of every app, and what is seen stops."""

import datetime as dt
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from archive.publishing import findings
from archive.publishing.findings import Finding, is_seen, rows_written, written
from members.models import Person
from summits.models import Summit
from tests import factories as make

DAY = dt.timedelta(days=1)


class SeenTests(TestCase):
    def seen(self, **fields):
        summit = make.make_summit(**fields)
        summit.refresh_from_db()
        return is_seen(summit)

    def test_public(self):
        self.assertTrue(self.seen())

    def test_to_be_public(self):
        self.assertTrue(self.seen(publish_at=timezone.now() + DAY))

    def test_draft(self):
        self.assertFalse(self.seen(status="draft", publish_at=None))

    def test_no_longer_public(self):
        self.assertFalse(self.seen(withdraw_at=timezone.now() - DAY))

    def test_what_can_be_confirmed_stops_whether_or_not_it_is_seen(self):
        draft = make.make_summit(status="draft", publish_at=None)
        self.assertFalse(Finding(draft, "So.").stops)
        self.assertTrue(Finding(draft, "So.", confirmed="It is so.").stops)


class WrittenTests(TestCase):
    def test_rows_by_model(self):
        summit, person = make.make_summit(), make.make_person()
        rows = written(summit, person).rows
        self.assertEqual(rows, {Summit: {summit.pk}, Person: {person.pk}})

    def test_rows_are_read_in_batches(self):
        rows = [make.make_person() for _ in range(5)]
        with patch("archive.record.keys.AT_A_TIME", 2), self.assertNumQueries(3):
            found = list(rows_written(written(*rows), Person))
        self.assertEqual(found, rows)

    def test_rows_that_others_need_are_read_with_them(self):
        part = make.make_participation()
        [found] = rows_written(written(part), type(part))
        with self.assertNumQueries(0):
            self.assertEqual(str(found.summit), "14th Summit")

    def test_every_app_is_asked(self):
        refusals = findings._declared("REFUSALS")
        self.assertEqual(
            {rule.__module__ for rule in refusals},
            {"archive.sources.rules", "members.rules", "summits.rules"},
        )
        apps = {rule.__module__ for rule in findings._declared("WARNINGS")}
        domain = ("archive.publishing", "archive.sources", "members", "summits")
        wanted = {f"{app}.rules" for app in (*domain, "initiatives")}
        ruled = {f"summits.{of}_rules" for of in ("membership", "office", "part")}
        self.assertEqual(apps, wanted | ruled)
