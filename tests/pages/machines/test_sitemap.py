"""The sitemap names exactly the pages that links lead to, in both languages."""

import datetime as dt
import xml.etree.ElementTree as ET

from django.core.cache import caches
from django.test import TestCase, override_settings

from summits.models import Summit
from tests import factories as make
from tests.crawl import crawl
from tests.lists import queries
from tests.seeds import load_seeds

HOST = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class SitemapTestCase(TestCase):
    def pages(self):
        """Return the elements of the sitemap by the addresses they are about."""
        root = ET.fromstring(self.client.get("/sitemap.xml").content)  # noqa: S314
        return {page.findtext(f"{MAP}loc"): page for page in root}


class SeedSitemapTests(SitemapTestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_addresses_are_exactly_the_pages_that_a_crawl_finds(self):
        found = {
            HOST + url
            for start in ("/en/", "/es/")
            for url, page in crawl(self.client, start).items()
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
        self.assertLessEqual(few, 5)

    def test_sitemap_is_not_sent_twice_in_one_edition(self):
        tag = self.client.get("/sitemap.xml")["ETag"]
        again = self.client.get("/sitemap.xml", headers={"if-none-match": tag})
        self.assertEqual(again.status_code, 304)
