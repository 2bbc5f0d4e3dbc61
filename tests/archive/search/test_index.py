"""The index written: documents in order, and an archive older than its index."""

import datetime as dt
from types import SimpleNamespace
from unittest import mock

from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import SimpleTestCase, TestCase

from archive.publishing import edition
from archive.publishing.periods import ALWAYS, NEVER
from archive.search import documents, index
from archive.search.models import Document, Spelling, Stale
from summits.models import Summit
from tests.archive.search.comparing import SAID
from tests.archive.search.finding import found
from tests.factories import (
    PUBLISHED_AT,
    make_citation,
    make_passage,
    make_source,
    make_summit,
)

LATER = dt.datetime(2099, 3, 6, 12, tzinfo=dt.UTC)


class FillTests(TestCase):
    """What ``migrate`` does for an archive that had no index."""

    def fill(self, *plan, known=apps):
        make_summit(number=14)
        Stale.objects.all().delete()
        index.fill(apps.get_app_config("search"), plan=plan, apps=known)
        return Document.objects.filter(type="summit").count()

    def step(self, label, *, is_back=False):
        return SimpleNamespace(app_label=label), is_back

    def test_new_index_is_filled(self):
        self.assertEqual(self.fill(self.step("summits"), self.step("search")), 1)

    def test_other_migrations_leave_it_alone(self):
        self.assertEqual(self.fill(self.step("summits")), 0)

    def test_index_that_goes_is_not_filled(self):
        self.assertEqual(self.fill(self.step("search", is_back=True)), 0)

    def test_archive_migrated_in_part_is_not_read(self):
        known = mock.Mock(get_models=lambda: [Document])
        self.assertEqual(self.fill(self.step("search"), known=known), 0)


class WriteTests(TestCase):
    def test_nothing_stale_is_one_query(self):
        with self.assertNumQueries(1):
            index.refresh()

    def test_document_keeps_its_identifier_and_its_instant(self):
        summit = make_summit(number=14)
        index.refresh()
        before = Document.objects.get(type="summit")
        summit.save()
        index.refresh()
        self.assertEqual(Document.objects.get(type="summit").pk, before.pk)
        self.assertEqual(
            Document.objects.get(type="summit").changed_at, before.changed_at
        )

    def test_changed_document_is_so_from_now_on(self):
        summit = make_summit(number=14)
        index.refresh()
        before = Document.objects.get(type="summit")
        summit.summary_en = "Otherwise."
        summit.save()
        index.refresh()
        after = Document.objects.get(type="summit")
        self.assertGreater(after.changed_at, before.changed_at)
        self.assertEqual(found("otherwise"), ["summit S14"])

    def test_paragraphs_are_in_the_order_of_people(self):
        source = make_source(number=7, display="full")
        for label in ("10", "2", "title"):
            make_passage(source=source, label=label, text="Peace.")
        index.refresh()
        self.assertEqual(
            found("peace"), ["passage R7 title", "passage R7 ¶2", "passage R7 ¶10"]
        )

    def test_rebuild_makes_a_new_edition(self):
        before = edition.current().mark
        index.rebuild()
        self.assertNotEqual(edition.current().mark, before)


class VersionTests(TestCase):
    """What a schedule will change is written in advance, as another version."""

    def versions(self):
        index.refresh()
        rows = Document.objects.filter(type="summit").order_by("since")
        return list(rows.values_list("since", "until"))

    def test_record_without_a_schedule_has_one(self):
        make_summit()
        self.assertEqual(self.versions(), [(ALWAYS, NEVER)])

    def test_record_that_is_to_come_has_one_from_then_on(self):
        make_summit(publish_at=LATER)
        self.assertEqual(self.versions(), [(LATER, NEVER)])

    def test_schedule_of_another_record_parts_none(self):
        make_summit()
        make_source(publish_at=LATER)
        self.assertEqual(self.versions(), [(ALWAYS, NEVER)])

    def test_schedule_of_what_it_shows_parts_it(self):
        summit = make_summit()
        witness = make_passage(source=make_source(withdraw_at=LATER))
        make_citation(
            summit,
            field="number",
            says="value",
            stated_value="XIII",
            passage=witness,
        )
        self.assertEqual(self.versions(), [(ALWAYS, LATER), (LATER, NEVER)])

    def test_each_has_said_so_since_it_began(self):
        make_summit(publish_at=LATER)
        self.versions()
        self.assertEqual(Document.objects.get(type="summit").changed_at, LATER)

    def test_version_that_stays_keeps_its_instant(self):
        summit = make_summit()
        self.versions()
        before = Document.objects.get(type="summit").changed_at
        Summit.objects.filter(pk=summit.pk).update(withdraw_at=LATER)
        self.assertEqual(self.versions(), [(ALWAYS, LATER)])
        self.assertEqual(Document.objects.get(type="summit").changed_at, before)


class OrderTests(SimpleTestCase):
    """A document says the same however sets and rows without an order come."""

    def document(self, order):
        entry = documents.Entry(
            key="14",
            reference="S14",
            url="/summits/14/",
            names=order(["Fourteenth", "The 14th", "Fourteenth"]),
            unseen=order(["XIV", "Caracas", ""]),
            facets=order(
                [
                    *(("country", "cuba", "host"), ("country", "cuba", "concerned")),
                    *(("country", "bolivia", ""), ("topic", "trade", "")),
                    *(("topic", "peace", ""), ("year", "2017", "")),
                ]
            ),
        )
        document = index.document_of(documents.kind_of("summit"), entry)
        return {name: getattr(document, name) for name in SAID}

    def test_either_order(self):
        self.assertEqual(self.document(list), self.document(reversed))

    def test_texts_keep_theirs(self):
        texts = [("en", "B"), ("en", "A"), ("es", "")]
        entry = documents.Entry("14", "S14", "/summits/14/", texts=texts)
        document = index.document_of(documents.kind_of("summit"), entry)
        self.assertEqual(document.texts, [["en", "B"], ["en", "A"]])


class ModelTests(TestCase):
    def test_one_version_of_a_document_at_a_time(self):
        Document.objects.create(type="summit", key="14", changed_at=PUBLISHED_AT)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Document.objects.create(type="summit", key="14", changed_at=PUBLISHED_AT)

    def test_spelling_of_a_word_once(self):
        Spelling.objects.create(word="paz", spelling="pa")
        with self.assertRaises(IntegrityError), transaction.atomic():
            Spelling.objects.create(word="paz", spelling="pa")

    def test_names(self):
        row = Document(type="summit", key="14", reference="S14")
        self.assertEqual(str(row), "summit S14")
        self.assertEqual(str(Stale(of="summit", key="14")), "summit 14")
        self.assertEqual(str(Spelling(word="paz", spelling="pa")), "pa")

    def test_what_is_stale(self):
        for of, label, field in [
            ("summit", "", ""),
            ("summits.summit", "summits.summit", ""),
            ("summits.summit.began_on", "summits.summit", "began_on"),
        ]:
            stale = Stale(of=of)
            self.assertEqual((stale.label, stale.field), (label, field))
