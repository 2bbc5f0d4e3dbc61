"""What is public: one condition, at the instant of the query."""

import datetime as dt
from unittest import mock

from django.test import TestCase

from archive.sources.models import Source
from tests.factories import PUBLISHED_AT, make_passage, make_source

HOUR = dt.timedelta(hours=1)


def at(instant):
    """Return a context in which it is ``instant``, an aware datetime."""
    return mock.patch("django.utils.timezone.now", return_value=instant)


class PublicTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(withdraw_at=PUBLISHED_AT + 2 * HOUR)

    def assertPublicAt(self, instant, expected):
        with at(instant):
            self.assertIs(Source.objects.published().exists(), expected)

    def test_record_is_not_public_before_its_time(self):
        self.assertPublicAt(PUBLISHED_AT - HOUR, False)

    def test_record_is_public_from_the_very_instant(self):
        self.assertPublicAt(PUBLISHED_AT, True)

    def test_record_is_public_until_its_withdrawal(self):
        self.assertPublicAt(PUBLISHED_AT + HOUR, True)

    def test_record_is_not_public_at_the_instant_of_its_withdrawal(self):
        self.assertPublicAt(PUBLISHED_AT + 2 * HOUR, False)


class QueryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(withdraw_at=PUBLISHED_AT + 2 * HOUR)
        cls.passage = make_passage(source=cls.source)

    def test_the_hour_is_that_of_the_query(self):
        with at(PUBLISHED_AT + HOUR):
            rows = Source.objects.published()
            self.assertIs(rows.exists(), True)
        with at(PUBLISHED_AT + 2 * HOUR):
            self.assertIs(rows.exists(), False)
            self.assertIs(Source.objects.published().exists(), False)

    def test_rows_read_once_are_not_kept(self):
        with at(PUBLISHED_AT + HOUR):
            before = list(Source.objects.published())
            other = make_source()
            self.assertEqual({*Source.objects.published()}, {*before, other})

    def test_conditions_added_do_not_stay(self):
        with at(PUBLISHED_AT + HOUR):
            Source.objects.published().filter(pk="none")
            self.assertIs(Source.objects.published().exists(), True)

    def test_related_rows_are_those_of_their_owner(self):
        other = make_passage(source=make_source())
        with at(PUBLISHED_AT + HOUR):
            self.assertEqual([*self.source.passages.published()], [self.passage])
            self.assertEqual([*other.source.passages.published()], [other])
