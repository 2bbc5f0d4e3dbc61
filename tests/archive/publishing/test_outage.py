"""Pages without the database: as they last stood, marked, and none that was changed."""

import datetime as dt
from unittest import mock

from django.core.cache import caches
from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import timezone
from django.utils.http import http_date

from archive.publishing import changes, edition, mark_file, outage
from archive.publishing.models import EditionStamp
from archive.publishing.outage import LastReading
from archive.sources.models import Source
from summits.models import Summit
from tests.archive.publishing.test_mark_file import InEditionFile
from tests.factories import make_event, make_state, make_summit, make_topic
from tests.kept import bounded

HOUR = dt.timedelta(hours=1)
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
AWAY = OperationalError("unable to open database file")
LIST = "/en/summits/"
SOURCES = "/en/sources/"  # some are there whatever becomes of a summit
NOTICE = "database cannot be reached just now"


def at(instant):
    """Return a patch under which it is ``instant``."""
    return mock.patch.object(timezone, "now", return_value=instant)


def away(error=AWAY):
    """Return a patch under which the edition cannot be read."""
    return mock.patch.object(edition, "current", side_effect=error)


class InOutage(InEditionFile):
    """A mixin: a process that keeps pages and has read nothing yet."""

    def setUp(self):
        super().setUp()
        self.enterContext(override_settings(CACHES=bounded(1)))
        self.addCleanup(caches["pages"].clear)
        self.start_process()
        self.client.raise_request_exception = False
        self.enterContext(mock.patch.object(outage, "REMINDED", 0))
        # After a try that took long, as on a busy machine, none is made for a while.
        self.enterContext(mock.patch.object(outage, "monotonic", lambda: 0.0))

    def start_process(self):
        self.enterContext(mock.patch.object(outage, "last_reading", LastReading()))

    def write_mark(self):
        """Write the file as a commit does, which no TestCase makes."""
        self.file.write_text(EditionStamp.objects.get().mark)

    def ask(self, url=LIST, error=AWAY, **kwargs):
        """Return the answer while the database is away."""
        with away(error), self.assertLogs(level="WARNING"):
            return self.client.get(url, **kwargs)

    def assertKept(self, *args, **kwargs):
        response = self.ask(*args, **kwargs)
        self.assertEqual(response.status_code, 200)
        self.assertIn(outage.AS_OF, response)
        return response

    def assertNotKept(self, *args, status=503, **kwargs):
        response = self.ask(*args, **kwargs)
        self.assertEqual(response.status_code, status)
        self.assertNotIn(outage.AS_OF, response)


class PageTests(InOutage, TestCase):
    """What is shown of the edition last seen."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14)

    def setUp(self):
        super().setUp()
        self.write_mark()
        self.enterContext(at(NOON))
        self.page = self.client.get(LIST)

    def test_page_is_shown_as_it_was_but_for_the_notice(self):
        content = self.assertKept().text
        before, rest = content.split("<aside", 1)
        notice, after = rest.split("</aside>", 1)
        self.assertEqual(before + after, self.page.text)
        self.assertIn(NOTICE, notice)

    def test_notice_stands_between_the_head_and_the_page(self):
        content = self.assertKept().text
        places = [content.index(word) for word in ("</header>", "<aside", "<main")]
        self.assertEqual(places, sorted(places))

    def test_notice_and_header_say_when_the_page_stood_so(self):
        with at(NOON + HOUR):
            response = self.assertKept()
        self.assertContains(response, "as it stood on 22 November 2026, 12:00 (UTC)")
        self.assertEqual(response[outage.AS_OF], http_date(NOON.timestamp()))

    def test_time_is_that_of_the_last_reading(self):
        with at(NOON + HOUR):
            self.client.get(SOURCES)
        response = self.assertKept()
        self.assertContains(response, "as it stood on 22 November 2026, 13:00 (UTC)")

    def test_notice_is_in_the_language_of_the_page(self):
        self.client.get("/es/summits/")
        response = self.assertKept("/es/summits/")
        self.assertContains(response, "22 de noviembre de 2026 a las 12:00 (UTC)")
        self.assertNotContains(response, NOTICE)

    def test_page_is_not_to_be_kept_by_others(self):
        response = self.assertKept()
        self.assertEqual(response["Cache-Control"], "no-store")
        for name in ["ETag", "Last-Modified"]:
            self.assertNotIn(name, response)

    def test_visitor_who_knows_the_page_is_sent_it(self):
        headers = {
            "if-none-match": self.page["ETag"],
            "if-modified-since": http_date(NOON.timestamp()),
        }
        self.assertContains(self.assertKept(headers=headers), NOTICE)

    def test_head_is_answered(self):
        with away(), self.assertLogs(level="WARNING"):
            response = self.client.head(LIST)
        self.assertEqual((response.status_code, response.content), (200, b""))
        self.assertIn(outage.AS_OF, response)

    def test_what_is_no_page_has_the_header_alone(self):
        for url in ["/en/feed.atom", "/sitemap.xml", "/robots.txt"]:
            with self.subTest(url):
                before = self.client.get(url)
                response = self.assertKept(url)
                self.assertEqual(response.content, before.content)
                self.assertEqual(response["Content-Type"], before["Content-Type"])

    def test_every_kind_of_absence_is_met(self):
        for error in [
            OperationalError("database is locked"),
            InterfaceError("connection already closed"),
            DatabaseError("file is not a database"),
        ]:
            with self.subTest(error):
                self.assertKept(error=error)

    def test_mistake_of_a_query_is_no_absence(self):
        self.assertNotKept(error=ProgrammingError("no such column"), status=500)

    def test_page_that_was_not_made_is_not_there(self):
        for url in [self.summit.get_absolute_url(), "/en/search/", f"{LIST}?x=1"]:
            with self.subTest(url):
                self.assertNotKept(url)

    def test_page_of_another_host_is_not_there(self):
        self.assertNotKept(headers={"host": "127.0.0.1"})

    def test_page_is_shown_past_midnight(self):
        with at(NOON + 24 * HOUR):
            self.assertKept()

    def test_page_is_itself_again_as_soon_as_the_database_is(self):
        self.assertKept()
        response = self.client.get(LIST)
        self.assertEqual(response.content, self.page.content)
        self.assertEqual(response["ETag"], self.page["ETag"])
        self.assertNotIn(outage.AS_OF, response)

    def test_page_costs_nothing_more_while_all_is_well(self):
        with self.assertNumQueries(1), mock.patch.object(mark_file, "holds") as read:
            self.client.get(LIST)
        read.assert_not_called()


class UncertainTests(InOutage, TestCase):
    """Nothing is shown where the file does not say that it still stands."""

    @classmethod
    def setUpTestData(cls):
        with at(NOON):
            make_summit(publish_at=NOON - HOUR, withdraw_at=NOON + HOUR)
            make_summit(publish_at=NOON + 2 * HOUR)

    def read(self, instant):
        with at(instant):
            self.client.get(SOURCES)

    def test_process_that_has_read_nothing_shows_nothing(self):
        self.write_mark()
        self.read(NOON)
        self.start_process()
        with at(NOON):
            self.assertNotKept(SOURCES)

    def test_archive_without_the_file_shows_nothing(self):
        self.read(NOON)
        with at(NOON):
            self.assertNotKept(SOURCES)

    def test_file_with_another_mark_shows_nothing(self):
        self.read(NOON)
        for mark in ["", "0" * 12, f"{EditionStamp.objects.get().mark}0"]:
            self.file.write_text(mark)
            with self.subTest(mark), at(NOON):
                self.assertNotKept(SOURCES)

    def test_site_without_a_file_shows_nothing(self):
        self.write_mark()
        self.read(NOON)
        with override_settings(ALBA_EDITION_FILE=""), at(NOON):
            self.assertNotKept(SOURCES)

    def test_page_is_shown_until_something_comes_due(self):
        self.write_mark()
        for read, asked, is_shown in [
            (0, 0.9, True),
            (0, 1, False),  # withdrawn
            (1, 1.9, True),
            (1, 2, False),  # published
            (0, 3, False),
            (3, 9, True),
        ]:
            self.read(NOON + read * HOUR)
            check = self.assertKept if is_shown else self.assertNotKept
            with self.subTest(read=read, asked=asked), at(NOON + asked * HOUR):
                check(SOURCES)


class ChangeTests(InOutage, TransactionTestCase):
    """What another process took away or changed is not shown by this one."""

    def setUp(self):
        super().setUp()
        self.summit = make_summit(number=14)
        self.url = self.summit.get_absolute_url()
        self.client.get(self.url)

    def test_nothing_is_shown_after_any_change(self):
        event, state, topic = make_event(), make_state("Cuba"), make_topic()

        def withdraw():
            self.summit.status = "withdrawn"
            self.summit.withdrawn_reason_en = "Held twice."
            self.summit.save()

        for change in [
            withdraw,
            lambda: Summit.objects.update(status="draft"),
            lambda: event.states.add(state),
            lambda: Source.objects.bulk_create([Source(slug="t", title="Treaty")]),
            topic.delete,
        ]:
            self.client.get(SOURCES)
            self.assertKept(SOURCES)
            change()
            self.assertNotKept(SOURCES)
            self.assertNotKept(self.url)

    def test_page_of_the_new_edition_is_shown_once_it_was_read(self):
        self.summit.summary_en = "The summit said something else."
        self.summit.save()
        self.client.get(self.url)
        self.assertContains(self.assertKept(self.url), "said something else")

    def test_page_not_made_again_in_the_new_edition_is_not_shown(self):
        self.summit.save()
        self.client.get(SOURCES)
        self.assertNotKept(self.url)

    def test_pages_are_shown_after_a_change_that_failed(self):
        with self.assertRaises(ZeroDivisionError), changes.together():
            self.summit.save()
            raise ZeroDivisionError
        self.assertKept(self.url)

    def test_none_is_shown_after_a_transaction_of_somebody_else_failed(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            self.summit.save()
            raise ZeroDivisionError
        self.assertNotKept(self.url)

    def test_pages_are_shown_after_a_change_that_found_no_room(self):
        full = OperationalError("database or disk is full")
        with (
            mock.patch.object(connection, "_commit", side_effect=full),
            self.assertRaises(OperationalError),
        ):
            self.summit.save()
        self.assertKept(self.url)


class RestTests(InOutage, TestCase):
    """A try that was slow to fail is not waited for again by every reader."""

    @classmethod
    def setUpTestData(cls):
        make_summit()

    def setUp(self):
        super().setUp()
        self.write_mark()
        self.now = 1000.0
        clock = mock.patch.object(outage, "monotonic", lambda: self.now)
        self.enterContext(clock)
        self.client.get(LIST)

    def fail_after(self, seconds):
        """Ask while it takes so long to find out that the database is away."""

        def fail():
            self.now += seconds
            raise AWAY

        with (
            mock.patch.object(edition, "current", side_effect=fail),
            self.assertLogs(level="WARNING"),
        ):
            self.client.get(LIST)

    def assertTried(self, is_tried, url=LIST):
        current = edition.current
        with mock.patch.object(edition, "current", side_effect=current) as tried:
            response = self.client.get(url)
        self.assertEqual(tried.called, is_tried)
        self.assertEqual(outage.AS_OF in response, not is_tried)

    def test_next_reader_waits_as_little_as_the_try_took(self):
        self.fail_after(3)
        self.now += 2.9
        self.assertTried(False)
        self.now += 0.1
        self.assertTried(True)

    def test_rest_is_not_long(self):
        self.fail_after(20)
        self.now += outage.LONGEST_REST
        self.assertTried(True)

    def test_log_names_the_cause_once_a_minute(self):
        lines = []
        self.enterContext(mock.patch.object(outage, "REMINDED", 60))
        for _ in range(8):
            self.now += 20
            with away(), self.assertLogs(outage.logger, "WARNING") as log:
                outage.logger.warning("a line at least")
                self.client.get(LIST)
            lines += log.output[1:]
        self.assertEqual(len(lines), 3)
        self.assertIn("Pages are shown as kept: away, unable to open", lines[0])

    def test_log_names_the_next_absence_at_once(self):
        self.enterContext(mock.patch.object(outage, "REMINDED", 60))
        for _ in range(2):
            with away(), self.assertLogs(outage.logger, "WARNING"):
                self.client.get(LIST)
            self.client.get(LIST)

    def test_try_that_failed_at_once_is_repeated_at_once(self):
        self.fail_after(0)
        self.assertTried(True)

    def test_page_that_is_not_kept_is_tried_for(self):
        self.fail_after(3)
        self.assertTried(True, SOURCES)

    def test_nothing_withdrawn_is_shown_meanwhile(self):
        self.fail_after(3)
        self.file.write_text("0" * 12)
        self.assertTried(True)
