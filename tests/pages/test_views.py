"""Home, the choice of language and health."""

from unittest import mock

from django.db import InterfaceError, OperationalError
from django.test import TestCase


class ChooseLanguageTests(TestCase):
    def test_root_leads_to_the_language_the_browser_asks_for(self):
        for asked, page in [("es-VE,es;q=0.9", "/es/"), ("en-US", "/en/")]:
            with self.subTest(asked):
                response = self.client.get("/", headers={"accept-language": asked})
                self.assertRedirects(response, page)

    def test_root_leads_to_english_when_neither_language_is_asked_for(self):
        response = self.client.get("/", headers={"accept-language": "qu"})
        self.assertRedirects(response, "/en/")

    def test_root_varies_by_language(self):
        self.assertIn("Accept-Language", self.client.get("/")["Vary"])


class HomeTests(TestCase):
    def test_home_stands_in_both_languages(self):
        for code in ["en", "es"]:
            with self.subTest(code):
                response = self.client.get(f"/{code}/")
                self.assertContains(response, f'<html lang="{code}">')

    def test_home_sets_no_cookie(self):
        self.assertFalse(self.client.get("/en/").cookies)


class HealthTests(TestCase):
    def test_health_says_ok_in_one_query(self):
        with self.assertNumQueries(1):
            response = self.client.get("/healthz")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.content, b"ok\n")
        self.assertEqual(response["Content-Type"], "text/plain")

    def test_health_is_not_kept_by_caches(self):
        self.assertIn("no-store", self.client.get("/healthz")["Cache-Control"])

    def test_health_answers_503_without_the_database(self):
        for error in [OperationalError, InterfaceError]:
            with (
                self.subTest(error),
                mock.patch(
                    "alba_site.pages.views.ContentType.objects.exists",
                    side_effect=error("unable to open database file"),
                ),
                self.assertLogs(level="WARNING") as log,
            ):
                response = self.client.get("/healthz")
                self.assertIn("unable to open database file", log.output[0])
                self.assertEqual(response.status_code, 503)
                self.assertEqual(response.content, b"unavailable\n")

    def test_health_answers_reading_only(self):
        self.assertEqual(self.client.head("/healthz").status_code, 200)
        self.assertEqual(self.client.post("/healthz").status_code, 405)
        self.assertEqual(self.client.generic("TRACE", "/healthz").status_code, 405)
