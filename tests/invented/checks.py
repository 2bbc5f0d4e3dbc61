"""What a kind declares in its own app, every part of the site knows."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase

from alba_site.management.commands.check_own_words import names_held
from alba_site.management.commands.seed import files
from archive.search import index
from tests import factories as make
from tests.crawl import Page
from tests.invented.models import Treaty

URL = "/en/treaty/sucre/"


def make_treaty(**fields):
    words = {"passage": make.default_passage(), "quote": make.TEXT}
    names = {"name_en": "Sucre Treaty", "name_es": "Tratado del Sucre"}
    told = {"number": 1, "summary_en": "A common unit of account."}
    published = {"status": "published", "publish_at": make.PUBLISHED_AT}
    given = {"slug": "sucre", "signed_on": "2009-10-16", **fields}
    treaty = Treaty(**words, **names, **told, **published, **given)
    treaty.full_clean()
    treaty.save()
    return treaty


class InventedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.treaty = make_treaty()

    def page(self, url=URL):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return Page(url, response)

    def graph(self):
        [text] = self.page().texts["script"]
        return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}

    def test_section_stands_in_the_menu_in_its_place(self):
        self.assertIn("Summits Treaties Declarations", self.page("/en/").text("nav"))

    def test_section_is_offered_where_a_page_is_not_found(self):
        response = self.client.get("/en/treaty/none/")
        way = '<li><a href="/en/treaties/">Treaties</a>: by day of signature</li>'
        self.assertContains(response, way, status_code=404)

    def test_section_is_lit_on_its_index_and_on_a_page_of_it(self):
        for url in ["/en/treaties/", URL]:
            lit = '<a href="/en/treaties/" aria-current="true">Treaties</a>'
            self.assertIn(lit, self.client.get(url).content.decode())

    def test_breadcrumbs_lead_to_the_page(self):
        crumbs = self.page().texts["nav"][1]
        self.assertEqual(crumbs.split(), ["Treaties"])
        trail = self.graph()["BreadcrumbList"]["itemListElement"]
        self.assertEqual([step["name"] for step in trail], ["Treaties", "Sucre Treaty"])

    def test_machines_read_what_it_is(self):
        self.assertEqual(self.graph()["Legislation"]["name"], "Sucre Treaty")

    def test_feed_tells_of_it(self):
        response = self.client.get("/en/feed.atom")
        self.assertContains(response, "<title>Sucre Treaty</title>")
        self.assertContains(response, "A common unit of account.")

    def test_sitemap_has_its_page_and_its_index(self):
        response = self.client.get("/sitemap.xml")
        for path in ["/en/treaties/", URL, "/es/treaty/sucre/"]:
            self.assertContains(response, f"<loc>http://testserver{path}</loc>")

    def test_timeline_has_its_date(self):
        words = self.page("/en/timeline/").text("main")
        self.assertIn("16 October 2009", words)
        self.assertIn("Treaty signed: Sucre Treaty", words)

    def test_gaps_name_what_it_lacks(self):
        Treaty.objects.update(signed_on="")
        words = self.page("/en/gaps/").text("main")
        self.assertIn("The day of its signature is not held.", words)

    def test_reference_leads_to_it(self):
        for said in ["/T1", "/t1"]:
            self.assertRedirects(self.client.get(said), URL)
        self.assertEqual(self.client.get("/T2").status_code, 404)

    def test_reference_and_address_say_why_it_is_withdrawn(self):
        why = {"status": "withdrawn", "withdrawn_reason_en": "It was listed twice."}
        for name, value in why.items():
            setattr(self.treaty, name, value)
        self.treaty.full_clean()
        self.treaty.save()
        for path in ["/T1", URL]:
            response = self.client.get(path)
            self.assertContains(response, why["withdrawn_reason_en"], status_code=410)

    def test_search_finds_it(self):
        index.refresh()
        self.assertIn(URL, self.page("/en/search/?q=sucre&type=treaty").links)

    def test_texts_may_call_it_by_its_name(self):
        self.assertLessEqual({"Sucre Treaty", "Tratado del Sucre"}, names_held())


class DeskTests(TestCase):
    def test_desk_has_it_in_its_place(self):
        user = get_user_model().objects.create_superuser("editor")
        self.client.force_login(user)
        index = Page("/admin/", self.client.get("/admin/"))
        labels = [link.split("/")[2] for link in index.links if link.count("/") == 3]
        self.assertLess(labels.index("summits"), labels.index("invented"))
        self.assertLess(labels.index("invented"), labels.index("sources"))


class SeedTests(TestCase):
    def test_seeds_of_it_come_after_what_they_point_at(self):
        self.assertEqual(files().index("invented.json"), len(files()) - 1)

    def test_seeds_of_it_are_loaded(self):
        at = dict.fromkeys(["created_at", "updated_at"], "2017-03-06T12:00:00Z")
        fields = {"slug": "sucre", "number": 1, "name_en": "Sucre Treaty", **at}
        row = {"model": "invented.treaty", "pk": "sucre", "fields": fields}
        with TemporaryDirectory() as folder:
            for name in files():
                rows = [row] if name == "invented.json" else []
                Path(folder, name).write_text(json.dumps(rows), encoding="utf-8")
            call_command("seed", fixtures=Path(folder), verbosity=0)
        self.assertTrue(Treaty.objects.filter(pk="sucre").exists())
