"""The pages kept: what is given back, and that nobody can crowd them out."""

import datetime as dt
import gzip
from unittest import mock

from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings
from django.utils import timezone

from archive.publishing.kept import LONGEST, pages_kept
from tests.crawl import crawl
from tests.kept import bounded
from tests.seeds import load_seeds

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
PAGE = "https://archive.example.org/en/summits/"


def ask():
    """Return a request that takes what is compressed."""
    return RequestFactory().get("/", headers={"accept-encoding": "gzip"})


@override_settings(CACHES=bounded(1))
class KeptPagesTests(SimpleTestCase):
    def setUp(self):
        self.addCleanup(caches["pages"].clear)

    def put(self, address=PAGE, tag="first", content=b"summits", kind="text/html"):
        response = HttpResponse(content, content_type=kind)
        pages_kept.put(address, tag, response)

    def test_page_is_given_back_as_it_was(self):
        self.put(kind="application/xml")
        page = pages_kept.get(PAGE, "first").answer(ask())
        self.assertEqual((page.status_code, page.content), (200, b"summits"))
        self.assertEqual(page["Content-Type"], "application/xml")
        self.assertEqual(page["Content-Length"], "7")

    def test_page_is_given_compressed_where_that_is_shorter(self):
        noise = bytes(range(256))
        for content, is_zipped in [
            (b"x" * 199, False),
            (b"x" * 200, True),
            (noise, False),
        ]:
            self.put(content=content)
            page = pages_kept.get(PAGE, "first").answer(ask())
            with self.subTest(content[:10]):
                self.assertEqual("Content-Encoding" in page, is_zipped)
                read = gzip.decompress(page.content) if is_zipped else page.content
                self.assertEqual(read, content)

    def test_address_is_kept_under_whatever_tag(self):
        self.assertNotIn(PAGE, pages_kept)
        self.put()
        self.assertIn(PAGE, pages_kept)

    def test_nothing_is_given_of_another_address(self):
        self.put()
        self.assertIsNone(pages_kept.get(f"{PAGE}14/", "first"))

    def test_nothing_is_given_under_another_tag(self):
        self.put()
        self.assertIsNone(pages_kept.get(PAGE, "second"))

    def test_page_made_later_takes_the_place_of_the_first(self):
        self.put()
        self.put(tag="second", content=b"more summits")
        self.assertIsNone(pages_kept.get(PAGE, "first"))
        self.assertEqual(pages_kept.get(PAGE, "second").content, b"more summits")
        self.assertEqual(len(caches["pages"]._cache), 1)

    def test_page_that_is_too_long_is_not_kept(self):
        self.put(content=b"x" * (LONGEST + 1))
        self.assertIsNone(pages_kept.get(PAGE, "first"))
        self.put(content=b"x" * LONGEST)
        self.assertIsNotNone(pages_kept.get(PAGE, "first"))

    def test_page_kept_does_not_change_with_what_is_done_to_an_answer(self):
        self.put()
        pages_kept.get(PAGE, "first").answer(ask())["ETag"] = "mine"
        self.assertNotIn("ETag", pages_kept.get(PAGE, "first").answer(ask()))

    def test_lists_narrowed_twice_leave_before_any_other_page(self):
        half = b"x" * (LONGEST - 1)  # five are a megabyte
        narrowed = f"{PAGE}?country=cuba&year=2017"
        self.put(narrowed, content=half)
        for number in range(5):
            self.put(f"{PAGE}?page={number}", content=half)
        self.assertIsNone(pages_kept.get(narrowed, "first"))
        for number in range(5):
            self.assertIsNotNone(pages_kept.get(f"{PAGE}?page={number}", "first"))

    def test_five_thousand_choices_leave_every_other_page(self):
        pages = [f"{PAGE}{number}/" for number in range(300)]
        for address in pages:
            self.put(address, content=b"x" * 2000)
        for number in range(5000):
            self.put(f"{PAGE}?country=cuba&year={number}", content=b"x" * 2000)
        gone = [page for page in pages if pages_kept.get(page, "first") is None]
        self.assertEqual(gone, [])


# What anybody can write after the address of a list, and in place of an address.
MADE_UP = [
    *("?x=1", "?page=0001", "?page=1", "?page=last", "?page=99", "?page=2_0"),
    *("?country=nowhere", "?year=1999", "?year=abc", "?topic=x", "?kind=x"),
    *("?country=", "?country=+bolivia", "?country=%62olivia", "?country=Bolivia"),
    *("?country=bolivia&x=1", "?country=bolivia&country=bolivia", "?&year=2017"),
    *("?on=2017-03-05", "?on=abc", "?on=", "?q=cuba", "?plain=1", "?type=summit"),
    *("?year=2017&country=bolivia", f"?{'x' * 3000}", "?stage=nothing", "?series=x"),
    *("?year=2017&year=2025&year=2017", "?year=2025&year=2017", "?year=1999&year=2017"),
    *("?country=bolivia&country=mexico&country=nowhere", "?country=mexico&country="),
]
LISTS = ["/en/summits/", "/en/members/", "/en/timeline/", "/es/initiatives/"]
PATHS = [
    *("/en/members/on/1999-01-01/", "/en/members/on/0001-01-01/", "/en/search/?q=cuba"),
    *("/en/search/feed.atom?q=cuba", "/en/summits/999/", "/en/nothing/", "/S14"),
    *("/en//summits/14/", "/en/summits/14//", "/EN/summits/14/", "/en/summits/14"),
    *("/en/summits/14/;x", "/en/summits/14/%20", "/en/summits/S14/", "/summits/14/"),
    *("/en/countries/VE/", "/en/summits/14/x/", "/en/countries/Cuba/", "/healthz"),
    *("/en/?x", "/en/summits/14/?x", "/robots.txt?x", "/sitemap.xml?x"),
]
OTHERS = ["/robots.txt", "/sitemap.xml", "/en/feed.atom", "/en/opensearch.xml"]


@override_settings(CACHES=bounded(64))
class SeedsKeptTests(TestCase):
    """Every page of the seeds is kept, whatever else is asked for."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()
        cls.enterClassContext(mock.patch.object(timezone, "now", return_value=NOON))
        reader = cls.client_class()
        cls.pages = [*crawl(reader), *crawl(reader, "/es/"), *OTHERS]
        for url in OTHERS:
            reader.get(url)
        cls.addClassCleanup(caches["pages"].clear)

    def setUp(self):
        self.before = self.kept()
        self.assertGreater(len(self.before), 200)

    def kept(self):
        return set(caches["pages"]._cache)

    def test_pages_that_links_lead_to_cost_one_query(self):
        self.assertIn("/en/summits/?country=bolivia", self.pages)
        for url in self.pages:
            with self.subTest(url), self.assertNumQueries(1):  # the edition
                self.client.get(url)

    def test_made_up_addresses_are_not_kept(self):
        made_up = [path + query for path in LISTS for query in MADE_UP]
        for address in [*made_up, *PATHS]:
            with self.subTest(address):
                self.client.get(address)
                self.assertEqual(self.kept(), self.before)

    def test_path_that_begins_with_two_slashes_is_not_kept(self):
        self.client.get("/", PATH_INFO="//en/summits/14/")
        self.assertEqual(self.kept(), self.before)

    def test_hosts_made_up_are_not_kept(self):
        with override_settings(ALLOWED_HOSTS=[".example.org", "testserver"]):
            for host in ["a.example.org", "testserver:81", "TESTSERVER", "testserver."]:
                self.client.get("/en/", headers={"host": host})
        self.assertEqual(self.kept(), self.before)

    def test_lists_narrowed_twice_are_kept_as_guests(self):
        for query in ["country=venezuela&year=2017", "year=2017&year=2025"]:
            with self.subTest(query):
                self.client.get(f"/en/summits/?{query}")
                [guest] = self.kept() - self.before
                self.addCleanup(caches["pages"]._delete, guest)
                self.assertIsNotNone(caches["pages"]._expire_info[guest])
                with self.assertNumQueries(1):  # the edition
                    self.client.get(f"/en/summits/?{query}")
                self.before.add(guest)
