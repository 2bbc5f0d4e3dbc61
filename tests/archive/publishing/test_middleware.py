"""Pages that are kept are answered early, and as they would be late."""

import gzip
from unittest import mock

from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import Client, TestCase, override_settings

from archive.publishing import edition
from archive.publishing.kept import SHORTEST
from archive.publishing.models import EditionStamp
from archive.publishing.views import PublicPage
from tests.archive.publishing.test_views import HOUR, NOON, at, released
from tests.factories import make_summit
from tests.kept import bounded

ZIPPED = {"accept-encoding": "br, gzip"}
PATHS = ["/en/", "/es/summits/", "/en/summits/14/", "/en/feed.atom", "/robots.txt"]


def fresh(path, **headers):
    """Return the answer to somebody who was never here."""
    return Client().get(path, headers=headers)


def told(response):
    """Return all that ``response`` says, its content as it is read."""
    content = response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return response.status_code, dict(response.headers), content


@override_settings(CACHES=bounded(4))
class KeptCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14, slug="14")
        EditionStamp.objects.update(changed_at=NOON - HOUR)

    def setUp(self):
        self.addCleanup(caches["pages"].clear)
        self.enterContext(released())
        self.enterContext(at(NOON))

    def assertKept(self, path, **headers):
        """Return the answer of the page kept, made by no view."""
        with (
            mock.patch.object(PublicPage, "made", side_effect=AssertionError),
            self.assertNumQueries(1),  # the edition
        ):
            return fresh(path, **headers)


class SameAnswerTests(KeptCase):
    """Made or kept, a page is the same, with the same headers."""

    def test_page_is_what_it_was_when_it_was_made(self):
        for path in PATHS:
            for headers in [{}, ZIPPED, {"accept-encoding": "identity"}]:
                caches["pages"].clear()
                with self.subTest(path=path, headers=headers):
                    made = told(fresh(path, **headers))
                    self.assertEqual(told(self.assertKept(path, **headers)), made)

    def test_page_is_the_same_compressed_and_as_it_is(self):
        for path in PATHS[:-1]:
            with self.subTest(path):
                plain, zipped = fresh(path), self.assertKept(path, **ZIPPED)
                self.assertEqual(told(zipped)[2], plain.content)
                self.assertEqual(zipped["ETag"], plain["ETag"])
                for response in [plain, zipped]:
                    length = str(len(response.content))
                    self.assertEqual(response["Content-Length"], length)
                    self.assertIn("Accept-Encoding", response["Vary"])

    def test_page_is_sent_compressed_to_those_who_take_it(self):
        fresh("/en/")
        for accepted, coding in [
            ("gzip", "gzip"),
            ("deflate, gzip;q=1.0", "gzip"),
            ("br", None),
            ("", None),
        ]:
            with self.subTest(accepted):
                response = self.assertKept("/en/", **{"accept-encoding": accepted})
                self.assertEqual(response.get("Content-Encoding"), coding)

    def test_answer_that_is_short_is_not_compressed(self):
        self.assertLess(len(fresh("/robots.txt").content), SHORTEST)
        self.assertNotIn("Content-Encoding", self.assertKept("/robots.txt", **ZIPPED))

    def test_head_is_answered_without_a_body(self):
        fresh("/en/")
        with self.assertNumQueries(1):
            response = Client().head("/en/")
        self.assertEqual((response.status_code, response.content), (200, b""))

    def test_language_is_that_of_the_address(self):
        for path, code in [("/en/", "en"), ("/es/", "es")]:
            fresh(path)
            response = self.assertKept(path, **{"accept-language": "fr"})
            self.assertEqual(response["Content-Language"], code)

    def test_known_page_needs_no_view_wherever_it_is(self):
        for path in ["/en/summits/", "/en/summits/?x=1", "/en/search/?q=cuba"]:
            tag = fresh(path)["ETag"]
            with self.subTest(path):
                response = self.assertKept(path, **{"if-none-match": tag})
                self.assertEqual((response.status_code, response.content), (304, b""))
                self.assertEqual(response["ETag"], tag)

    def test_conditions_are_weighed(self):
        first = fresh("/en/")
        since = first["Last-Modified"]
        for header, value, status in [
            ("if-none-match", "*", 304),
            ("if-modified-since", since, 304),
            ("if-match", first["ETag"], 412),  # a weak one is never the same
            ("if-match", "*", 200),
            ("if-unmodified-since", since, 200),
            ("if-none-match", '"another"', 200),
        ]:
            with self.subTest(header=header, value=value):
                response = self.assertKept("/en/", **{header: value})
                self.assertEqual(response.status_code, status)


class OtherAnswerTests(KeptCase):
    """Nobody is given a page that is not for them."""

    def test_page_of_a_former_edition_is_made_anew_with_one_reading(self):
        fresh("/en/summits/14/")
        self.summit.summary_en = "The summit said something else."
        self.summit.save()
        current = edition.current
        with mock.patch.object(edition, "current", side_effect=current) as read:
            response = fresh("/en/summits/14/")
        self.assertContains(response, "said something else")
        self.assertEqual(read.call_count, 1)

    def test_page_known_of_a_former_edition_is_made_anew(self):
        tag = fresh("/en/summits/14/")["ETag"]
        self.summit.save()
        response = fresh("/en/summits/14/", **{"if-none-match": tag})
        self.assertEqual(response.status_code, 200)

    def test_tag_of_another_page_reads_nothing_where_there_is_none(self):
        tag = fresh("/en/")["ETag"]
        with self.assertNumQueries(0):
            response = fresh("/nothing", **{"if-none-match": tag})
        self.assertEqual(response.status_code, 404)

    def test_page_that_was_never_made_costs_nothing_early(self):
        with mock.patch("archive.publishing.outage.last_reading.renew") as read:
            fresh("/healthz")
            fresh("/admin/login/")
        read.assert_not_called()

    @override_settings(SECURE_SSL_REDIRECT=True, ALBA_SITE_URL="https://testserver")
    def test_page_is_not_given_without_tls(self):
        self.assertEqual(Client().get("/en/", secure=True).status_code, 200)
        response = fresh("/en/")
        self.assertEqual(response.status_code, 301)
        self.assertEqual(response["Location"], "https://testserver/en/")

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_page_is_not_given_under_a_host_that_is_refused(self):
        fresh("/en/")
        self.assertEqual(fresh("/en/", host="evil.example").status_code, 400)

    def test_page_is_not_given_to_a_method_that_does_not_read(self):
        fresh("/en/")
        for method in ["POST", "PUT", "OPTIONS", "TRACE"]:
            with self.subTest(method):
                response = Client().generic(method, "/en/")
                self.assertEqual(response.status_code, 405)

    def test_page_is_the_same_for_an_editor_and_asks_nothing_of_the_session(self):
        self.client.force_login(get_user_model().objects.create_superuser("ana"))
        before = fresh("/en/").content
        with self.assertNumQueries(1):
            response = self.client.get("/en/")
        self.assertEqual(response.content, before)
        self.assertEqual(response.cookies, {})
