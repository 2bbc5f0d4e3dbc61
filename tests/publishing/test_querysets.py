"""The one definition of what is public, and reference records that depend on it."""

import datetime as dt

from django.db.models import Q
from django.test import TestCase

from alba_site.publishing.querysets import public
from alba_site.sources.models import Passage, Source
from tests.factories import PUBLISHED_AT, make_passage, make_source

HOUR = dt.timedelta(hours=1)


class PublicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(withdraw_at=PUBLISHED_AT + 2 * HOUR)

    def assertPublicAt(self, at, expected):
        rows = Source.objects.filter(public(at=at))
        self.assertIs(rows.exists(), expected)

    def test_record_is_not_public_before_its_time(self):
        self.assertPublicAt(PUBLISHED_AT - HOUR, False)

    def test_record_is_public_from_the_very_instant(self):
        self.assertPublicAt(PUBLISHED_AT, True)

    def test_record_is_public_until_its_withdrawal(self):
        self.assertPublicAt(PUBLISHED_AT + HOUR, True)

    def test_record_is_not_public_at_the_instant_of_its_withdrawal(self):
        self.assertPublicAt(PUBLISHED_AT + 2 * HOUR, False)

    def test_path_leads_to_the_record(self):
        passage = make_passage(source=self.source)
        at = PUBLISHED_AT + HOUR
        self.assertEqual(
            list(Passage.objects.filter(public("source__", at=at))), [passage]
        )

    def test_condition_combines_with_others(self):
        condition = public(at=PUBLISHED_AT + HOUR) & ~Q(key=self.source.key)
        self.assertIs(Source.objects.filter(condition).exists(), False)
