"""Where an address without a language leads, and that it is no editable page."""

from django.test import TestCase

from tests import factories as make


class LanguageMiddlewareTests(TestCase):
    def test_lists_and_records_are_found_without_a_language(self):
        for path in ["/summits/", "/summits", "/members/?x=1", "/countries/cuba/"]:
            with self.subTest(path):
                response = self.client.get(path, headers={"accept-language": "es"})
                self.assertEqual(response.status_code, 302)
                self.assertIn(f"/es{path[:8]}", response["Location"])

    def test_word_nobody_knows_is_not_found_where_it_is_asked_for(self):
        for path in ["/nothing", "/nothing/", "/S", "/R1/", "/countries/"]:
            with self.subTest(path), self.assertNumQueries(0):
                self.assertEqual(self.client.get(path).status_code, 404)

    def test_editable_page_needs_its_language(self):
        make.make_page(slug="about")
        self.assertEqual(self.client.get("/about/").status_code, 404)

    def test_answer_varies_with_the_language_of_the_browser(self):
        response = self.client.get("/nothing", headers={"accept-language": "es"})
        self.assertContains(response, '<html lang="es">', status_code=404)
        self.assertIn("Accept-Language", response["Vary"])
