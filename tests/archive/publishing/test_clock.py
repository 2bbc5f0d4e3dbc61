"""The record as of another instant."""

import datetime as dt

from django.test import TestCase
from django.utils import timezone

from archive.publishing import clock
from archive.sources.models import Source
from tests.factories import make_source

LATER = dt.datetime(2099, 3, 6, 12, tzinfo=dt.UTC)


class ClockTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_source(publish_at=LATER)

    def test_it_is_now(self):
        before = timezone.now()
        self.assertLessEqual(before, clock.now())
        self.assertLessEqual(clock.now(), timezone.now())

    def test_what_is_to_come_is_public_as_of_then(self):
        self.assertIs(Source.objects.published().exists(), False)
        with clock.as_of(LATER):
            self.assertIs(Source.objects.published().exists(), True)
            self.assertIs(Source.objects.get().is_published, True)
        self.assertIs(Source.objects.published().exists(), False)

    def test_now_within_another_instant(self):
        with clock.as_of(LATER), clock.as_of(None):
            self.assertLess(clock.now(), LATER)

    def test_it_is_now_again_after_an_error(self):
        with self.assertRaises(ZeroDivisionError), clock.as_of(LATER):
            raise ZeroDivisionError
        self.assertLess(clock.now(), LATER)
