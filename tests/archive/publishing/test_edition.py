"""The edition mark changes with every write, and with every schedule that comes due."""

import datetime as dt
from unittest import mock

from django.core.exceptions import ValidationError
from django.core.management.sql import emit_post_migrate_signal
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from archive.publishing import edition, mark_file
from archive.publishing.models import EditionStamp
from archive.sources.models import Source
from members.models import State
from tests.factories import (
    make_event,
    make_initiative,
    make_membership,
    make_page,
    make_passage,
    make_source,
    make_state,
    make_topic,
)

DAY = dt.timedelta(days=1)


class EditionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source()

    def setUp(self):
        self.before = edition.current()

    def assertNewEdition(self):
        after = edition.current()
        self.assertNotEqual(after.mark, self.before.mark)
        self.assertGreaterEqual(after.changed_at, self.before.changed_at)

    def assertSameEdition(self):
        self.assertEqual(edition.current(), self.before)

    def test_current_is_one_query(self):
        with self.assertNumQueries(1):
            edition.current()

    def test_reading_leaves_the_mark(self):
        list(Source.objects.published())
        self.assertSameEdition()

    def test_new_row_changes_the_mark(self):
        make_state()
        self.assertNewEdition()

    def test_saved_row_changes_the_mark(self):
        self.source.save()
        self.assertNewEdition()

    def test_deleted_row_changes_the_mark(self):
        self.source.delete()
        self.assertNewEdition()

    def test_deleted_rows_of_a_query_change_the_mark(self):
        Source.objects.all().delete()
        self.assertNewEdition()

    def test_update_changes_the_mark(self):
        Source.objects.update(title="Report")
        self.assertNewEdition()

    def test_bulk_update_changes_the_mark(self):
        self.source.title = "Report"
        Source.objects.bulk_update([self.source], ["title"])
        self.assertNewEdition()

    def test_bulk_create_changes_the_mark(self):
        Source.objects.bulk_create([Source(slug="treaty", title="Treaty")])
        self.assertNewEdition()

    def test_refused_row_leaves_the_mark(self):
        with self.assertRaises(ValidationError):
            make_source(number="fourteen")
        self.assertSameEdition()

    def test_rolled_back_save_leaves_the_mark(self):
        with transaction.atomic():
            self.source.save()
            self.assertNewEdition()
            transaction.set_rollback(True)
        self.assertSameEdition()

    def test_rows_outside_the_record_leave_the_mark(self):
        EditionStamp.objects.create(pk=2)
        self.assertEqual(EditionStamp.objects.get(pk=2).schedule, [])


class EditionOfRelationsTests(TestCase):
    """Adding to and taking from a many-to-many field is a change of the record."""

    @classmethod
    def setUpTestData(cls):
        cls.event, cls.state = make_event(), make_state()

    def assertNewEditionAfter(self, change, *args):
        before = edition.current().mark
        change(*args)
        self.assertNotEqual(edition.current().mark, before)

    def test_added_removed_and_cleared_rows_change_the_mark(self):
        self.assertNewEditionAfter(self.event.states.add, self.state)
        self.assertNewEditionAfter(self.event.states.remove, self.state)
        self.assertNewEditionAfter(self.event.states.set, [self.state])
        self.assertNewEditionAfter(self.event.states.clear)

    def test_change_from_the_other_end_changes_the_mark(self):
        self.assertNewEditionAfter(self.state.events.add, self.event)

    def test_topics_of_an_initiative_change_the_mark(self):
        self.assertNewEditionAfter(make_initiative().topics.add, make_topic())

    def test_update_through_a_reverse_accessor_changes_the_mark(self):
        make_membership(self.state)
        self.assertNewEditionAfter(
            lambda: self.state.memberships.update(began_by="foundation")
        )


class ScheduleTests(TestCase):
    """What comes due by itself is a new edition without a write."""

    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now()
        cls.source = make_source(
            publish_at=cls.now + DAY, withdraw_at=cls.now + 3 * DAY
        )

    def at(self, days):
        return edition.current(at=self.now + days * DAY)

    def test_mark_stands_until_the_first_instant(self):
        self.assertEqual(self.at(0.5), self.at(0.9))

    def test_scheduled_publication_changes_mark_and_time(self):
        self.assertNotEqual(self.at(1).mark, self.at(0.5).mark)
        self.assertEqual(self.at(2).changed_at, self.source.publish_at)

    def test_scheduled_withdrawal_changes_mark_and_time(self):
        self.assertNotEqual(self.at(3).mark, self.at(2).mark)
        self.assertEqual(self.at(4).changed_at, self.source.withdraw_at)

    def test_edition_ends_at_the_next_instant(self):
        ends = [self.at(days).ends_at for days in (0.5, 1, 2, 3)]
        first, last = self.source.publish_at, self.source.withdraw_at
        self.assertEqual(ends, [first, last, last, None])

    def test_edition_does_not_stand_once_it_has_ended(self):
        standing = []
        for days in (0, 2, 4):
            current, now = self.at(0), self.now + days * DAY
            with (
                mock.patch.object(mark_file, "holds", return_value=True),
                mock.patch.object(timezone, "now", return_value=now),
            ):
                standing.append(current.still_stands())
        self.assertEqual(standing, [True, False, False])

    def test_schedule_survives_other_writes(self):
        make_passage(source=self.source)
        State.objects.update(aliases="")
        self.assertNotEqual(self.at(2).mark, self.at(0.5).mark)

    def test_cancelled_schedule_no_longer_changes_the_mark(self):
        Source.objects.update(publish_at=self.now - DAY, withdraw_at=None)
        self.assertEqual(self.at(4), self.at(0.5))

    def test_deleted_record_takes_its_schedule_along(self):
        self.source.delete()
        self.assertEqual(self.at(4), self.at(0.5))


class MarksTests(TestCase):
    """Of what nothing has changed the marks are those of the edition before."""

    names = "members.state", "members.state.slug"

    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now()
        make_state()

    def marks(self, **when):
        return edition.current(**when).marks_of(self.names)

    def at(self, days):
        return self.marks(at=self.now + days * DAY)

    def later(self, days):
        """Return a context in which it is ``days`` later."""
        now = self.now + days * DAY
        return mock.patch.object(timezone, "now", return_value=now)

    def test_other_columns_leave_them(self):
        before = self.marks()
        State.objects.update(aliases="")
        make_source()
        self.assertEqual(self.marks(), before)

    def test_column_has_a_new_one(self):
        base, rows, column = self.marks()
        State.objects.update(slug="cuba")
        self.assertEqual(self.marks()[:2], (base, rows))
        self.assertNotEqual(self.marks()[2], column)

    def test_rows_have_a_new_one(self):
        base, rows, _column = self.marks()
        make_state("Haiti")
        self.assertEqual(self.marks()[0], base)
        self.assertNotEqual(self.marks()[1], rows)

    def test_write_that_knows_no_marks_makes_everything_new(self):
        before = self.marks()
        EditionStamp.objects.update(mark="0" * 12)
        self.assertNotEqual(self.marks()[0], before[0])
        between = self.marks()
        make_source()
        self.assertEqual(self.marks(), between)

    def test_instant_that_comes_due_makes_everything_new(self):
        make_source(publish_at=self.now + DAY, withdraw_at=self.now + 3 * DAY)
        bases = [self.at(days)[0] for days in (0.5, 0.9, 1, 2, 3, 4)]
        self.assertEqual([bases[0], bases[2], bases[4]], bases[1::2])
        self.assertEqual(len(set(bases)), 3)

    def test_first_change_after_an_instant_makes_everything_new(self):
        """Be it one of which the schedule stays the same."""
        make_source(publish_at=self.now + DAY, withdraw_at=self.now + 3 * DAY)
        seen = {self.at(days)[0] for days in (0.5, 2)}
        with self.later(2):
            State.objects.update(aliases="")
        after = self.at(2)[0]
        self.assertNotIn(after, seen)
        with self.later(2.5):
            State.objects.update(aliases="Island")
        self.assertEqual(self.at(2.5)[0], after)
        self.assertNotIn(self.at(4)[0], seen | {after})

    def test_cancelled_instant_is_not_counted(self):
        """Else a later one would be taken for it."""
        cancelled = make_source(publish_at=self.now + DAY)
        make_source(publish_at=self.now + 2 * DAY)
        between = self.at(1.5)
        type(cancelled).objects.filter(pk=cancelled.pk).delete()
        self.assertNotEqual(self.at(2)[0], between[0])

    def test_day_makes_everything_new(self):
        now, day = edition.current(), self.now.date()
        on_days = [now.on(day), now.on(day), now.on(day + DAY)]
        self.assertEqual(on_days[0], on_days[1])
        for one, other in [(now, on_days[0]), (on_days[0], on_days[2])]:
            self.assertNotEqual(one.mark, other.mark)
            self.assertNotEqual(one.marks_of([])[0], other.marks_of([])[0])


class FooterTests(TestCase):
    """The pages that every page leads to are known without a query of their own."""

    def footer(self, **when):
        return [page["slug"] for page in edition.current(**when).footer]

    def test_footer_is_empty_without_pages(self):
        self.assertEqual(self.footer(), [])

    def test_footer_follows_every_way_of_saving_a_page(self):
        page = make_page(slug="about")
        self.assertEqual(self.footer(), ["about"])
        type(page).objects.update(slug="colophon")
        self.assertEqual(self.footer(), ["colophon"])
        page.delete()
        self.assertEqual(self.footer(), [])

    def test_footer_survives_other_writes(self):
        make_page(slug="about")
        make_state()
        self.assertEqual(self.footer(), ["about"])

    def test_page_is_in_it_from_publication_to_withdrawal(self):
        now = timezone.now()
        make_page(slug="about", publish_at=now + DAY, withdraw_at=now + 2 * DAY)
        days = [self.footer(at=now + days * DAY) for days in (0.9, 1, 1.9, 2)]
        self.assertEqual(days, [[], ["about"], ["about"], []])


class StampTests(TestCase):
    def test_there_is_one_stamp(self):
        self.assertEqual(EditionStamp.objects.count(), 1)

    def test_emptied_database_gets_its_stamp_back(self):
        EditionStamp.objects.all().delete()
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
        self.assertEqual(EditionStamp.objects.count(), 1)
