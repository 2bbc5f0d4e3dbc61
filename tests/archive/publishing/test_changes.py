"""A change is told once, to each of its readers in turn, in its transaction."""

from unittest import mock

from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase

from archive.publishing import changes, edition
from archive.publishing.changes import Reader
from archive.publishing.models import OldPath
from archive.sources.models import Passage, Source
from members.models import State
from summits.models import Statement, Summit, Topic
from tests.factories import (
    make_event,
    make_passage,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


class Listener(Reader):
    """Writes down what it is told."""

    def __init__(self):
        self.told = []

    def saving(self, row):
        self.told.append(("saving", row.pk))

    def changing(self, rows, fields):
        keys = sorted(rows.values_list("pk", flat=True))
        self.told.append(("changing", keys, fields and sorted(fields)))

    def changed(self, model, keys, fields):
        self.told.append(("changed", model, sorted(keys), fields and sorted(fields)))

    def gone(self, row):
        self.told.append(("gone", row.pk))

    def ended(self, moved):
        self.told.append(("ended", {m: sorted(keys) for m, keys in moved.items()}))


class Listening:
    """A mixin: ``self.listener`` is told of what changes in ``listening()``."""

    def listening(self):
        self.listener = Listener()
        return mock.patch.object(changes, "_readers", [self.listener])

    def told_by(self, change, *args, **values):
        with self.listening():
            change(*args, **values)
        return self.listener.told


class ReaderTests(Listening, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(key="report")

    def test_row_that_is_new(self):
        told = self.told_by(Source(key="new", slug="new", title="New").save)
        self.assertEqual(
            told, [("saving", "new"), ("changed", Source, ["new"], None), ("ended", {})]
        )

    def test_row_that_is_saved_with_what_is_other_in_it(self):
        self.source.status, self.source.title = "draft", "Otherwise"
        self.assertEqual(
            self.told_by(self.source.save),
            [
                ("saving", "report"),
                ("changing", ["report"], ["status", "title"]),
                ("changed", Source, ["report"], ["status", "title"]),
                ("ended", {Source: ["report"]}),
            ],
        )

    def test_rows_that_are_updated(self):
        passage = make_passage(source=self.source)
        told = self.told_by(Passage.objects.update, source=make_source())
        self.assertEqual(
            told[:2],
            [
                ("changing", [passage.pk], ["source_id"]),
                ("changed", Passage, [passage.pk], ["source_id"]),
            ],
        )

    def test_rows_that_are_created_at_once(self):
        rows = [Source(key="new", slug="new", title="New")]
        told = self.told_by(Source.objects.bulk_create, rows)
        self.assertEqual(told, [("changed", Source, ["new"], None), ("ended", {})])

    def test_rows_that_are_deleted_are_told_together(self):
        make_source(key="second")
        told = self.told_by(Source.objects.filter(key__in=["report", "second"]).delete)
        self.assertEqual([what for what, *_ in told].count("ended"), 1)
        self.assertEqual(
            [call for call in told if call[0] in ("changing", "gone")],
            [
                ("changing", ["report"], None),
                ("changing", ["second"], None),
                ("gone", "second"),
                ("gone", "report"),
            ],
        )

    def test_rows_that_go_with_another_are_told(self):
        passage = make_passage(source=self.source)
        told = self.told_by(self.source.delete)
        self.assertIn(("gone", passage.pk), told)
        self.assertIn(("gone", "report"), told)

    def test_rows_that_move_with_others_are_told_at_the_end(self):
        passage = make_passage(source=self.source)
        told = self.told_by(Source.objects.update, status="draft")
        self.assertEqual(
            told[-1], ("ended", {Source: ["report"], Passage: [passage.pk]})
        )

    def test_links_are_changes_of_the_row_that_has_them(self):
        event, state = make_event(), make_state()
        key = event.pk
        coming, made = ("changing", [key], None), ("changed", type(event), [key], None)
        for change, args in [
            (event.states.add, [state]),
            (event.states.remove, [state]),
            (state.events.set, [[event]]),
            (state.events.clear, []),
        ]:
            told = self.told_by(change, *args)
            self.assertEqual(told[:2], [coming, made], change)
            self.assertEqual(told[-1][0], "ended")

    def test_rows_outside_the_record_are_not_told(self):
        told = self.told_by(OldPath.objects.create, path="/x/", model="x", key="x")
        self.assertEqual(told, [])


class TogetherTests(Listening, TestCase):
    def ends(self):
        return [what for what, *_ in self.listener.told].count("ended")

    def test_what_is_saved_together_is_one_change(self):
        with self.listening(), changes.together():
            make_topic()
            make_topic()
            self.assertEqual(self.ends(), 0)
        self.assertEqual(self.ends(), 1)

    def test_block_in_a_block_is_part_of_it(self):
        with self.listening(), changes.together():
            with changes.together():
                make_topic()
            self.assertEqual(self.ends(), 0)
        self.assertEqual(self.ends(), 1)

    def test_what_is_public_is_settled_when_asked_for(self):
        with changes.together():
            make_source(key="report")
            self.assertIs(Source.objects.published().exists(), False)
            moved = changes.tell_readers()
            self.assertIs(Source.objects.published().exists(), True)
        self.assertEqual(moved, {Source: {"report"}})

    def test_one_edition_of_many_changes(self):
        bump = self.enterContext(mock.patch.object(edition, "bump", wraps=edition.bump))
        with changes.together():
            make_summit()
            make_state()
        bump.assert_called_once()
        self.assertLessEqual({Summit, State}, bump.call_args.args[0].keys())

    def test_edition_is_told_which_columns_changed(self):
        state, topic, summit = make_state("Cuba"), make_topic(), make_summit()
        bump = self.enterContext(mock.patch.object(edition, "bump", wraps=edition.bump))
        with changes.together():
            state.name_en = "Island"
            state.save()
            State.objects.update(aliases="")
            topic.name_en = "Otherwise"
            topic.save()
            topic.delete()
            summit.save()
        fields = bump.call_args.args[0]
        self.assertEqual(fields[State], {"name_en", "aliases", "version"})
        self.assertIsNone(fields[Topic])
        self.assertEqual(fields[Summit], {"updated_at", "version"})

    def test_edition_is_told_of_rows_that_moved(self):
        source = make_source()
        summit = make_summit(passage=make_passage(source=source))
        bump = self.enterContext(mock.patch.object(edition, "bump", wraps=edition.bump))
        source.status = "withdrawn"
        source.withdrawn_reason_en = "Wrong."
        source.save()
        moved = bump.call_args.args[0][type(summit)]
        self.assertEqual(moved, {"public_since", "public_until"})

    def test_block_without_changes_makes_no_edition(self):
        before = edition.current()
        with changes.together():
            pass
        self.assertEqual(edition.current(), before)

    def test_change_after_one_that_failed_is_told(self):
        with self.assertRaises(ZeroDivisionError), changes.together(savepoint=True):
            make_topic()
            raise ZeroDivisionError
        self.assertIs(changes.is_open(), False)
        make_statement(topics=[make_topic()])
        self.assertIs(Statement.objects.published().exists(), True)

    def test_transaction_of_somebody_else_outlives_one_that_fails(self):
        with self.assertRaises(ZeroDivisionError), changes.together(savepoint=True):
            raise ZeroDivisionError
        self.assertIs(connection.needs_rollback, False)


class TransactionTests(Listening, TransactionTestCase):
    def test_nothing_is_saved_where_a_reader_fails(self):
        for method in ("saving", "changed", "ended"):
            failing = mock.patch.object(Listener, method, side_effect=ZeroDivisionError)
            with self.listening(), failing, self.assertRaises(ZeroDivisionError):
                make_source()
            self.assertEqual(Source.objects.count(), 0)

    def test_change_owns_the_transaction_that_it_begins(self):
        owned = []
        with (
            mock.patch.object(
                Listener, "ended", lambda *_: owned.append(changes.owns_transaction())
            ),
            self.listening(),
        ):
            make_source()
            with transaction.atomic():
                make_source()
        self.assertEqual(owned, [True, False])
