"""What stands around every page, and what it is sent with."""

from django.contrib.staticfiles import finders
from django.test import SimpleTestCase, TestCase, override_settings

from alba_site.pages.context_processors import frame


class FrameTests(TestCase):
    def test_demonstration_says_so_in_the_readers_language(self):
        self.assertContains(self.client.get("/en/"), "An independent demonstration")
        self.assertContains(self.client.get("/es/"), "Demostración independiente")

    @override_settings(ALBA_PUBLISHER="Secretaría Ejecutiva")
    def test_publisher_is_named(self):
        response = self.client.get("/en/")
        self.assertContains(response, "Published by Secretaría Ejecutiva")
        self.assertNotContains(response, "demonstration")

    @override_settings(ALBA_CONTACT="editors@example.org")
    def test_contact_is_linked(self):
        self.assertContains(self.client.get("/en/"), "mailto:editors@example.org")

    def test_nobody_is_linked_without_a_contact(self):
        self.assertNotContains(self.client.get("/en/"), "mailto:")

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_languages_are_linked_by_the_address_of_the_site(self):
        link = '<link rel="alternate" hreflang="es" href="https://archive.example.org/es/">'
        self.assertContains(self.client.get("/en/"), link, html=True)

    def test_page_has_one_heading_and_one_main(self):
        response = self.client.get("/en/")
        self.assertContains(response, "<h1", 1)
        self.assertContains(response, '<main id="main"', 1)

    def test_every_page_has_one_search_box(self):
        for url in ["/en/", "/en/summits/", "/en/search/", "/en/nothing/"]:
            with self.subTest(url):
                response = self.client.get(url)
                status = response.status_code
                self.assertContains(response, 'role="search"', 1, status)
                self.assertContains(response, 'action="/en/search/"', 1, status)
                self.assertContains(response, '<label for="q"', 1, status)

    def test_search_box_asks_in_the_language_of_the_page(self):
        self.assertContains(self.client.get("/es/"), 'action="/es/search/"')

    def test_page_has_no_inline_style_or_script(self):
        response = self.client.get("/en/")
        for inline in ["<style", "style=", "<script>", "<script src", "onclick="]:
            self.assertNotContains(response, inline)


class FrameValuesTests(SimpleTestCase):
    def test_other_language_keeps_the_address(self):
        languages = frame("/en/summits/?year=2017")["languages"]
        self.assertEqual(languages[1]["url"], "/es/summits/?year=2017")

    def test_page_without_language_leads_home(self):
        urls = [language["url"] for language in frame("/admin/x/")["languages"]]
        self.assertEqual(urls, ["/en/", "/es/"])

    def test_section_is_that_of_the_address(self):
        for path, section in [
            ("/en/summits/14/", "summits"),
            ("/es/countries/venezuela/", "countries"),
            ("/en/members/on/2017-03-05/", "members"),
            ("/en/events/x/", "events"),
            ("/en/topics/migration/", "topics"),
            ("/en/declarations/?year=2017", "declarations"),
            ("/en/sources/r1/", "sources"),
            ("/en/search/", "search"),
            ("/en/about/", ""),
            ("/en/nothing/x/", ""),
            ("/en/?q=/en/members/", ""),
            ("/", ""),
        ]:
            with self.subTest(path):
                self.assertEqual(frame(path)["section"], section)


class TransferTests(TestCase):
    def test_page_is_sent_compressed(self):
        response = self.client.get("/en/", headers={"accept-encoding": "gzip"})
        self.assertEqual(response["Content-Encoding"], "gzip")

    def test_stylesheets_load_nothing_from_elsewhere(self):
        for name in ["site.css", "admin.css"]:
            with open(finders.find(f"alba_site/{name}")) as stylesheet:
                self.assertNotRegex(stylesheet.read(), r"@import|https?:|data:")
