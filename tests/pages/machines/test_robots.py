"""What machines ask for at fixed addresses."""

import datetime as dt
from unittest import mock

from django.contrib.staticfiles import finders
from django.test import TestCase, override_settings
from django.utils import timezone

SECURITY = "/.well-known/security.txt"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def lines(response):
    """Return an answer of plain text as a list of its lines."""
    return response.content.decode().splitlines()


class RobotsTests(TestCase):
    def test_crawlers_keep_out_of_the_admin_alone(self):
        told = lines(self.client.get("/robots.txt"))
        self.assertEqual(told[:2], ["User-agent: *", "Disallow: /admin/"])
        self.assertEqual(len(told), 3)

    def test_sitemap_is_that_of_the_host_asked(self):
        told = lines(self.client.get("/robots.txt"))
        self.assertIn("Sitemap: http://testserver/sitemap.xml", told)

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_sitemap_is_that_of_the_site(self):
        told = lines(self.client.get("/robots.txt"))
        self.assertIn("Sitemap: https://archive.example.org/sitemap.xml", told)

    def test_answer_is_plain_text_kept_with_the_edition(self):
        response = self.client.get("/robots.txt")
        self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")
        again = self.client.get(
            "/robots.txt", headers={"if-none-match": response["ETag"]}
        )
        self.assertEqual(again.status_code, 304)

    def test_answer_is_for_reading_only(self):
        self.assertEqual(self.client.post("/robots.txt").status_code, 405)


class SecurityTextTests(TestCase):
    def test_nobody_to_write_to_is_not_found(self):
        self.assertEqual(self.client.get(SECURITY).status_code, 404)

    @override_settings(ALBA_CONTACT="editors@example.org")
    def test_contact_expiry_and_languages_are_told(self):
        with mock.patch.object(timezone, "now", return_value=NOON):
            told = lines(self.client.get(SECURITY))
        self.assertEqual(
            told,
            [
                "Contact: mailto:editors@example.org",
                "Expires: 2027-05-21T00:00:00Z",
                "Preferred-Languages: en, es",
            ],
        )

    @override_settings(ALBA_CONTACT="editors@example.org")
    def test_expiry_moves_with_the_day(self):
        with mock.patch.object(timezone, "now", return_value=NOON):
            tag = self.client.get(SECURITY)["ETag"]
        later = NOON + dt.timedelta(days=1)
        with mock.patch.object(timezone, "now", return_value=later):
            response = self.client.get(SECURITY, headers={"if-none-match": tag})
        self.assertIn("Expires: 2027-05-22T00:00:00Z", lines(response))

    @override_settings(
        ALBA_CONTACT="editors@example.org", ALBA_SITE_URL="https://archive.example.org"
    )
    def test_its_own_address_is_told_where_the_site_has_one(self):
        told = lines(self.client.get(SECURITY))
        self.assertIn(f"Canonical: https://archive.example.org{SECURITY}", told)

    @override_settings(ALBA_CONTACT="editors@example.org")
    def test_answer_is_for_reading_only(self):
        self.assertEqual(self.client.head(SECURITY).status_code, 200)
        self.assertEqual(self.client.post(SECURITY).status_code, 405)
        self.assertEqual(self.client.generic("TRACE", SECURITY).status_code, 405)


class FaviconTests(TestCase):
    def test_old_address_leads_to_the_picture(self):
        response = self.client.get("/favicon.ico")
        self.assertEqual(response.status_code, 302)
        self.assertTrue(finders.find(response["Location"].removeprefix("/static/")))

    def test_answer_is_for_reading_only(self):
        for method in ["POST", "OPTIONS", "TRACE"]:
            response = self.client.generic(method, "/favicon.ico")
            self.assertEqual(response.status_code, 405)
