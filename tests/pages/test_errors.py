"""The error pages: in the site's frame, the reader's language, without a database."""

import errno
import re
import sqlite3
from unittest import mock

from django.core.exceptions import BadRequest, PermissionDenied, TooManyFieldsSent
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
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "too many": TooManyFieldsSent("too many fields"),
}
RAISED["locked"].__cause__ = sqlite3.OperationalError()
RAISED["locked"].__cause__.sqlite_errorcode = sqlite3.SQLITE_BUSY
DATABASE = ["locked", "missing", "away", "broken"]
FORM = {"quote": "Nuestra América", "csrfmiddlewaretoken": "a" * 64, "_save": "Save"}
LOGGERS = {"too many": "django.security"}
REFERENCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")
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

    def fail(self, name, *args, place=None, method="get", **kwargs):
        """Return the answer to a request that raises ``RAISED[name]``.

        Forms are posted at the desk, as no other place takes them. What the log says
        is in ``self.log``, a list of lines.
        """
        with self.assertLogs(LOGGERS.get(name, "django.request"), "WARNING") as log:
            ask = getattr(self.client, method)
            place = place or ("admin" if method == "post" else "en")
            response = ask(f"/{place}/fail/{name}", *args, **kwargs)
        self.log = log.output
        return response


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


class CauseTests(ErrorTestCase):
    """The page and the log say what happened, under a number of its own."""

    def reference(self, response):
        """Return the one number on the page."""
        [found] = REFERENCE.findall(response.content.decode())
        return found

    def test_page_names_the_cause(self):
        for name, words in {
            "locked": "busy with another change",
            "full": "disk of the archive is full",
            "away": "does not answer",
            "500": "nobody foresaw",
        }.items():
            with self.subTest(name):
                response = self.fail(name)
                self.assertContains(response, words, status_code=response.status_code)

    def test_cause_is_named_in_the_language_of_the_address(self):
        response = self.fail("full", place="es")
        self.assertContains(response, "El disco del archivo está lleno", 1, 503)

    def test_disk_without_room_for_a_file_is_answered_with_503(self):
        self.assertEqual(self.fail("full")["Retry-After"], "60")

    def test_number_of_the_page_stands_in_one_line_of_the_log(self):
        for name, told in {
            "locked": "busy, database is locked",
            "500": "unexpected, a mistake of ours",
        }.items():
            for method in ["get", "post"]:
                with self.subTest(name=name, method=method):
                    number = self.reference(self.fail(name, method=method))
                    place = {"get": "en", "post": "admin"}[method]
                    line = f"{number} {method.upper()} /{place}/fail/{name}: {told}"
                    self.assertEqual(len(self.log), 1)
                    self.assertIn(line, self.log[0].splitlines()[0])
                    self.assertIn("Traceback", self.log[0])

    def test_no_two_errors_have_the_same_number(self):
        numbers = {self.reference(self.fail("500")) for _ in range(9)}
        self.assertEqual(len(numbers), 9)

    def test_number_has_nothing_that_looks_or_sounds_alike(self):
        drawn = "".join(errors.new_reference() for _ in range(200))
        self.assertRegex(drawn, r"\A[2-9A-Z-]+\Z")
        self.assertFalse(set(drawn) & set("O0I1L5SBUJZE"))

    def test_refused_form_has_a_number_that_production_logs(self):
        for name, logger in {
            "400": "django.request",
            "403": "django.request",
            "too many": "django.security.TooManyFieldsSent",
        }.items():
            with self.subTest(name):
                number = self.reference(self.fail(name, FORM, method="post"))
                self.assertEqual(len(self.log), 1)
                self.assertIn(f"ERROR:{logger}:{number} POST /admin/fail/", self.log[0])

    def test_refused_reading_has_no_number(self):
        for name in ["400", "403"]:
            response = self.fail(name)
            self.assertNotRegex(response.content.decode(), REFERENCE)

    def test_forged_form_has_a_number(self):
        client = Client(enforce_csrf_checks=True)
        with self.assertLogs("django.security.csrf", "WARNING") as log:
            response = client.post("/admin/fail/500", FORM)
        self.assertIn(
            f"{self.reference(response)} POST /admin/fail/500: ", log.output[0]
        )

    def test_address_cannot_write_a_line_of_its_own(self):
        with self.assertLogs("django.security.csrf", "WARNING") as log:
            Client(enforce_csrf_checks=True).post("/admin/fail/a%0AERROR%20b", FORM)
        self.assertIn(r"/admin/fail/a\nERROR b: ", log.output[0])

    def test_last_page_of_all_has_the_number_too(self):
        with mock.patch.object(errors, "error_page", side_effect=ValueError):
            number = self.reference(self.fail("500"))
        self.assertIn(number, self.log[0])


class TypedTests(ErrorTestCase):
    """What was typed stays on every page that refuses or loses a form."""

    def test_typed_text_is_kept(self):
        for name in ["400", "403", "500", "locked", "full"]:
            for language in ["en", "es"]:
                with self.subTest(name=name, language=language):
                    headers = {"accept-language": language}
                    response = self.fail(name, FORM, method="post", headers=headers)
                    shown = "Nuestra América</textarea>"
                    self.assertContains(response, shown, 1, response.status_code)

    def test_form_can_be_sent_again_and_then_goes_through(self):
        client = Client(enforce_csrf_checks=True)
        here = {"origin": "http://testserver"}
        with self.assertLogs("django.security.csrf", "WARNING"):
            refused = client.post("/admin/fail/500", FORM, headers=here)
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', refused.text)[1]
        client.raise_request_exception = False
        with self.assertLogs("django.request", "ERROR"):
            again = FORM | {"csrfmiddlewaretoken": token}
            response = client.post("/admin/fail/500", again, headers=here)
        self.assertEqual(response.status_code, 500)  # no longer 403

    def test_refused_form_of_this_site_is_kept(self):
        client = Client(enforce_csrf_checks=True)
        for headers, kept in [
            ({"origin": "http://testserver"}, 1),
            ({}, 1),
            ({"origin": "https://evil.example"}, 0),
        ]:
            with (
                self.subTest(headers),
                self.assertLogs("django.security.csrf", "WARNING"),
            ):
                response = client.post("/admin/fail/500", FORM, headers=headers)
            self.assertContains(response, "Nuestra América", kept, 403)

    def test_advice_fits_the_form(self):
        for form, advice in [
            (FORM, "its button sends the form again"),
            ({"username": "ana", "password": "secret"}, "Reload this page"),
        ]:
            response = self.fail("locked", form, method="post")
            self.assertContains(response, advice, 1, 503)

    def test_form_that_cannot_be_read_is_said_to_be_so(self):
        for name in ["400", "too many", "500"]:
            with self.subTest(name):
                response = self.fail(
                    name, b"{}", method="post", content_type="application/json"
                )
                status = response.status_code
                self.assertContains(response, "large or cannot be read", 1, status)

    def test_failed_reading_shows_no_form(self):
        self.assertNotContains(self.fail("500"), 'method="post"', status_code=500)

    @override_settings(MIDDLEWARE=[f"{__name__}.FailingMiddleware"])
    def test_failing_middleware_keeps_what_was_typed(self):
        response = self.fail("500", FORM, method="post")
        self.assertContains(response, "Nuestra América", 1, 503)


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
        self.assertContains(response, "editor</textarea>", status_code=503)
        self.assertNotContains(response, "secret", status_code=503)
