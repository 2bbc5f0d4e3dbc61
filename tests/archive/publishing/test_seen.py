"""What readers have seen goes only by withdrawal; what they have not may go as it came.

The rule is that of a record: ``clean()`` runs it for forms, actions and ``seed``.
"""

import datetime as dt
from unittest import mock

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils import timezone
from django.utils.translation import override

from archive.publishing.periods import EMPTY, NEVER, Period
from archive.publishing.seen import seen_during, was_seen
from archive.sources.models import Source
from tests.archive.publishing.test_models import PUBLISHED
from tests.factories import PUBLISHED_AT, make_source

NOW = dt.datetime(2025, 2, 3, 18, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
REASON = {"withdrawn_reason_en": "Given twice."}
# status, publish_at, whether readers have seen the record at NOW
TABLE = [
    ("draft", None, False),
    ("draft", NOW - DAY, False),  # planned for a day on which it was still a draft
    ("draft", NOW + DAY, False),
    ("review", NOW - DAY, False),
    ("published", NOW - DAY, True),
    ("published", NOW, True),
    ("published", NOW + DAY, False),
    ("withdrawn", None, False),
    ("withdrawn", NOW - DAY, True),
    ("withdrawn", NOW + DAY, False),
]


class RuleTests(TestCase):
    def test_row_and_query_set_agree(self):
        for status, publish_at, expected in TABLE:
            with (
                self.subTest(status, publish_at=publish_at),
                mock.patch("django.utils.timezone.now", return_value=NOW),
            ):
                source = make_source(status=status, publish_at=publish_at, **REASON)
                rows = Source.objects.filter(pk=source.pk)
                self.assertIs(was_seen(source), expected)
                self.assertIs(rows.seen().exists(), expected)
                self.assertIs(rows.unseen().exists(), not expected)


class RefusalTests(TestCase):
    """Of every kind of record that has a status."""

    def assertRefused(self, record, field, message):
        with self.assertRaises(ValidationError) as caught:
            record.full_clean()
        self.assertEqual(list(caught.exception.message_dict), [field])
        self.assertIn(message, caught.exception.message_dict[field][0])

    def made(self, **fields):
        """Yield a record of each kind."""
        for label, make in PUBLISHED.items():
            with self.subTest(label):
                yield make(**fields)

    def test_what_was_seen_becomes_no_draft_and_goes_to_no_review(self):
        for record in self.made():
            for status in ("draft", "review"):
                record.status = status
                self.assertRefused(record, "status", "does not become a draft again")

    def test_what_was_withdrawn_becomes_no_draft(self):
        for record in self.made(status="withdrawn", **REASON):
            record.status = "draft"
            self.assertRefused(record, "status", "does not become a draft again")

    def test_what_was_withdrawn_may_be_published_again(self):
        for record in self.made(status="withdrawn", **REASON):
            record.status = "published"
            record.full_clean()
            record.save()
            record.refresh_from_db()
            self.assertIs(record.is_published, True)
            self.assertEqual(record.publish_at, PUBLISHED_AT)

    def test_time_of_what_was_seen_is_not_emptied(self):
        for record in self.made():
            record.publish_at = None
            self.assertRefused(record, "publish_at", "lies in the past")

    def test_time_of_what_was_seen_is_not_to_come(self):
        for status in ("published", "withdrawn"):
            for record in self.made(status=status, **REASON):
                record.status, record.publish_at = "published", timezone.now() + DAY
                self.assertRefused(record, "publish_at", "lies in the past")

    def test_time_of_what_was_seen_may_be_put_right(self):
        source = make_source()
        source.publish_at = PUBLISHED_AT - DAY
        source.full_clean()

    def test_what_waits_for_its_time_may_be_a_draft_again(self):
        for record in self.made(publish_at=timezone.now() + DAY):
            record.status = "draft"
            record.full_clean()

    def test_what_waits_for_its_time_may_wait_longer(self):
        for record in self.made(publish_at=timezone.now() + DAY):
            record.publish_at += DAY
            record.full_clean()

    def test_what_nobody_saw_was_never_published_once_it_is_withdrawn(self):
        for publish_at in (PUBLISHED_AT, timezone.now() + DAY):
            draft = make_source(status="draft", publish_at=publish_at)
            draft.status, draft.withdrawn_reason_en = "withdrawn", "Given twice."
            draft.full_clean()
            self.assertIsNone(draft.publish_at)
            self.assertEqual(draft.withdrawn_on, "")

    def test_what_was_withdrawn_before_anybody_saw_it_may_be_a_draft_again(self):
        source = make_source(status="withdrawn", publish_at=None, **REASON)
        source.status = "draft"
        source.full_clean()

    def test_what_is_refused_is_said_in_the_language_of_the_reader(self):
        source = make_source()
        source.status = "draft"
        with override("es"):
            self.assertRefused(source, "status", "No vuelve a ser borrador")
            source.status, source.publish_at = "published", None
            self.assertRefused(source, "publish_at", "está en el pasado")

    def test_new_record_is_asked_nothing(self):
        make_source(status="draft", publish_at=PUBLISHED_AT)


class SeenDuringTests(SimpleTestCase):
    def setUp(self):
        self.enterContext(mock.patch("django.utils.timezone.now", return_value=NOW))

    def seen(self, **fields):
        source = Source(publish_at=PUBLISHED_AT, updated_at=NOW - DAY, **fields)
        return seen_during(source)

    def test_draft_was_never_seen(self):
        self.assertEqual(self.seen(status="draft"), EMPTY)

    def test_public_record_is_seen_until_it_is_to_go(self):
        out = {"status": "published"}
        self.assertEqual(self.seen(**out), Period(PUBLISHED_AT, NEVER))
        until = NOW + DAY
        self.assertEqual(
            self.seen(**out, withdraw_at=until), Period(PUBLISHED_AT, until)
        )

    def test_withdrawn_record_was_seen_until_it_went(self):
        gone = self.seen(status="withdrawn", withdraw_at=NOW - 2 * DAY)
        self.assertEqual(gone, Period(PUBLISHED_AT, NOW - 2 * DAY))

    def test_withdrawal_without_a_time_is_that_of_the_last_save(self):
        self.assertEqual(self.seen(status="withdrawn").until, NOW - DAY)

    def test_withdrawal_before_its_scheduled_time_was_that_of_the_last_save(self):
        gone = self.seen(status="withdrawn", withdraw_at=NOW + DAY)
        self.assertEqual(gone.until, NOW - DAY)
