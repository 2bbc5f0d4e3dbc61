"""The headers of every kind of answer, and that readers are sent no cookie."""

from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.test import TestCase, override_settings

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = {
    "/": 302,
    "/en/": 200,
    "/es/sources/": 200,
    "/en/feed.atom": 200,
    "/sitemap.xml": 200,
    "/robots.txt": 200,
    "/healthz": 200,
    "/en/nothing/": 404,
    "/static/alba_site/site.css": 200,
    "/static/nothing.css": 404,
    "/admin/": 302,
    "/admin/login/": 200,
    "/admin/jsi18n/": 302,
}


class HeadersTestCase(TestCase):
    def assert_headers(self, response):
        for name, value in FIXED.items():
            self.assertEqual(response.get(name), value, name)
        self.assertIn("camera=()", response["Permissions-Policy"])
        policy = response["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", policy)


class EveryAnswerTests(HeadersTestCase):
    def test_every_kind_of_answer_has_them(self):
        for path, status in ANSWERS.items():
            with self.subTest(path):
                response = self.client.get(path)
                response.getvalue()  # to its end, which closes the file
                self.assertEqual(response.status_code, status)
                self.assert_headers(response)

    def test_a_refused_method_has_them(self):
        response = self.client.post("/en/")
        self.assertEqual(response.status_code, 405)
        self.assert_headers(response)

    @override_settings(SECURE_SSL_REDIRECT=True)
    def test_the_redirect_to_tls_has_them(self):
        response = self.client.get("/en/")
        self.assertEqual(response.status_code, 301)
        self.assert_headers(response)

    @override_settings(SECURE_SSL_REDIRECT=True)
    def test_the_refusal_of_an_unknown_host_has_them(self):
        response = self.client.get("/en/", headers={"host": "evil.example"})
        self.assertEqual(response.status_code, 400)
        self.assert_headers(response)

    def test_a_page_without_its_database_has_them(self):
        away = OperationalError("unable to open database file")
        self.client.raise_request_exception = False
        with (
            patch("archive.publishing.edition.current", side_effect=away),
            self.assertLogs("django.request", "ERROR"),
        ):
            response = self.client.get("/en/")
        self.assertEqual(response.status_code, 503)
        self.assert_headers(response)

    def test_the_desk_of_an_editor_has_them(self):
        self.client.force_login(get_user_model().objects.create_superuser("ana"))
        for path in ["/admin/", "/admin/summits/summit/add/", "/admin/jsi18n/"]:
            with self.subTest(path):
                response = self.client.get(path)
                self.assertEqual(response.status_code, 200)
                self.assert_headers(response)

    @override_settings(
        SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True
    )
    def test_production_keeps_to_tls_for_a_year(self):
        for path in ["/en/", "/en/nothing/", "/static/alba_site/site.css", "/admin/"]:
            with self.subTest(path):
                response = self.client.get(path, secure=True)
                response.getvalue()  # to its end, which closes the file
                self.assertEqual(
                    response["Strict-Transport-Security"],
                    "max-age=31536000; includeSubDomains",
                )

    def test_static_files_are_for_this_site_alone(self):
        response = self.client.get("/static/alba_site/site.css")
        response.getvalue()  # to its end, which closes the file
        self.assertNotIn("Access-Control-Allow-Origin", response)

    @override_settings(DEBUG=True)
    def test_pages_of_errors_that_django_makes_are_shown_with_their_styles(self):
        response = self.client.get("/en/summits/nothing/")
        self.assertContains(response, "<style", status_code=404)
        self.assertNotIn("Content-Security-Policy", response)
        self.assert_headers(self.client.get("/en/"))


class CookieTests(TestCase):
    def test_no_answer_to_readers_sets_a_cookie_or_depends_on_one(self):
        for path in ["/", "/en/", "/en/feed.atom", "/sitemap.xml", "/R1", "/en/a/b/"]:
            with self.subTest(path):
                response = self.client.get(path)
                self.assertEqual(len(response.cookies), 0)
                self.assertNotIn("Cookie", response.get("Vary", ""))
