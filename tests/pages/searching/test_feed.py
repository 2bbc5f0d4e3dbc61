"""The feed of a search tells what its page shows, and browsers learn to search."""

import xml.etree.ElementTree as ET

from django.test import TestCase, override_settings
from django.urls import reverse

from tests import factories as make
from tests.lists import rows
from tests.seeds import load_seeds

ATOM = "{http://www.w3.org/2005/Atom}"
OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"
HOST = "http://testserver"


def entries(root, name):
    """Return the text of an element of each entry, in order."""
    return [entry.findtext(f"{ATOM}{name}") for entry in root.iter(f"{ATOM}entry")]


def link(element, rel):
    """Return the address of the link of that relation; None without one."""
    found = element.findall(f"{ATOM}link[@rel='{rel}']")
    return found[0].get("href") if found else None


class SeedFeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def feed(self, query="?q=migrants", language="en"):
        response = self.client.get(f"/{language}/search/feed.atom{query}")
        self.assertEqual(
            response["Content-Type"], "application/atom+xml; charset=utf-8"
        )
        return ET.fromstring(response.content)  # noqa: S314

    def assertSamePage(self, query, language="en"):
        root = self.feed(query, language)
        page = self.client.get(f"/{language}/search/{query}")
        urls = [link(entry, "alternate") for entry in root.iter(f"{ATOM}entry")]
        self.assertEqual(len(urls), len(rows(page)))
        shown = page.content.decode()
        places = [shown.index(f'<h2><a href="{u.removeprefix(HOST)}"') for u in urls]
        self.assertEqual(places, sorted(places))

    def test_entries_are_those_of_the_page_in_its_order(self):
        for query in [
            *("?q=migrants", "?q=bolivia+2017", "?q=fondo&type=initiative"),
            "?q=legal+defense+United+States",  # of which the words alone find something
        ]:
            for language in ["en", "es"]:
                with self.subTest(query=query, language=language):
                    self.assertSamePage(query, language)

    def test_pages_of_the_feed_are_those_of_the_page(self):
        self.assertSamePage("?q=migrants&page=2")
        first = self.feed("?q=migrants")
        self.assertEqual(
            link(first, "next"), f"{HOST}/en/search/feed.atom?q=migrants&page=2"
        )
        self.assertIsNone(link(first, "previous"))
        second = self.feed("?q=migrants&page=2")
        self.assertEqual(
            link(second, "previous"), f"{HOST}/en/search/feed.atom?q=migrants&page=1"
        )
        self.assertIsNone(link(second, "next"))

    def test_feed_of_the_words_alone_is_followed_as_it_was_asked(self):
        """Its next pages are those of the words alone."""
        for number in range(21):
            make.make_source(title=f"Defense of Cuba, words {number}")
        query = "?q=defense+words+Cuba"
        root = self.feed(query)
        url = f"{HOST}/en/search/feed.atom"
        self.assertEqual(link(root, "self"), f"{url}{query}")
        following = link(root, "next")
        self.assertEqual(following, f"{url}?plain=1&q=defense+words+Cuba&page=2")
        self.assertEqual(len(entries(self.feed(following.removeprefix(url)), "id")), 1)

    def test_page_out_of_range_is_not_found(self):
        for page in ["0", "3", "abc"]:
            response = self.client.get(f"/en/search/feed.atom?q=migrants&page={page}")
            self.assertEqual(response.status_code, 404)

    def test_entry_tells_type_words_and_when_it_changed(self):
        root = self.feed('?q="advisory+fund"+type:passage')
        entry = next(root.iter(f"{ATOM}entry"))
        self.assertEqual(entry.find(f"{ATOM}category").get("term"), "Passage")
        self.assertIn(
            "and <mark>Advisory Fund</mark> as", entry.findtext(f"{ATOM}summary")
        )
        self.assertIn('<p lang="en">', entry.findtext(f"{ATOM}summary"))
        self.assertRegex(entry.findtext(f"{ATOM}updated"), r"^\d{4}-\d\d-\d\dT")

    def test_identifiers_are_permanent_and_differ(self):
        ids = entries(self.feed(), "id")
        self.assertEqual(ids, entries(self.feed("?q=MIGRANTS"), "id"))
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual({text[:9] for text in ids}, {"urn:uuid:"})

    def test_feed_names_itself_and_its_page(self):
        root = self.feed("?q=fund&year=2025")
        self.assertEqual(
            link(root, "self"), f"{HOST}/en/search/feed.atom?q=fund&year=2025"
        )
        self.assertEqual(link(root, "alternate"), f"{HOST}/en/search/?q=fund&year=2025")
        self.assertEqual(root.findtext(f"{ATOM}title"), "“fund”: search")

    def test_feed_without_a_question_or_with_a_wrong_one_is_empty(self):
        for query in ["", "?q=.", "?q=fund&country=atlantis", "?q=nothing-has-this"]:
            with self.subTest(query):
                root = self.feed(query)
                self.assertEqual(entries(root, "id"), [])
                self.assertTrue(root.findtext(f"{ATOM}updated"))

    def test_reference_is_words_for_a_feed(self):
        self.assertIn("S14-D1.2", self.feed("?q=S14-D1.2").findtext(f"{ATOM}title"))

    def test_country_told_by_its_code_is_told_by_its_slug(self):
        self.assertRedirects(
            self.client.get("/en/search/feed.atom?country=VE"),
            "/en/search/feed.atom?country=venezuela",
            fetch_redirect_response=False,
        )

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_addresses_are_those_of_the_site(self):
        for entry in self.feed().iter(f"{ATOM}entry"):
            url = link(entry, "alternate")
            self.assertTrue(url.startswith("https://archive.example.org/en/"), url)


class UnfitTests(TestCase):
    def test_what_no_xml_can_hold_breaks_no_feed(self):
        make.make_initiative(name_en="A plan\x0b for \x1bmigrants")
        url = "/en/search/feed.atom?q=plan+%0B%1B%EF%BF%BF"
        root = ET.fromstring(self.client.get(url).content)  # noqa: S314
        self.assertEqual(entries(root, "title"), ["A plan for migrants"])


class OpenSearchTests(TestCase):
    def description(self, language="en"):
        response = self.client.get(f"/{language}/opensearch.xml")
        self.assertEqual(
            response["Content-Type"], "application/opensearchdescription+xml"
        )
        return ET.fromstring(response.content)  # noqa: S314

    def test_browsers_learn_where_to_search(self):
        urls = {
            u.get("type"): u.get("template")
            for u in self.description().iter(f"{OPEN}Url")
        }
        self.assertEqual(
            urls,
            {
                "text/html": f"{HOST}/en/search/?q={{searchTerms}}",
                "application/atom+xml": f"{HOST}/en/search/feed.atom?q={{searchTerms}}",
                "application/opensearchdescription+xml": f"{HOST}/en/opensearch.xml",
            },
        )

    def test_description_is_in_the_language_of_its_address(self):
        root = self.description("es")
        self.assertEqual(root.findtext(f"{OPEN}Language"), "es")
        self.assertIn("Buscar en el archivo", root.findtext(f"{OPEN}Description"))

    def test_names_are_as_short_as_the_format_asks(self):
        root = self.description()
        self.assertLessEqual(len(root.findtext(f"{OPEN}ShortName")), 16)
        self.assertLessEqual(len(root.findtext(f"{OPEN}Description")), 1024)

    def test_every_page_names_it(self):
        for language in ["en", "es"]:
            response = self.client.get(f"/{language}/summits/")
            self.assertContains(
                response,
                '<link rel="search" type="application/opensearchdescription+xml" '
                f'href="/{language}/opensearch.xml"',
            )

    def test_address_without_a_language_leads_to_the_browsers(self):
        response = self.client.get("/opensearch.xml", headers={"accept-language": "es"})
        self.assertRedirects(response, "/es/opensearch.xml")

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_addresses_are_those_of_the_site(self):
        for url in self.description().iter(f"{OPEN}Url"):
            self.assertTrue(
                url.get("template").startswith("https://archive.example.org/en/")
            )

    def test_addresses_are_those_that_answer(self):
        self.assertEqual(reverse("pages:search"), "/en/search/")
        self.assertEqual(reverse("pages:search_feed"), "/en/search/feed.atom")
