"""The one definition of what is public, and reference records that depend on it."""

import datetime as dt
from unittest import mock

from django.db.models import Q
from django.db.models.signals import post_save
from django.test import TestCase, TransactionTestCase

from archive.publishing.querysets import public, rows_created, rows_updating
from archive.sources.models import Passage, Source
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
            self.assertIs(Source.objects.filter(public()).exists(), expected)

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
        with at(PUBLISHED_AT + HOUR):
            found = list(Passage.objects.filter(public("source__")))
        self.assertEqual(found, [passage])

    def test_condition_combines_with_others(self):
        condition = public() & ~Q(key=self.source.key)
        with at(PUBLISHED_AT + HOUR):
            self.assertIs(Source.objects.filter(condition).exists(), False)


class ManagerTests(TestCase):
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


class ChangeTests(TestCase):
    """Whoever must know is told of changes that Django's own signals do not tell."""

    @classmethod
    def setUpTestData(cls):
        cls.first, cls.second = make_source(title="One"), make_source(title="Two")

    def heard(self, signal, change):
        """Return the keys of rows, with their titles as they are when it is told."""
        told = []

        def listen(sender, rows=None, keys=None, **kwargs):
            rows = sender.objects.filter(pk__in=keys) if rows is None else rows
            told.extend(rows.order_by("key").values_list("key", "title"))

        signal.connect(listen)
        self.addCleanup(signal.disconnect, listen)
        change()
        return told

    def test_rows_updated_are_told_before_they_change(self):
        rows = Source.objects.filter(pk=self.first.pk)
        told = self.heard(rows_updating, lambda: rows.update(title="Three"))
        self.assertEqual(told, [(self.first.pk, "One")])

    def test_rows_updated_together_are_told(self):
        self.first.title = self.second.title = "Three"
        rows = [self.first, self.second]
        told = self.heard(
            rows_updating, lambda: Source.objects.bulk_update(rows, ["title"])
        )
        self.assertEqual(told, [(self.first.pk, "One"), (self.second.pk, "Two")])

    def test_rows_created_together_are_told(self):
        rows = [Source(key="new", slug="new", title="New")]
        told = self.heard(rows_created, lambda: Source.objects.bulk_create(rows))
        self.assertEqual(told, [("new", "New")])


class AtomicTests(TransactionTestCase):
    """What is written with a row stands with it or not at all."""

    def refusing(self, signal):
        def refuse(sender, **kwargs):
            raise ZeroDivisionError

        signal.connect(refuse)
        self.addCleanup(signal.disconnect, refuse)
        return self.assertRaises(ZeroDivisionError)

    def test_row_is_not_saved(self):
        with self.refusing(post_save):
            make_source()
        self.assertEqual(Source.objects.count(), 0)

    def test_rows_are_not_created(self):
        with self.refusing(rows_created):
            Source.objects.bulk_create([Source(key="new", slug="new", title="New")])
        self.assertEqual(Source.objects.count(), 0)
