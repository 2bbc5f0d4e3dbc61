"""The error pages: in the site's frame, the reader's language, without a database."""

from unittest import mock

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import (
    DatabaseError,
    DataError,
    InterfaceError,
    OperationalError,
    connection,
)
from django.test import Client, SimpleTestCase, TestCase, override_settings
from django.urls import path

from alba_site.pages import errors
from alba_site.urls import handler400, handler403, handler404, handler500, urlpatterns

RAISED = {
    "400": BadRequest("the address is wrong"),
    "403": PermissionDenied("not an editor"),
    "500": ValueError("a mistake of ours"),
    "locked": OperationalError("database is locked"),
    "missing": OperationalError("unable to open database file /srv/archive.sqlite3"),
    "away": InterfaceError("connection already closed"),
    "broken": DatabaseError("file is not a database"),
    "overflow": DataError("value out of range"),
}
DATABASE = ["locked", "missing", "away", "broken"]
__all__ = ["handler400", "handler403", "handler404", "handler500"]


def fail(request, name):
    raise RAISED[name]


class FailingMiddleware:
    """Stands for the middleware of sessions when the database is away."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        raise RAISED["locked"]


# The last is where forms are taken.
fails = [path(f"{place}/fail/<name>", fail) for place in ("en", "es", "admin")]
urlpatterns = [*fails, *urlpatterns]


@override_settings(ROOT_URLCONF=__name__)
class ErrorTestCase(SimpleTestCase):
    """Asks for pages that fail; no database is open to it."""

    client_class = Client

    def setUp(self):
        self.client.raise_request_exception = False

    def fail(self, name, *, place="en", method="get"):
        """Return the answer to a request that raises ``RAISED[name]``."""
        with self.assertLogs("django.request", "WARNING"):
            return getattr(self.client, method)(f"/{place}/fail/{name}")


class ErrorPageTests(ErrorTestCase):
    def test_bad_request_is_answered_in_the_frame(self):
        self.assertContains(self.fail("400"), "did not understand", status_code=400)

    def test_denied_page_is_answered_in_the_frame(self):
        self.assertContains(self.fail("403"), "not open to you", status_code=403)

    def test_unknown_address_is_answered_in_the_frame(self):
        response = self.client.get("/en/cumbres/14/")
        self.assertContains(response, "not in the archive", status_code=404)
        self.assertContains(response, 'href="/en/summits/"', status_code=404)

    def test_failure_is_answered_in_the_frame(self):
        self.assertContains(self.fail("500"), "cannot answer just now", status_code=500)

    def test_wrong_value_is_no_missing_database(self):
        self.assertEqual(self.fail("overflow").status_code, 500)

    def test_refused_form_is_answered_in_the_frame(self):
        client = Client(enforce_csrf_checks=True)
        with self.assertLogs("django.security.csrf", "WARNING"):
            response = client.post("/admin/fail/500")
        self.assertContains(response, "could not be accepted", status_code=403)

    def test_unknown_host_is_answered_in_the_frame(self):
        response = self.client.get("/en/", headers={"host": "evil.example"})
        self.assertContains(response, "did not understand", status_code=400)

    def test_page_is_in_the_language_of_the_address(self):
        response = self.client.get("/es/nada/14/", headers={"accept-language": "en"})
        self.assertContains(response, "no está en el archivo", status_code=404)
        self.assertEqual(response["Content-Language"], "es")

    def test_page_outside_the_languages_is_in_that_of_the_browser(self):
        response = self.client.get("/nada", headers={"accept-language": "es"})
        self.assertContains(response, '<html lang="es">', status_code=404)

    def test_page_is_not_kept_by_caches(self):
        self.assertEqual(self.client.get("/en/x/y/")["Cache-Control"], "no-store")

    def test_failure_is_answered_when_its_page_fails_too(self):
        with mock.patch.object(errors, "error_page", side_effect=ValueError):
            response = self.fail("500")
        self.assertContains(response, "cannot answer just now", status_code=500)


class DatabaseUnavailableTests(ErrorTestCase):
    def test_view_without_database_is_answered_with_503(self):
        for name in DATABASE:
            with self.subTest(name):
                response = self.fail(name)
                self.assertContains(response, "Try again in a minute", status_code=503)
                self.assertEqual(response["Retry-After"], "60")

    def test_page_names_no_path(self):
        self.assertNotContains(self.fail("missing"), "sqlite", status_code=503)

    def test_page_is_in_the_language_of_the_address(self):
        response = self.fail("locked", place="es")
        self.assertContains(response, "Intente de nuevo", status_code=503)

    def test_cause_is_logged(self):
        with self.assertLogs("django.request", "ERROR") as log:
            self.client.get("/en/fail/locked")
        self.assertIn("database is locked", log.output[0])

    def test_form_is_told_how_nothing_typed_is_lost(self):
        response = self.fail("locked", place="admin", method="post")
        self.assertContains(response, "sends the form again", status_code=503)

    @override_settings(MIDDLEWARE=[f"{__name__}.FailingMiddleware"])
    def test_middleware_without_database_is_answered_with_503(self):
        self.assertEqual(self.fail("500").status_code, 503)


class AdminWithoutDatabaseTests(TestCase):
    def test_form_of_the_admin_is_answered_with_503(self):
        self.client.raise_request_exception = False
        form = {"username": "editor", "password": "secret"}
        with (
            mock.patch.object(connection, "cursor", side_effect=RAISED["locked"]),
            self.assertLogs("django.request", "ERROR"),
        ):
            response = self.client.post("/admin/login/", form)
        self.assertContains(response, "sends the form again", status_code=503)
