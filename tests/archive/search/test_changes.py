"""The index is as the record is, at once, whichever way the record was changed."""

import datetime as dt
from unittest import mock

from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.publishing import changes, edition
from archive.publishing.per_edition import forget
from archive.search import index
from archive.search.models import Document, Stale
from archive.search.query import Query
from archive.search.searching import search
from members.models import State
from summits.models import Statement, Summit, Topic
from tests.archive.search.comparing import differences, kept, made_anew
from tests.archive.search.finding import found, near
from tests.factories import (
    make_declaration,
    make_event,
    make_participation,
    make_passage,
    make_state,
    make_statement,
    make_summit,
    make_tenure,
    make_topic,
)
from tests.fresh import in_transactions_of_their_own

LATER = timezone.now() + dt.timedelta(days=1)


def keys(name):
    """Return the keys of all documents of a type, as they are after all changes."""
    index.refresh()
    return sorted(Document.objects.filter(type=name).values_list("key", flat=True))


def document(name, key):
    index.refresh()
    return Document.objects.get(type=name, key=key)


class TouchedTests(TestCase):
    """What a change touches of the lists is what it reaches of their documents."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14)
        cls.declaration = make_declaration(cls.summit)
        make_summit(number=15)
        make_state()
        index.refresh()

    def setUp(self):
        self.enterContext(in_transactions_of_their_own())
        self.before = edition.current().mark

    def touched(self):
        return edition.touched_since(self.before)

    def test_row_and_those_that_read_it(self):
        Summit.objects.filter(pk=self.summit.pk).update(began_on="2018")
        expected = {
            "summits.summit": {self.summit.pk},
            "summits.declaration": {self.declaration.pk},
        }
        self.assertEqual(self.touched(), expected)

    def test_records_that_a_row_leads_to_before_and_after(self):
        part = make_participation(self.summit)
        self.before = edition.current().mark
        part.summit = make_summit(number=16)
        part.save()
        keys = {self.summit.pk, part.summit.pk}
        self.assertEqual(self.touched()["summits.summit"], keys)

    def test_row_that_is_deleted(self):
        part = make_participation(self.summit)
        self.before = edition.current().mark
        part.delete()
        self.assertEqual(self.touched()["summits.summit"], {self.summit.pk})

    def test_name_of_a_state_touches_any_record(self):
        State.objects.update(name_en="Otherwise")
        self.assertIsNone(self.touched()["summits.summit"])

    def test_several_saves_that_are_one_change(self):
        with changes.together():
            State.objects.update(name_en="Otherwise")
            changes.tell_readers()
            Summit.objects.filter(pk=self.summit.pk).update(began_on="2018")
        self.assertIsNone(self.touched()["summits.summit"])


class WayTests(TestCase):
    """Whichever way rows are written, the index is as if it were made anew.

    For what of them is written see ``every_edit``.
    """

    @classmethod
    def setUpTestData(cls):
        cls.summit, cls.topic = make_summit(number=14), make_topic()
        cls.statement = make_statement(summit=cls.summit, topics=[cls.topic])
        cls.other = make_summit(number=15)
        index.refresh()

    def assertAsMadeAnew(self):
        self.assertEqual(list(differences(kept(), made_anew())), [])

    def test_index_made_anew(self):
        as_kept = kept()
        self.assertEqual(len(as_kept), 6)
        Document.objects.all().delete()
        index.rebuild()
        self.assertEqual(kept(), as_kept)
        self.assertAsMadeAnew()

    def test_rows_created_at_once(self):
        words = {"passage": self.statement.passage, "quote": self.statement.quote}
        fields = {"summit": self.summit, "act": "calls-for", **words}
        Statement.objects.bulk_create(
            Statement(key=key, number=n, summary_en=key, **fields)
            for n, key in enumerate(("alpha", "beta"), 2)
        )
        self.assertEqual(len(keys("statement")), 3)
        self.assertAsMadeAnew()

    def test_rows_updated_at_once(self):
        statement = Statement.objects.get()
        statement.summary_en = "Otherwise."
        Statement.objects.bulk_update([statement], ["summary_en"])
        self.assertEqual(document("statement", statement.pk).title_en, "Otherwise.")

    def test_row_that_a_fixture_restores(self):
        [row] = serializers.serialize("python", [self.statement])
        row["fields"] |= {"summit": self.other.pk, "topics": []}
        for restored in serializers.deserialize("python", [row]):
            restored.save()
        self.assertEqual(Statement.objects.get().summit, self.other)
        self.assertAsMadeAnew()

    def test_one_of_many_rows_that_name_a_record(self):
        second = make_statement(summit=self.summit, topics=[self.topic])
        self.statement.delete()
        self.assertEqual(keys("topic"), [self.topic.pk])
        second.delete()
        self.assertEqual(keys("topic"), [])


class CostTests(TestCase):
    """A change writes the documents it reaches and no more."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()
        cls.statement = make_statement(
            summit=cls.summit, topics=[make_topic()], states=[make_state()]
        )
        for _ in range(5):
            make_statement(summit=cls.summit)
        index.refresh()

    def written_by(self, row):
        before = dict(Document.objects.values_list("pk", "changed_at"))
        row.save()
        index.refresh()
        return sorted(
            f"{row.type} {row.key}"
            for row in Document.objects.all()
            if before.get(row.pk) != row.changed_at
        )

    def test_words_of_a_statement(self):
        self.statement.summary_en = "Otherwise."
        written = self.written_by(self.statement)
        self.assertEqual(written, [f"statement {self.statement.pk}"])

    def test_nothing_new(self):
        self.assertEqual(self.written_by(self.statement), [])

    def test_title_of_a_summit_reaches_what_was_said_there(self):
        self.summit.number = 30
        self.summit.slug = "30"
        self.assertEqual(len(self.written_by(self.summit)), 7)

    def test_words_of_a_summit_do_not(self):
        self.summit.summary_en = "Otherwise."
        written = self.written_by(self.summit)
        self.assertEqual(written, [f"summit {self.summit.pk}"])

    def test_address_of_a_country_reaches_what_names_it(self):
        state = State.objects.get()
        state.slug = "elsewhere"
        self.assertEqual(
            self.written_by(state),
            [
                f"country {state.pk}",
                f"passage {self.statement.passage_id}",
                f"statement {self.statement.pk}",
                f"summit {self.summit.pk}",
            ],
        )

    def test_words_of_a_country_do_not(self):
        state = State.objects.get()
        state.demonym_en = "Otherwise"
        self.assertEqual(self.written_by(state), [f"country {state.pk}"])

    def test_only_fields_that_documents_read_are_noted(self):
        tenure = make_tenure()
        index.refresh()
        tenure.began = "2011"
        tenure.save()
        self.assertEqual(list(Stale.objects.all()), [])
        tenure.office.title_en = "Speaker"
        tenure.office.rank = 7
        tenure.office.save()
        noted = set(Stale.objects.values_list("of", "key"))
        fields = {"members.office.title_en", "members.office.rank"}
        self.assertEqual(noted, {(field, tenure.office_id) for field in fields})

    def test_queries_of_a_save_do_not_grow_with_the_archive(self):
        def count():
            statement = Statement.objects.get(pk=self.statement.pk)
            statement.summary_en += "."
            with self.assertNumQueries(17):
                statement.save()
                index.write_stale()

        count()
        for _ in range(10):
            make_statement(summit=self.summit)
        index.refresh()
        count()


class ScheduleTests(TestCase):
    """What comes due is searchable, or no longer, from that instant on."""

    @classmethod
    def setUpTestData(cls):
        cls.coming = make_summit(number=21, publish_at=LATER)
        make_statement(summit=cls.coming, topics=[make_topic()])
        cls.going = make_event(slug="going", withdraw_at=LATER)
        index.refresh()

    def setUp(self):
        forget()  # of another test, whose changes are rolled back

    def found_at(self, instant, words):
        with mock.patch("django.utils.timezone.now", return_value=instant):
            return found(words)

    def test_before_the_instant(self):
        before = LATER - dt.timedelta(seconds=1)
        self.assertEqual(self.found_at(before, "S21"), [])
        self.assertEqual(self.found_at(before, "conference"), ["event going"])

    def test_from_the_instant_on(self):
        self.assertEqual(self.found_at(LATER, "S21"), ["summit S21"])
        self.assertEqual(self.found_at(LATER, "conference"), [])

    def test_what_hangs_on_it_comes_with_it(self):
        self.assertEqual(self.found_at(LATER, "unity"), ["statement S21 s1"])
        self.assertEqual(self.found_at(LATER, "migration"), ["topic topic-01"])

    def test_whoever_searches_then_writes_nothing(self):
        self.found_at(LATER, "fund")
        forget()
        with CaptureQueriesContext(connection) as queries:
            self.found_at(LATER, "S21")
        self.assertEqual({q["sql"].split()[0] for q in queries}, {"SELECT"})

    def test_words_that_a_fact_took_from_a_text_go_with_it(self):
        passage = make_passage(text="Walls are no answer.")
        make_event(passage=passage, quote="Walls are no answer.", withdraw_at=LATER)
        index.refresh()
        before = LATER - dt.timedelta(seconds=1)
        self.assertIn("passage R2 ¶1", self.found_at(before, "walls"))
        forget()
        self.assertEqual(self.found_at(LATER, "walls"), [])

    def test_word_that_is_not_yet_public_is_not_suggested(self):
        Summit.objects.update(summary_en="Malls, malls.")
        index.refresh()
        self.assertEqual(near(["mals"]), {})
        with mock.patch("django.utils.timezone.now", return_value=LATER):
            self.assertEqual(near(["mals"]), {"mals": "malls"})

    def test_instants_put_off(self):
        Summit.objects.update(publish_at=LATER + dt.timedelta(days=1))
        self.assertEqual(self.found_at(LATER, "S21"), [])
        self.assertEqual(
            self.found_at(LATER + dt.timedelta(days=2), "S21"), ["summit S21"]
        )

    def test_instants_are_known_to_an_index_made_anew(self):
        Stale.objects.all().delete()
        index.rebuild()
        self.assertEqual(self.found_at(LATER, "S21"), ["summit S21"])
        self.assertEqual(self.found_at(LATER, "conference"), [])


class TransactionTests(TransactionTestCase):
    """The record and its index are one transaction."""

    def test_save_writes_the_index_with_it(self):
        make_summit(number=14)
        self.assertEqual(Document.objects.filter(type="summit").count(), 1)
        self.assertEqual(Stale.objects.count(), 0)

    def test_index_is_written_once_for_many_saves(self):
        with mock.patch.object(index, "_write", wraps=index._write) as write:
            with changes.together():
                make_summit(number=14)
                make_summit(number=15)
                self.assertEqual(write.call_count, 0)
            of_summits = [
                call for call in write.mock_calls if call.args[0].name == "summit"
            ]
        self.assertEqual(len(of_summits), 1)

    def test_index_of_another_transaction_is_written_once_that_is_committed(self):
        with transaction.atomic():
            make_summit(number=14)
            self.assertEqual(Document.objects.filter(type="summit").count(), 0)
        self.assertEqual(Document.objects.filter(type="summit").count(), 1)
        self.assertEqual(Stale.objects.count(), 0)

    def test_search_within_the_transaction_sees_its_changes(self):
        with transaction.atomic():
            make_summit(number=14)
            self.assertEqual(found("S14"), ["summit S14"])

    def test_rolled_back_save_never_was(self):
        make_summit(number=14)
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            make_summit(number=15)
            self.assertEqual(found("S15"), ["summit S15"])
            raise ZeroDivisionError
        self.assertEqual(found("S15"), [])
        self.assertEqual(found("S14"), ["summit S14"])
        self.assertEqual(Stale.objects.count(), 0)

    def test_change_rolled_back_to_a_savepoint_never_was(self):
        with transaction.atomic():
            make_summit(number=14)
            with self.assertRaises(ZeroDivisionError), transaction.atomic():
                make_summit(number=15)
                raise ZeroDivisionError
        self.assertEqual(found("S14"), ["summit S14"])
        self.assertEqual(found("S15"), [])

    def test_record_is_not_saved_without_its_index(self):
        with (
            mock.patch.object(index, "write_stale", side_effect=ZeroDivisionError),
            self.assertRaises(ZeroDivisionError),
        ):
            make_topic()
        self.assertEqual(Topic.objects.count(), 0)
        make_topic()
        self.assertEqual(Topic.objects.count(), 1)

    def test_flush_empties_the_index(self):
        make_summit(number=14)
        call_command("flush", interactive=False, verbosity=0)
        self.assertEqual(found("S14"), [])
        make_summit(number=14)
        self.assertEqual(found("S14"), ["summit S14"])
        self.assertEqual(
            search(Query()).counts["type"], {"source": 1, "summit": 1, "passage": 1}
        )
