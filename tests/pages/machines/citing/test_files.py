"""The files beside a page from which programs take how it is cited."""

import json

from django.core.cache import caches
from django.test import TestCase, override_settings

from tests import factories as make
from tests.crawl import Page
from tests.kept import bounded
from tests.seeds import load_seeds

TYPES = {
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
PAGES = [
    "summits/14/",
    "summits/14/final-declaration/",
    "initiatives/agroalba/",
    "events/world-conference-without-walls/",
    "countries/venezuela/",
    "people/nicolas-maduro/",
    "organizations/alba-bank/",
    "topics/migration/",
    "sources/final-declaration-of-the-14th-summit/",
    "members/",
    "members/on/2017-03-05/",
]


class SeedsCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def told(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return response.text


class PagesTests(SeedsCase):
    def test_page_prints_what_the_files_say(self):
        for page in PAGES:
            for language in ["en", "es"]:
                address = f"/{language}/{page}"
                with self.subTest(address):
                    texts = Page("", self.client.get(address)).texts["p"]
                    self.assertIn(self.told(f"{address}cite.txt").strip(), texts)

    def test_head_leads_programs_to_the_files(self):
        for page in PAGES:
            tags = Page("", self.client.get(f"/en/{page}")).tags
            links = {
                attrs["type"]: attrs["href"]
                for tag, attrs in tags
                if tag == "link" and attrs["rel"] == "alternate" and "type" in attrs
            }
            for ending, media_type in TYPES.items():
                with self.subTest(page, ending=ending):
                    self.assertEqual(links[media_type], f"/en/{page}cite.{ending}")

    def test_text_alone_is_shown_at_once(self):
        for page, is_open in [("summits/14/", 0), ("summits/14/final-declaration/", 1)]:
            response = self.client.get(f"/en/{page}")
            opened = '<details class="top-g" id="cite" open>'
            self.assertContains(response, opened, count=is_open)

    def test_lists_and_the_home_page_are_not_cited(self):
        for page in ["", "summits/", "timeline/", "search/", "about/"]:
            self.assertNotContains(self.client.get(f"/en/{page}"), 'id="cite"')

    def test_second_page_of_lists_is_cited_as_the_first(self):
        state = make.make_state()
        for _ in range(26):
            make.make_statement().states.add(state)
        page = self.client.get(f"{state.get_absolute_url()}?page=2")
        self.assertContains(page, f"{state.get_absolute_url()} (consulted")


class FilesTests(SeedsCase):
    def test_type_and_language(self):
        for ending, media_type in TYPES.items():
            with self.subTest(ending):
                response = self.client.get(f"/es/summits/14/cite.{ending}")
                content_type = f"{media_type}; charset=utf-8"
                self.assertEqual(response["Content-Type"], content_type)
                self.assertIn("XIV Cumbre", response.text)

    def test_name_of_the_file(self):
        response = self.client.get("/en/summits/14/cite.bib")
        name = 'inline; filename="alba-S14.bib"'
        self.assertEqual(response["Content-Disposition"], name)

    def test_no_search_engine_lists_it_made_or_kept(self):
        for _ in range(2):
            response = self.client.get("/en/summits/14/cite.bib")
            self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_who_has_it_is_told_so(self):
        first = self.client.get("/en/summits/14/cite.bib")
        headers = {"If-None-Match": first["ETag"]}
        again = self.client.get("/en/summits/14/cite.bib", headers=headers)
        self.assertEqual(again.status_code, 304)

    def test_other_methods_are_refused(self):
        response = self.client.post("/en/summits/14/cite.bib")
        self.assertEqual(response.status_code, 405)

    def test_it_costs_the_record(self):
        with self.assertNumQueries(2):  # edition, topic
            self.client.get("/en/topics/migration/cite.bib")

    @override_settings(ALBA_SITE_URL="https://alba.example.org")
    def test_address_is_that_of_the_site_where_it_is_set(self):
        [item] = json.loads(self.told("/en/summits/14/cite.json"))
        self.assertEqual(item["URL"], "https://alba.example.org/en/summits/14/")

    @override_settings(CACHES=bounded(1))
    def test_roll_of_any_day_is_not_kept(self):
        self.addCleanup(caches["pages"].clear)
        for page, count in [("members/on/1999-01-01/", 0), ("summits/14/", 1)]:
            self.told(f"/en/{page}cite.txt")
            self.assertEqual(len(caches["pages"]._cache), count, page)

    def test_place_is_cited_by_its_anchor(self):
        for page, anchor, told in [
            ("summits/14/", "s1", "S14-s1. "),
            ("summits/14/final-declaration/", "p2", "S14-D1 ¶2. "),
            ("initiatives/agroalba/", "m1", "agroalba/#m1 "),
        ]:
            with self.subTest(page):
                self.assertIn(told, self.told(f"/en/{page}cite.txt?of={anchor}"))

    def test_page_names_a_place_that_is_cited_by_itself(self):
        page = self.client.get("/en/summits/14/")
        self.assertContains(page, 'href="/en/summits/14/cite.txt?of=s1"')


class NotThereTests(SeedsCase):
    def test_no_such_page_or_place(self):
        for address in [
            "summits/999/cite.bib",
            "summits/cite.bib",
            "about/cite.bib",
            "nothing/at/all/cite.bib",
            "summits/14/cite.xml",
            "summits/14/cite.bib/",
            "summits/14/cite.bib/cite.bib",
            "summits/14/cite.bib?of=s99",
            "summits/14/cite.bib?of=S1",
            "summits/14/cite.bib?of=s01",
            "summits/14/cite.bib?of=%00",
            "topics/migration/cite.bib?of=s1",
            "members/cite.bib?of=s1",
            "members/on/2017-02-30/cite.bib",
        ]:
            with self.subTest(address):
                response = self.client.get(f"/en/{address}")
                self.assertEqual(response.status_code, 404)

    def test_file_of_what_was_withdrawn_is_gone_with_the_reason(self):
        event = make.make_event(slug="fair")
        event.status, event.withdrawn_reason_en = "withdrawn", "Told twice."
        event.save()
        response = self.client.get("/en/events/fair/cite.ris")
        self.assertContains(response, "Told twice.", status_code=410)

    def test_file_moves_with_its_page(self):
        event = make.make_event(slug="fair")
        event.slug = "great-fair"
        event.save()
        response = self.client.get("/en/events/fair/cite.ris")
        moved = "/en/events/great-fair/cite.ris"
        self.assertRedirects(response, moved, status_code=301)

    def test_place_that_was_withdrawn_is_not_cited(self):
        said = make.make_statement(withdrawn_reason_en="Told twice.")
        said.full_clean()
        said.save()
        address = f"{said.summit.get_absolute_url()}cite.txt?of={said.anchor}"
        self.assertEqual(self.client.get(address).status_code, 404)
