"""Status, publication time and withdrawal, on every model that has them."""

import datetime as dt
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from archive.publishing.models import Published
from archive.sources.models import Source
from tests import factories
from tests.constraints import Broken, ConstraintCases, concrete_models
from tests.factories import PUBLISHED_AT, make_source

PUBLISHED = {
    "sources_source": factories.make_source,
    "summits_summit": factories.make_summit,
    "summits_declaration": factories.make_declaration,
    "summits_event": factories.make_event,
    "initiatives_initiative": factories.make_initiative,
    "pages_page": factories.make_page,
}

CASES = [
    Broken(f"{name}_{rule}", make, values, field, message, early)
    for name, make in PUBLISHED.items()
    for rule, values, field, message, early in [
        (
            "status",
            {"status": "secret"},
            "status",
            "Choose one of the four statuses.",
            True,
        ),
        (
            "published_since",
            {"publish_at": None},
            "publish_at",
            "A published record has a publication time.",
            True,
        ),
        (
            "withdrawn_reason",
            {"status": "withdrawn"},
            "withdrawn_reason_en",
            "Say why the record is withdrawn.",
            False,
        ),
        (
            "withdraw_after_publish",
            {"withdraw_at": PUBLISHED_AT},
            "withdraw_at",
            "A withdrawal follows the publication.",
            False,
        ),
    ]
]


class PublishedConstraintTests(ConstraintCases, TestCase):
    cases = CASES

    def test_every_published_model_is_in_the_table(self):
        models = [model for model in concrete_models() if issubclass(model, Published)]
        names = {model._meta.label_lower.replace(".", "_") for model in models}
        self.assertEqual(names, set(PUBLISHED))

    def test_reason_of_a_withdrawal_may_stand_in_either_language(self):
        for language in ("en", "es"):
            with self.subTest(language):
                reason = {f"withdrawn_reason_{language}": "Duplicado de R1."}
                make_source(status="withdrawn", **reason)


class PublicationTests(TestCase):
    def test_publish_at_is_filled_when_first_published(self):
        before = timezone.now()
        source = make_source(publish_at=None)
        self.assertLessEqual(before, source.publish_at)
        self.assertLessEqual(source.publish_at, timezone.now())

    def test_publish_at_of_a_draft_stays_empty(self):
        self.assertIsNone(make_source(status="draft", publish_at=None).publish_at)

    def test_given_publish_at_is_kept(self):
        source = make_source()
        source.full_clean()
        self.assertEqual(source.publish_at, PUBLISHED_AT)

    def test_key_is_given_once_and_not_editable(self):
        field = Source._meta.get_field("key")
        self.assertIs(field.primary_key, True)
        self.assertIs(field.editable, False)
        self.assertRegex(Source().key, r"\A[0-9a-f]{12}\Z")


class IsPublicTests(TestCase):
    """``is_public`` of a row and ``published()`` of the query set agree."""

    now = dt.datetime(2025, 2, 3, 18, tzinfo=dt.UTC)
    past, future = now - dt.timedelta(days=1), now + dt.timedelta(days=1)
    table = [
        ("draft", None, None, False),
        ("draft", past, None, False),
        ("review", past, None, False),
        ("withdrawn", past, None, False),
        ("published", past, None, True),
        ("published", now, None, True),
        ("published", past, future, True),
        ("published", past, now, False),
        ("published", future, None, False),
    ]

    def test_row_and_query_set_agree(self):
        for status, publish_at, withdraw_at, expected in self.table:
            with (
                self.subTest(status, publish_at=publish_at, withdraw_at=withdraw_at),
                mock.patch("django.utils.timezone.now", return_value=self.now),
            ):
                source = make_source(
                    status=status,
                    publish_at=publish_at,
                    withdraw_at=withdraw_at,
                    withdrawn_reason_en="Given twice.",
                )
                rows = Source.objects.published().filter(pk=source.pk)
                self.assertIs(rows.exists(), expected)
                source.refresh_from_db()
                self.assertIs(source.is_published, expected)
