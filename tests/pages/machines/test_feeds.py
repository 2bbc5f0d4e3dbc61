"""The Atom feed: what is new and what was corrected, in the reader's language."""

import datetime as dt
import xml.etree.ElementTree as ET

from django.core.cache import caches
from django.test import SimpleTestCase, TestCase, override_settings

from alba_site.pages.machines.feeds import LONGEST, fit
from summits.models import Summit
from tests import factories as make
from tests.crawl import Page
from tests.lists import queries
from tests.seeds import load_seeds

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "/en/feed.atom"
FOURTEENTH = "urn:uuid:37d57e0e-3178-5ecf-a794-af4b2bcfcec4"  # of summits.summit/14/en


class FeedTestCase(TestCase):
    def feed(self, url=URL):
        """Return the feed as the element at its root."""
        return ET.fromstring(self.client.get(url).content)  # noqa: S314 - our own.

    def entries(self, url=URL):
        return self.feed(url).findall(f"{ATOM}entry")

    def told(self, name, url=URL):
        """Return the text of the element ``name`` of every entry."""
        return [entry.findtext(ATOM + name) for entry in self.entries(url)]


class FeedTests(FeedTestCase):
    def test_feed_is_atom_in_the_language_of_its_address(self):
        for code in ["en", "es"]:
            response = self.client.get(f"/{code}/feed.atom")
            self.assertTrue(response["Content-Type"].startswith("application/atom+xml"))
            self.assertContains(response, f'xml:lang="{code}"')

    def test_feed_without_records_is_dated_by_the_edition(self):
        self.assertEqual(self.entries(), [])
        first = self.feed().findtext(f"{ATOM}updated")
        caches["pages"].clear()
        self.assertEqual(self.feed().findtext(f"{ATOM}updated"), first)

    def test_entry_tells_title_summary_and_page(self):
        summit = make.make_summit(number=14)
        self.assertIn("14th Summit", self.told("title"))
        self.assertIn("XIV Cumbre", self.told("title", "/es/feed.atom"))
        self.assertIn(summit.summary_es, self.told("summary", "/es/feed.atom"))
        links = [e.find(f"{ATOM}link").get("href") for e in self.entries()]
        self.assertIn("http://testserver/en/summits/14/", links)

    def test_every_kind_of_record_is_told(self):
        make.make_declaration()
        make.make_event()
        make.make_initiative()
        make.make_page()
        terms = {e.find(f"{ATOM}category").get("term") for e in self.entries()}
        self.assertEqual(
            terms, {"summit", "declaration", "event", "initiative", "source", "page"}
        )

    def test_drafts_and_scheduled_records_are_not_told(self):
        later = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
        make.make_summit(status="draft", number=21)
        make.make_summit(publish_at=later, number=22)
        self.assertFalse({"21st Summit", "22nd Summit"} & set(self.told("title")))

    def test_declaration_is_told_with_the_day_of_its_adoption_alone(self):
        make.make_declaration(make.make_summit(number=14), adopted_on="")
        self.assertIn(
            "Final declaration of the 14th Summit, date not recorded: "
            "the passages held, word for word.",
            self.told("summary"),
        )

    def test_what_was_told_last_comes_first(self):
        for number in (15, 16, 17):
            make.make_summit(number=number)
        for number, year in [(15, 2023), (16, 2025), (17, 2024)]:
            at = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
            Summit.objects.filter(number=number).update(updated_at=at)
        summits = [title for title in self.told("title") if "Summit" in title]
        self.assertEqual(summits, ["16th Summit", "17th Summit", "15th Summit"])

    def test_scheduled_record_is_told_from_when_it_is_public(self):
        make.make_summit(number=15)
        Summit.objects.update(updated_at=dt.datetime(2016, 1, 1, tzinfo=dt.UTC))
        entry = next(
            e for e in self.entries() if "Summit" in e.findtext(f"{ATOM}title")
        )
        self.assertEqual(entry.findtext(f"{ATOM}updated"), "2017-03-06T12:00:00+00:00")

    def test_feed_is_no_longer_than_thirty_entries(self):
        for number in range(1, LONGEST + 5):
            make.make_summit(number=number)
        self.assertEqual(len(self.entries()), LONGEST)

    def test_summary_in_the_other_language_says_so(self):
        make.make_summit(summary_es="")
        summary = '<p lang="en">The summit called for a fund for migrants.</p>'
        self.assertIn(summary, self.told("summary", "/es/feed.atom"))

    def test_marks_of_html_in_a_summary_stay_words(self):
        make.make_summit(summary_en="<b>One</b> & two")
        self.assertIn("&lt;b&gt;One&lt;/b&gt; &amp; two", self.told("summary"))

    def test_control_characters_do_not_end_the_feed(self):
        event = make.make_event()
        type(event).objects.update(name_en="A\x01 Con\x0bference\ufffe")
        self.assertIn("A Conference", self.told("title"))

    def test_feed_costs_the_same_with_more_records(self):
        make.make_declaration()
        make.make_event()
        make.make_initiative()
        few = len(queries(self.client, URL))
        caches["pages"].clear()
        for _ in range(5):
            make.make_declaration()
            make.make_initiative()
        self.assertEqual(len(queries(self.client, URL)), few)
        self.assertEqual(few, 7)

    def test_feed_is_not_sent_twice_in_one_edition(self):
        tag = self.client.get(URL)["ETag"]
        again = self.client.get(URL, headers={"if-none-match": tag})
        self.assertEqual(again.status_code, 304)
        make.make_summit()
        anew = self.client.get(URL, headers={"if-none-match": tag})
        self.assertEqual(anew.status_code, 200)


class IdentifierTests(FeedTestCase):
    def test_moved_record_keeps_its_identifier(self):
        summit = make.make_summit()
        before = sorted(self.told("id"))
        summit.slug = "moved"
        summit.save()
        self.assertEqual(sorted(self.told("id")), before)

    def test_identifiers_are_unique_in_both_languages(self):
        load_seeds()
        found = [*self.told("id"), *self.told("id", "/es/feed.atom")]
        self.assertEqual(len(found), len(set(found)))

    def test_identifier_is_the_same_on_any_host(self):
        make.make_summit()
        with override_settings(ALBA_SITE_URL="https://archive.example.org"):
            elsewhere = self.told("id")
        caches["pages"].clear()
        self.assertEqual(self.told("id"), elsewhere)

    def test_identifier_never_changes(self):
        make.make_summit(key="14", number=14)
        self.assertIn("urn:uuid:", self.told("id")[0])
        place = self.told("title").index("14th Summit")
        self.assertEqual(self.told("id")[place], FOURTEENTH)


class DiscoveryTests(FeedTestCase):
    def test_every_page_names_the_feed_of_its_language(self):
        for url in ["/es/", "/es/summits/", "/es/nothing/"]:
            page = Page(url, self.client.get(url))
            feeds = [
                attrs["href"]
                for tag, attrs in page.tags
                if tag == "link" and attrs.get("type") == "application/atom+xml"
            ]
            self.assertEqual(feeds, ["/es/feed.atom"])
            self.assertIn("/es/feed.atom", page.links)


class FitTests(SimpleTestCase):
    def test_letters_and_line_ends_are_kept(self):
        self.assertEqual(fit("Ñáñez\n\t😀"), "Ñáñez\n\t😀")

    def test_what_xml_cannot_hold_is_dropped(self):
        self.assertEqual(fit("a\x00\x08\x0c\x1f\ud800\uffffb"), "ab")
