"""Editable pages as readers meet them, and the links that lead there."""

from django.test import TestCase

from alba_site.pages.models import Page
from tests import factories as make
from tests.seeds import load_seeds

SEEDED = ["about", "accessibility", "method", "privacy"]


class PageTests(TestCase):
    def test_page_shows_its_title_and_text(self):
        make.make_page(slug="about", body_en="## What\n\nThis *is* it.")
        response = self.client.get("/en/about/")
        self.assertContains(response, "<h1>Colophon</h1>")
        self.assertContains(response, "<h2>What</h2>\n<p>This <em>is</em> it.</p>")

    def test_description_is_the_first_paragraph(self):
        make.make_page(slug="about", body_en="## What\n\nThis *is* “it”.")
        response = self.client.get("/en/about/")
        self.assertContains(response, 'content="This is “it”."')

    def test_page_is_in_the_language_of_the_reader(self):
        make.make_page(slug="about")
        response = self.client.get("/es/about/")
        self.assertContains(response, "<h1>Colofón</h1>")
        self.assertNotContains(response, "Who made this.")

    def test_page_in_the_other_language_is_marked_and_says_so(self):
        make.make_page(slug="about", title_es="", body_es="")
        response = self.client.get("/es/about/")
        self.assertContains(response, '<h1 lang="en">Colophon</h1>')
        self.assertContains(response, ' lang="en">\n<p>Who made this.</p>')
        self.assertContains(response, "aún no está traducida")

    def test_page_in_the_language_of_the_reader_needs_no_notice(self):
        make.make_page(slug="about")
        self.assertNotContains(self.client.get("/es/about/"), '<p class="note">')

    def test_drafts_are_not_found(self):
        make.make_page(slug="about", status="draft", publish_at=None)
        self.assertEqual(self.client.get("/en/about/").status_code, 404)

    def test_withdrawn_page_says_why(self):
        withdrawn = {"status": "withdrawn", "withdrawn_reason_en": "Out of date."}
        make.make_page(slug="about", **withdrawn)
        response = self.client.get("/en/about/")
        self.assertContains(response, "Out of date.", status_code=410)

    def test_page_that_moved_leads_on(self):
        made = make.make_page(slug="about")
        made.slug = "colophon"
        made.save()
        self.assertRedirects(self.client.get("/en/about/"), "/en/colophon/", 301)

    def test_page_costs_two_queries(self):
        make.make_page(slug="about")
        with self.assertNumQueries(2):  # the edition; the page
            self.client.get("/en/about/")

    def test_page_tells_its_address_and_that_of_the_other_language(self):
        make.make_page(slug="about")
        response = self.client.get("/es/about/")
        self.assertContains(response, '<link rel="canonical" href="/es/about/">')
        for code in ["en", "es"]:
            link = f'<link rel="alternate" hreflang="{code}" href="/{code}/about/">'
            self.assertContains(response, link)

    def test_page_nobody_wrote_is_answered_in_the_frame(self):
        response = self.client.get("/es/nada/", headers={"accept-language": "en"})
        self.assertContains(response, "no está en el archivo", status_code=404)
        self.assertContains(response, 'href="/es/summits/"', status_code=404)
        self.assertEqual(response["Cache-Control"], "no-store")


class FooterTests(TestCase):
    def setUp(self):
        make.make_page(slug="here")

    def test_foot_of_every_page_leads_to_public_pages(self):
        make.make_page(slug="about", title_en="About & more")
        response = self.client.get("/en/summits/")
        self.assertContains(response, '<a href="/en/about/">About &amp; more</a>')
        self.assertContains(response, '<a href="/en/here/">')

    def test_foot_names_pages_in_the_language_of_the_reader(self):
        response = self.client.get("/es/summits/")
        self.assertContains(response, '<a href="/es/here/">Colofón</a>')

    def test_title_in_the_other_language_is_marked(self):
        make.make_page(slug="about", title_es="")
        response = self.client.get("/es/summits/")
        self.assertContains(response, '<a href="/es/about/" lang="en">Colophon</a>')

    def test_foot_costs_no_query(self):
        for number in range(5):
            make.make_page(slug=f"page-{number}")
        with self.assertNumQueries(2):  # the edition; the page
            self.client.get("/en/here/")

    def test_error_pages_do_without(self):
        response = self.client.get("/en/no/such/page/")
        self.assertNotContains(response, "/en/here/", status_code=404)


class SeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_seeded_pages_answer_in_both_languages(self):
        for slug in SEEDED:
            for language in ("en", "es"):
                with self.subTest(slug, language=language):
                    response = self.client.get(f"/{language}/{slug}/")
                    self.assertNotContains(response, '<p class="note">')

    def test_seeded_pages_are_linked_from_the_foot(self):
        response = self.client.get("/en/")
        self.assertEqual([e["slug"] for e in response.context["footer"]], SEEDED)

    def test_seeded_pages_keep_the_rules_of_the_desk(self):
        for made in Page.objects.all():
            made.full_clean()
