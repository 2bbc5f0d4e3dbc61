"""The sitemap names exactly the pages that links lead to, in both languages."""

import datetime as dt
import xml.etree.ElementTree as ET
from itertools import chain
from unittest import mock

from django.core.cache import caches
from django.test import TestCase, override_settings

from alba_site.pages.machines import sitemap
from archive.publishing.per_edition import forget
from summits.models import Summit
from tests import factories as make
from tests.kept import bounded
from tests.lists import queries
from tests.seeds import load_seeds, seed_pages

HOST = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class SitemapTestCase(TestCase):
    def pages(self, path="/sitemap.xml"):
        """Return the elements of the sitemap by the addresses they are about."""
        root = ET.fromstring(self.client.get(path).content)  # noqa: S314
        return {page.findtext(f"{MAP}loc"): page for page in root}


class SeedSitemapTests(SitemapTestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_addresses_are_exactly_the_pages_that_a_crawl_finds(self):
        found = {
            HOST + url
            for start in ("/en/", "/es/")
            for url, page in seed_pages(start).items()
            if "?" not in url and page.status == 200
        }
        self.assertEqual(sorted(found), sorted(self.pages()))

    def test_no_address_is_named_twice(self):
        text = self.client.get("/sitemap.xml").content.decode()
        self.assertEqual(text.count("<loc>"), len(self.pages()))

    def test_versions_are_those_of_the_page_itself(self):
        for url in ["/es/summits/14/", "/en/", "/es/countries/venezuela/"]:
            told = {
                link.get("hreflang"): link.get("href")
                for link in self.pages()[HOST + url].findall(f"{XHTML}link")
            }
            for code, version in told.items():
                self.assertContains(
                    self.client.get(url),
                    f'<link rel="alternate" hreflang="{code}" '
                    f'href="{version.removeprefix(HOST)}">',
                )
            self.assertEqual(set(told), {"en", "es", "x-default"})

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_addresses_are_those_of_the_site(self):
        self.assertIn("https://archive.example.org/es/members/", self.pages())

    def test_sitemap_does_not_vary_with_the_language_asked_for(self):
        texts = set()
        for code in ["en", "es"]:
            caches["pages"].clear()
            response = self.client.get(
                "/sitemap.xml", headers={"accept-language": code}
            )
            texts.add(response.content)
        self.assertEqual(len(texts), 1)


class SitemapTests(SitemapTestCase):
    def changed(self, url):
        return dt.datetime.fromisoformat(
            self.pages()[HOST + url].findtext(f"{MAP}lastmod")
        )

    def test_record_changed_when_it_was_last_saved(self):
        make.make_summit(number=14)
        at = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
        Summit.objects.update(updated_at=at)
        self.assertEqual(self.changed("/es/summits/14/"), at)

    def test_record_saved_before_it_was_public_changed_when_published(self):
        make.make_summit(number=14)
        Summit.objects.update(updated_at=dt.datetime(2016, 1, 1, tzinfo=dt.UTC))
        self.assertEqual(self.changed("/en/summits/14/"), make.PUBLISHED_AT)

    def test_page_that_gathers_records_changed_with_the_edition(self):
        before = dt.datetime.now(dt.UTC).replace(microsecond=0)
        make.make_summit()
        self.assertGreaterEqual(self.changed("/en/summits/"), before)

    def test_drafts_are_not_named(self):
        make.make_summit(number=14, status="draft")
        self.assertNotIn(f"{HOST}/en/summits/14/", self.pages())

    def test_state_is_named_while_a_public_row_names_it(self):
        make.make_state("Mexico")
        self.assertNotIn(f"{HOST}/en/countries/mexico/", self.pages())
        make.make_participation(state=make.State.objects.get(slug="mexico"))
        self.assertIn(f"{HOST}/en/countries/mexico/", self.pages())

    def test_sitemap_costs_the_same_with_more_records(self):
        make.make_membership()
        few = len(queries(self.client, "/sitemap.xml"))
        caches["pages"].clear()
        for _ in range(5):
            make.make_declaration()
            make.make_membership()
        self.assertEqual(len(queries(self.client, "/sitemap.xml")), few)
        self.assertLessEqual(few, 7)

    def test_sitemap_is_not_sent_twice_in_one_edition(self):
        tag = self.client.get("/sitemap.xml")["ETag"]
        again = self.client.get("/sitemap.xml", headers={"if-none-match": tag})
        self.assertEqual(again.status_code, 304)


class PartsTests(SitemapTestCase):
    """A sitemap of more than a part's pages, here ten."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def setUp(self):
        self.whole = self.client.get("/sitemap.xml")
        forget()
        self.addCleanup(forget)
        self.enterContext(mock.patch.object(sitemap, "PAGES", 10))
        self.enterContext(override_settings(CACHES=bounded(4)))
        self.addCleanup(caches["pages"].clear)

    def parts(self):
        return [address.removeprefix(HOST) for address in self.pages()]

    def test_parts_have_every_page_once_and_in_order(self):
        found = [list(self.pages(part)) for part in self.parts()]
        whole = ET.fromstring(self.whole.content)  # noqa: S314
        self.assertEqual([*chain(*found)], [p.findtext(f"{MAP}loc") for p in whole])
        self.assertEqual({len(part) for part in found[:-1]}, {20})  # in two languages

    def test_parts_are_named_as_the_format_has_it(self):
        response = self.client.get("/sitemap.xml")
        root = ET.fromstring(response.content)  # noqa: S314
        self.assertEqual(root.tag, f"{MAP}sitemapindex")
        self.assertEqual({part.tag for part in root}, {f"{MAP}sitemap"})
        self.assertEqual(self.parts()[:2], ["/sitemap-1.xml", "/sitemap-2.xml"])

    def test_part_that_is_not_there_is_not_found(self):
        for part in ["0", "999", "9" * 30]:
            response = self.client.get(f"/sitemap-{part}.xml")
            self.assertEqual(response.status_code, 404, part)

    def test_part_costs_one_query_once_the_pages_are_known(self):
        first, second, *_ = self.parts()
        with self.assertNumQueries(1):  # the edition
            self.client.get(first)
        with self.assertNumQueries(1):
            self.client.get(second)

    def test_part_is_kept(self):
        [first, *_] = self.parts()
        made = self.client.get(first)
        with mock.patch.object(sitemap, "elements") as asked:
            self.assertEqual(self.client.get(first).content, made.content)
        asked.assert_not_called()

    def test_part_changes_with_the_record(self):
        before = len(self.parts())
        for number in range(101, 121):
            make.make_summit(number=number)
        self.assertEqual(len(self.parts()), before + 2)

    def test_sitemap_of_one_part_has_no_others(self):
        with mock.patch.object(sitemap, "PAGES", 10_000):
            forget()
            self.assertEqual(self.client.get("/sitemap-1.xml").status_code, 404)
