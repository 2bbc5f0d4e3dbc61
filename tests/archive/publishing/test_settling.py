"""When each row is public is kept in it, whoever writes it and however."""

import datetime as dt
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.test import TestCase

from archive.publishing import changes, settling
from archive.publishing.periods import EMPTY, NEVER, OPEN, Period
from archive.record import keys
from archive.sources.models import Citation, Passage, Source
from initiatives.models import Milestone
from members.models import Office, Person, State
from summits.models import Event, Photo, Place, Statement, Summit, Topic
from tests import factories as make
from tests.factories import PUBLISHED_AT
from tests.plain_public import differences

DAY = dt.timedelta(days=1)
LATER = dt.datetime(2099, 3, 6, 12, tzinfo=dt.UTC)


def period(row):
    return type(row).objects.get(pk=row.pk).period


class OrderTests(TestCase):
    def test_what_rows_stand_on_and_are_named_by_comes_before_them(self):
        place = {model: n for n, model in enumerate(settling.in_order())}
        for first, then in [
            (Source, Passage),
            (Passage, Summit),
            (Summit, Statement),
            (Statement, Person),
            (Person, State),
            (Statement, Citation),
            (State, Citation),
        ]:
            self.assertLess(place[first], place[then], (first, then))


class PeriodTests(TestCase):
    """A row is public while it and all that it stands on are."""

    @classmethod
    def setUpTestData(cls):
        cls.source = make.make_source()
        cls.passage = make.make_passage(source=cls.source)
        cls.summit = make.make_summit(passage=cls.passage)
        cls.statement = make.make_statement(summit=cls.summit, passage=cls.passage)
        cls.out = Period(PUBLISHED_AT, NEVER)

    def test_public_since_what_it_stands_on_is(self):
        for row in (self.source, self.passage, self.summit, self.statement):
            self.assertEqual(period(row), self.out)

    def test_organization_with_public_words_of_its_own_needs_nobody_to_name_it(self):
        self.assertEqual(period(make.make_organization()), self.out)
        self.assertEqual(period(make.make_person()), EMPTY)
        draft = make.make_passage(source=make.make_source(status="draft"))
        unnamed = make.make_organization(passage=None, quote="")
        hidden = make.make_organization(passage=draft)
        make.make_participation(self.summit, state=None, organization=hidden)
        for row in (unnamed, hidden):
            self.assertEqual(period(row), EMPTY)

    def test_status_alone_decides_of_what_stands_on_nothing(self):
        for status, due in [
            ("draft", EMPTY),
            ("review", EMPTY),
            ("withdrawn", EMPTY),
            ("published", self.out),
        ]:
            source = make.make_source(status=status, withdrawn_reason_en="Twice.")
            self.assertEqual(period(source), due, status)

    def test_schedule_of_the_source_is_that_of_all_that_rests_on_it(self):
        Source.objects.filter(pk=self.source.pk).update(
            publish_at=LATER, withdraw_at=LATER + DAY
        )
        for row in (self.source, self.passage, self.summit, self.statement):
            self.assertEqual(period(row), Period(LATER, LATER + DAY))

    def test_fact_is_public_while_meeting_and_source_are(self):
        other = make.make_passage(source=make.make_source(withdraw_at=LATER + DAY))
        self.statement.passage = other
        self.statement.save()
        Summit.objects.filter(pk=self.summit.pk).update(publish_at=LATER)
        self.assertEqual(period(self.statement), Period(LATER, LATER + DAY))

    def test_what_never_meets_is_never_public(self):
        self.statement.passage = make.make_passage(
            source=make.make_source(withdraw_at=LATER)
        )
        self.statement.save()
        Summit.objects.filter(pk=self.summit.pk).update(publish_at=LATER)
        self.assertEqual(period(self.statement), EMPTY)

    def test_step_without_a_summit_needs_none(self):
        step = make.make_milestone()
        self.assertEqual(period(step), self.out)
        Milestone.objects.update(summit=make.make_summit(status="draft"))
        self.assertEqual(period(step), EMPTY)

    def test_citation_goes_with_its_record_and_its_source(self):
        citation = make.make_citation(self.statement)
        self.assertEqual(period(citation), self.out)
        self.summit.status = "draft"
        self.summit.save()
        self.assertEqual(period(citation), EMPTY)

    def test_citation_of_a_text_that_is_deleted_is_not_public(self):
        text = make.make_source()
        citation = make.make_citation(text)
        text.delete()
        self.assertEqual(period(citation), EMPTY)

    def test_photo_is_public_once_it_is_described_in_both_languages(self):
        photo = make.make_photo(self.summit)
        self.assertEqual(period(photo), self.out)
        Photo.objects.update(alt_es="")
        self.assertEqual(period(photo), EMPTY)


class ReferenceTests(TestCase):
    """A reference record is public from the first to the last row that names it."""

    @classmethod
    def setUpTestData(cls):
        cls.out = Period(PUBLISHED_AT, NEVER)

    def test_nobody_names_it(self):
        self.assertEqual(period(make.make_topic()), EMPTY)

    def test_row_that_names_it_by_a_link(self):
        topic = make.make_topic()
        statement = make.make_statement()
        statement.topics.add(topic)
        self.assertEqual(period(topic), self.out)
        topic.statements.clear()
        self.assertEqual(period(topic), EMPTY)

    def test_link_from_the_other_end(self):
        topic, statement = make.make_topic(), make.make_statement()
        topic.statements.set([statement])
        self.assertEqual(period(topic), self.out)
        topic.statements.remove(statement)
        self.assertEqual(period(topic), EMPTY)

    def test_row_that_is_deleted_names_it_no_more(self):
        tenure = make.make_tenure()
        office, state = tenure.office, tenure.office.state
        self.assertEqual([period(office), period(state)], [self.out, self.out])
        tenure.delete()
        self.assertEqual([period(office), period(state)], [EMPTY, EMPTY])

    def test_row_between_names_what_it_points_at(self):
        tenure, other = make.make_tenure(), make.make_state()
        before = tenure.office.state
        Office.objects.update(state=other)
        self.assertEqual([period(before), period(other)], [EMPTY, self.out])

    def test_row_that_points_elsewhere_names_the_other(self):
        first, second = make.make_place(), make.make_place(city_en="Maracay")
        event = make.make_event(place=first)
        event.place = second
        event.save()
        self.assertEqual([period(first), period(second)], [EMPTY, self.out])
        Event.objects.update(place=first)
        self.assertEqual([period(first), period(second)], [self.out, EMPTY])

    def test_person_named_waits_for_the_own_source(self):
        source = make.make_source(publish_at=LATER)
        person = make.make_person(passage=make.make_passage(source=source))
        make.make_tenure(person)
        self.assertEqual(period(person), Period(LATER, NEVER))

    def test_person_without_words_rests_on_those_who_name_it(self):
        person = make.make_person(passage=None, quote="")
        make.make_tenure(person)
        self.assertEqual(period(person), self.out)

    def test_person_who_is_public_names_the_state(self):
        state = make.make_state()
        person = make.make_person(state=state)
        self.assertEqual(period(state), EMPTY)
        make.make_statement(person=person)
        self.assertEqual(period(state), self.out)

    def test_between_two_schedules_it_stays(self):
        topic = make.make_topic()
        for at in (LATER, LATER + 4 * DAY):
            make.make_initiative(publish_at=at, withdraw_at=at + DAY, topics=[topic])
        self.assertEqual(period(topic), Period(LATER, LATER + 5 * DAY))


class WayTests(TestCase):
    """Every way of writing settles; what is written past the models stays unseen."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit()
        cls.statement = make.make_statement(summit=cls.summit)

    def test_row_saved_again_keeps_its_period(self):
        summit = Summit.objects.get(pk=self.summit.pk)
        Summit.objects.filter(pk=summit.pk).update(withdraw_at=LATER)
        summit.save(update_fields=["summary_en"])
        self.assertEqual(period(summit).until, LATER)

    def test_instance_that_was_never_read_does_not_hide_the_row(self):
        self.summit.save()
        self.assertIs(Summit.objects.published().exists(), True)

    def test_rows_created_at_once(self):
        words = {"passage": self.statement.passage, "quote": self.statement.quote}
        Statement.objects.bulk_create(
            [
                Statement(
                    key="new", number=9, summit=self.summit, summary_en="New.", **words
                )
            ]
        )
        self.assertIs(Statement.objects.published().filter(pk="new").exists(), True)

    def test_rows_updated_at_once(self):
        self.summit.status = "draft"
        Summit.objects.bulk_update([self.summit], ["status"])
        self.assertEqual(period(self.statement), EMPTY)

    def test_rows_updated_over_a_relation(self):
        Summit.objects.filter(statements__isnull=False).update(status="draft")
        self.assertEqual(period(self.statement), EMPTY)

    def test_change_that_is_rolled_back(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            Summit.objects.update(status="draft")
            self.assertEqual(period(self.statement), EMPTY)
            raise ZeroDivisionError
        self.assertNotEqual(period(self.statement), EMPTY)
        self.assertEqual(differences(), [])

    def test_row_written_past_the_models_is_unseen_until_all_are_settled(self):
        Topic._base_manager.bulk_create([Topic(key="raw", slug="raw", name_en="Raw")])
        Statement.topics.through.objects.create(
            statement=self.statement, topic_id="raw"
        )
        self.assertIs(Topic.objects.published().exists(), False)
        self.assertEqual(settling.unsettled(), {Topic: {"raw"}})
        self.assertEqual(changes.settle_all(), {Topic: {"raw"}})
        self.assertIs(Topic.objects.published().exists(), True)
        self.assertEqual(settling.unsettled(), {})

    def test_kinds_of_record_numbered_otherwise_in_another_database(self):
        citation = make.make_citation(self.statement)
        ContentType.objects.get_for_id(citation.record_type_id)
        of_source = ContentType.objects.get_for_model(Source)
        cached = {citation.record_type_id: of_source}
        with mock.patch.dict(ContentType.objects._cache["default"], cached):
            changes.settle_all()
            self.assertNotEqual(period(citation), EMPTY)

    def test_withdrawal_past_the_models_is_found(self):
        QuerySet(Summit).update(status="draft")
        self.assertEqual(settling.unsettled(), {Summit: {self.summit.pk}})
        self.assertEqual(
            changes.settle_all(),
            {Summit: {self.summit.pk}, Statement: {self.statement.pk}},
        )


class CostTests(TestCase):
    def test_queries_do_not_grow_with_the_rows(self):
        def count(expected):
            with transaction.atomic(), self.assertNumQueries(expected):
                settling.settle({Source: {source.pk}})
                transaction.set_rollback(True)

        source = make.make_source()
        passage = make.make_passage(source=source)
        make.make_place()
        summit = make.make_summit(passage=passage, place=Place.objects.get())
        make.make_statement(summit=summit, passage=passage)
        QuerySet(Source).update(status="draft")
        count(20)
        for _ in range(3):
            make.make_statement(summit=summit, passage=passage)
        QuerySet(Source).update(status="draft")
        count(20)

    def test_keys_are_asked_for_in_batches_that_a_database_takes(self):
        topic = make.make_topic()
        first, second = (make.make_statement(topics=[topic]) for _ in range(2))
        Statement.objects.filter(pk=second.pk).update(number=2)
        with mock.patch.object(keys, "AT_A_TIME", 1):
            Statement.objects.update(summit=make.make_summit(status="draft"))
        self.assertEqual([period(first), period(second)], [EMPTY, EMPTY])
        self.assertEqual(period(topic), EMPTY)

    def test_row_that_is_as_it_should_be_is_two_queries(self):
        topic = make.make_topic()
        with self.assertNumQueries(2):
            settling.settle({Topic: {topic.pk}})

    def test_row_without_a_status_decides_nothing(self):
        self.assertEqual(Topic(key="new").own_period(), OPEN)
