"""What pages are told apart by: the release, the day, the edition, the address."""

import datetime as dt
from unittest import mock

from django.test import RequestFactory, SimpleTestCase, override_settings
from django.utils import timezone

from archive.publishing import validators
from archive.publishing.edition import Edition

HOUR = dt.timedelta(hours=1)
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
PAGE = "https://archive.example.org/en/summits/"
ETAG = validators.etag_of(PAGE, "mark-0-2026-11-22-code")


def asked(**headers):
    return RequestFactory().get("/en/summits/", **headers)


class ReleaseTests(SimpleTestCase):
    def test_release_is_a_mark_and_a_time(self):
        mark, released_at = validators.release()
        self.assertRegex(mark, r"\A[0-9a-f]{8}\Z")
        self.assertLessEqual(released_at, timezone.now() + HOUR)

    def test_mark_depends_on_the_settings_pages_show(self):
        before = validators.release.__wrapped__()[0]
        with override_settings(ALBA_PUBLISHER="Secretaría Ejecutiva"):
            self.assertNotEqual(validators.release.__wrapped__()[0], before)


class TimeTests(SimpleTestCase):
    """The time is the last of: a change, the day's beginning here, the release."""

    def at(self, now, *, changed=NOON - 40 * HOUR, released=NOON - 50 * HOUR):
        current = Edition(mark="mark", changed_at=changed, footer=[], ends_at=None)
        with (
            mock.patch.object(timezone, "now", return_value=now),
            mock.patch.object(validators, "release", lambda: ("code", released)),
        ):
            return validators.validators(current)

    def test_tag_has_the_mark_the_day_and_the_release(self):
        self.assertEqual(self.at(NOON)[0], "mark-2026-11-22-code")

    def test_day_is_that_of_the_archive(self):
        for zone, tag, hour in [
            ("America/Caracas", "mark-2026-11-21-code", 4),
            ("Asia/Tokyo", "mark-2026-11-22-code", 15),
        ]:
            with self.subTest(zone), timezone.override(zone):
                validators.beginning.cache_clear()
                self.addCleanup(validators.beginning.cache_clear)
                found, changed_at = self.at(NOON - 11 * HOUR)
                self.assertEqual((found, changed_at.hour), (tag, 0))
                self.assertEqual(changed_at.astimezone(dt.UTC).hour, hour)

    def test_time_is_that_of_what_came_last(self):
        midnight, before = NOON - 12 * HOUR, NOON - HOUR
        self.assertEqual(self.at(NOON)[1], midnight)
        self.assertEqual(self.at(NOON, changed=before)[1], before)
        self.assertEqual(self.at(NOON, released=before)[1], before)

    def test_change_of_this_moment_has_no_time(self):
        self.assertIsNone(self.at(NOON, changed=NOON - validators.SETTLED)[1])


class ETagTests(SimpleTestCase):
    def test_page_has_another_under_each_tag_and_address(self):
        others = validators.etag_of(PAGE, "mark-1"), validators.etag_of("/", "mark-0")
        self.assertEqual(len({ETAG, *others}), 3)
        self.assertRegex(ETAG, r'\AW/"mark-0-2026-11-22-code-[0-9a-f]{16}"\Z')

    def test_page_is_known_by_its_present_one(self):
        former = validators.etag_of(PAGE, "mark-1")
        for named, is_known in [
            (ETAG, True),
            (f'"x", {ETAG}', True),
            (former, False),
            ("*", False),
            ("", False),
        ]:
            with self.subTest(named):
                request = asked(headers={"if-none-match": named})
                self.assertIs(validators.is_known(request, ETAG), is_known)

    def test_page_was_given_by_any_of_its_own(self):
        former = validators.etag_of(PAGE, "mark-1")
        other = validators.etag_of(f"{PAGE}14/", "mark-0")
        for named, is_given in [
            (ETAG, True),
            (f'"x", {former}', True),
            (other, False),
            ("*", False),
        ]:
            with self.subTest(named):
                request = asked(headers={"if-none-match": named})
                self.assertIs(validators.has_been_given(request, PAGE), is_given)

    def test_request_without_a_condition_names_none(self):
        self.assertFalse(validators.is_known(asked(), ETAG))
        self.assertFalse(validators.has_been_given(asked(), PAGE))
