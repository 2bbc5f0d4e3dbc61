"""What falls with a record that is withdrawn: told before, and at its address after."""

import datetime as dt
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.publishing import changes
from archive.publishing.falling import fell_with, is_cut_short, what_falls
from archive.publishing.periods import EMPTY, NEVER, Period
from archive.sources.models import Citation, Passage, Source
from members.models import Membership, Person, State
from summits.models import Event, Statement, Summit, Topic
from tests import factories as make
from tests.archive.publishing.test_addresses import withdraw

HOUR = dt.timedelta(hours=1)
DRAFT = {"status": "draft", "publish_at": None}


def to_be(record, **fields):
    """Return ``record`` as it is to be: withdrawn, unless ``fields`` say otherwise."""
    record = type(record).objects.get(pk=record.pk)
    fields = {
        **(fields or {"status": "withdrawn"}),
        "withdrawn_reason_en": "Listed twice.",
    }
    for name, value in fields.items():
        setattr(record, name, value)
    record.full_clean()
    return record


def falls(*rows):
    """Return what falls if ``rows`` are saved, within a change as at the desk."""
    with changes.together():
        return what_falls(rows)


class FallingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.passage = make.make_passage()
        cls.source = cls.passage.source
        cls.other = make.make_passage()

    def test_nothing_rests_on_it(self):
        self.assertEqual(falls(to_be(make.make_source())), {})

    def test_everything_that_rests_on_a_source_and_what_that_names(self):
        statement = make.make_statement(
            summit=make.make_summit(passage=self.other),
            passage=self.passage,
            topics=[make.make_topic()],
        )
        citation = make.make_citation(statement, passage=self.other)
        membership = make.make_membership(passage=self.passage)
        self.assertEqual(
            falls(to_be(self.source)),
            {
                Passage: [self.passage.pk],
                Statement: [statement.pk],
                Topic: list(statement.topics.values_list("pk", flat=True)),
                Citation: [citation.pk],
                Membership: [membership.pk],
                State: [membership.state_id],
            },
        )

    def test_what_something_else_names_too_stays(self):
        topic = make.make_topic()
        make.make_statement(passage=self.passage, topics=[topic])
        make.make_statement(passage=self.other, topics=[topic])
        self.assertNotIn(Topic, falls(to_be(self.source)))

    def test_what_two_withdrawn_together_name_falls(self):
        topic = make.make_topic()
        statements = [make.make_statement(topics=[topic]) for _ in range(2)]
        rows = [to_be(statement.summit) for statement in statements]
        self.assertNotIn(Topic, falls(rows[0]))
        found = falls(*rows)
        self.assertEqual(found[Topic], [topic.pk])
        self.assertNotIn(Summit, found)

    def test_what_is_not_public_does_not_fall(self):
        make.make_event(passage=self.passage, **DRAFT)
        make.make_event(passage=self.passage, publish_at=timezone.now() + HOUR)
        self.assertNotIn(Event, falls(to_be(self.source)))

    def test_what_goes_with_a_scheduled_withdrawal_falls(self):
        event = make.make_event(passage=self.passage)
        source = to_be(self.source, withdraw_at=timezone.now() + HOUR)
        self.assertEqual(falls(source)[Event], [event.pk])

    def test_what_goes_before_the_scheduled_withdrawal_does_not_fall(self):
        soon = timezone.now() + HOUR
        make.make_event(passage=self.passage, withdraw_at=soon)
        source = to_be(self.source, withdraw_at=soon + HOUR)
        self.assertNotIn(Event, falls(source))

    def test_nothing_falls_when_it_is_only_edited(self):
        make.make_event(passage=self.passage)
        self.assertEqual(falls(to_be(self.source, author="Ana")), {})

    def test_it_is_only_asked(self):
        event = make.make_event(passage=self.passage)
        falls(to_be(self.source))
        self.assertIs(Source.objects.get(pk=self.source.pk).is_published, True)
        self.assertIs(Event.objects.get(pk=event.pk).is_published, True)

    def test_it_is_what_falls_then(self):
        make.make_statement(passage=self.passage, topics=[make.make_topic()])
        make.make_tenure(person=make.make_person(passage=self.passage))
        told = falls(to_be(self.source))
        before = {model: public(model) for model in told}
        withdraw(self.source)
        fallen = {model: sorted(before[model] - public(model)) for model in told}
        self.assertEqual(fallen, told)
        self.assertEqual(set(told), {Passage, Statement, Topic, Person})

    def test_queries_do_not_grow_with_the_rows(self):
        def count():
            with CaptureQueriesContext(connection) as captured:
                falls(to_be(self.source))
            return len(captured)

        make.make_event(passage=self.passage)
        before = count()
        for _ in range(3):
            make.make_event(passage=self.passage)
        self.assertEqual(count(), before)


class CutShortTests(TestCase):
    def test_only_what_is_public_now_and_goes_earlier(self):
        now = timezone.now()
        source, coming = make.make_source(), make.make_source(publish_at=now + HOUR)
        source.refresh_from_db()
        coming.refresh_from_db()
        for row, due, expected in [
            (source, source.period, False),
            (source, EMPTY, True),
            (source, Period(source.period.since, now + HOUR), True),
            (source, Period(now + HOUR, NEVER), True),
            (coming, EMPTY, False),
        ]:
            self.assertIs(is_cut_short(row, due), expected)


class FellWithTests(TestCase):
    def test_record_public_or_withdrawn_by_itself(self):
        event = make.make_event()
        self.assertIsNone(fell_with(event))
        withdraw(event)
        self.assertEqual(fell_with(event), event)

    def test_record_without_words_never_stood(self):
        self.assertIsNone(fell_with(make.make_event(passage=None, quote="", **DRAFT)))

    def test_of_two_withdrawn_the_first_took_it_along(self):
        declaration = make.make_declaration()
        withdraw(declaration.summit)
        withdraw(declaration.text)
        self.assertEqual(fell_with(declaration), declaration.summit)

    def test_reference_record_fell_with_the_last_that_named_it(self):
        topic = make.make_topic()
        first, last = (make.make_initiative(topics=[topic]) for _ in range(2))
        withdraw(first)
        withdraw(last)
        self.assertEqual(fell_with(topic), last)

    def test_reference_record_named_by_a_reference_record(self):
        person = make.make_person(state=make.make_state())
        statement = make.make_statement(person=person)
        withdraw(statement.summit)
        self.assertEqual(fell_with(person.state), statement.summit)

    def test_state_of_an_office_fell_with_the_text_that_names_the_holder(self):
        tenure = make.make_tenure()
        withdraw(tenure.passage.source)
        self.assertEqual(fell_with(tenure.office.state), tenure.passage.source)

    def test_what_names_it_and_was_never_public_counts_for_nothing(self):
        topic = make.make_topic()
        make.make_initiative(topics=[topic], **DRAFT)
        self.assertIsNone(fell_with(topic))

    def test_queries_do_not_grow_with_the_rows_that_named_it(self):
        topic = make.make_topic()
        summit = make.make_summit()
        make.make_statement(summit=summit, topics=[topic])
        withdraw(summit)
        with CaptureQueriesContext(connection) as before:
            fell_with(topic)
        words = {"passage": summit.passage, "quote": summit.quote}
        Statement.objects.bulk_create(
            Statement(
                key=f"s{n}",
                summit=summit,
                summary_en="So.",
                position=n,
                number=n,
                **words,
            )
            for n in range(10, 40)
        )
        topic.statements.set(Statement.objects.all())
        with self.assertNumQueries(len(before)):
            self.assertEqual(fell_with(topic), summit)


class NoticeTests(TestCase):
    """The address of what fell says with what, and why, until that returns."""

    def assertFell(self, path, *words):
        response = self.client.get(path)
        for word in words:
            self.assertContains(response, word, status_code=410)
        return response

    def test_page_says_what_was_withdrawn_when_and_why(self):
        source = make.make_source(title="Report on unity")
        event = make.make_event(passage=make.make_passage(source=source))
        withdraw(source, withdraw_at=dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC))
        response = self.assertFell(
            event.get_absolute_url(),
            "<h1>World Conference of the Peoples</h1>",
            "What it rests on has been withdrawn:",
            "<b>Report on unity</b>.",
            "5 March 2018",
            "It was listed twice.",
        )
        self.assertEqual(response["Cache-Control"], "no-store")

    def test_page_says_so_in_spanish(self):
        source = make.make_source(title="Informe", language="en")
        event = make.make_event(passage=make.make_passage(source=source))
        withdraw(source, withdrawn_reason_es="Figuraba dos veces.")
        self.assertFell(
            event.get_absolute_url().replace("/en/", "/es/"),
            "Lo que la sustenta fue retirado:",
            '<b lang="en">Informe</b>.',
            "Figuraba dos veces.",
        )

    def test_reason_in_the_other_language_is_marked(self):
        event = make.make_event()
        withdraw(event.passage.source)
        self.assertFell(
            event.get_absolute_url().replace("/en/", "/es/"),
            '<span lang="en">It was listed twice.',
        )

    def test_everything_with_a_page_says_so(self):
        passage = make.make_passage()
        on_it = {"passage": passage}
        summit = make.make_summit(number=14, **on_it)
        state = make.make_state("Cuba")
        person = make.make_person("Evo Morales")
        body = make.make_organization(passage=None)
        topic = make.make_topic()
        make.make_participation(summit, state=state, **on_it)
        make.make_participation(summit, organization=body, **on_it)
        make.make_statement(summit=summit, person=person, topics=[topic], **on_it)
        records = [
            summit,
            make.make_declaration(summit),
            make.make_event(**on_it),
            make.make_initiative(**on_it),
            *(state, person, body, topic),
        ]
        withdraw(passage.source)
        for record in records:
            with self.subTest(record._meta.model_name):
                self.assertFell(record.get_absolute_url(), passage.source.title)

    def test_reference_says_so_too(self):
        declaration = make.make_declaration(make.make_summit(number=14))
        withdraw(declaration.summit)
        for path in ["/S14-D1", "/s14-d1.2"]:
            self.assertFell(path, "<b>14th Summit</b>", "It was listed twice.")

    def test_old_address_says_so_too(self):
        event = make.make_event(slug="once")
        event.slug = "now"
        event.save()
        withdraw(event.passage.source)
        self.assertFell("/en/events/once/", "It was listed twice.")

    def test_scheduled_withdrawal_needs_no_further_save(self):
        source = make.make_source(withdraw_at=timezone.now() + HOUR)
        event = make.make_event(passage=make.make_passage(source=source))
        later = timezone.now() + 2 * HOUR
        with mock.patch.object(timezone, "now", return_value=later):
            self.assertFell(event.get_absolute_url(), "Given twice.")

    def test_everything_returns_with_what_was_withdrawn(self):
        statement = make.make_statement(person=make.make_person())
        source = statement.passage.source
        pages = [
            statement.summit.get_absolute_url(),
            statement.person.get_absolute_url(),
        ]
        Summit.objects.update(passage=statement.passage)
        withdraw(source)
        for url in pages:
            self.assertFell(url, "It was listed twice.")
        source.status = "published"
        source.full_clean()
        source.save()
        for url in pages:
            self.assertEqual(self.client.get(url).status_code, 200)

    def test_what_was_never_public_is_not_found(self):
        draft = make.make_event(**DRAFT)
        coming = make.make_event(publish_at=timezone.now() + HOUR)
        never_named = make.make_topic()
        after = make.make_event(passage=make.make_passage())
        gone_at = after.publish_at - HOUR
        after.passage.source.publish_at = gone_at - HOUR
        withdraw(after.passage.source, withdraw_at=gone_at)
        for record in (draft, coming):
            withdraw(record.passage.source)
        for record in (draft, coming, never_named, after):
            with self.subTest(str(record)):
                url = record.get_absolute_url()
                self.assertEqual(self.client.get(url).status_code, 404)


def public(model):
    """Return the keys of the rows of ``model`` that readers see."""
    return set(model.objects.published().values_list("pk", flat=True))
