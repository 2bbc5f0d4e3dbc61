"""Where an address without a language leads, and that pages are only read."""

from django.contrib.auth import get_user_model
from django.test import Client, SimpleTestCase, TestCase

from tests import factories as make
from tests.addresses import NOT_THERE, PAGES
from tests.test_bad_input import PATHS

WRITING = ["POST", "PUT", "PATCH", "DELETE"]
ODD = ["OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get;", "NAP"]
ADDRESSES = [
    *(*PAGES, *NOT_THERE, *PATHS[:-1]),  # the last one is of the desk
    *("/S14", "/r1.7", "/en/countries/ve/", "/en/summits/14", "/summits/14/", "/admin"),
    *("/en/members/?on=2017-03-05", "/en/search/?q=R1.7", "/en/summits/?page=99"),
    *("/adminx/", "/.env", "/wp-login.php", "/static/nothing.css"),
]
DESK = ["/admin/", "/admin/login/", "/admin/nothing/", "/admin/summits/summit/1/"]


class LanguageMiddlewareTests(TestCase):
    def test_lists_and_records_are_found_without_a_language(self):
        for path in ["/summits/", "/summits", "/members/?x=1", "/countries/cuba/"]:
            with self.subTest(path):
                response = self.client.get(path, headers={"accept-language": "es"})
                self.assertEqual(response.status_code, 302)
                self.assertIn(f"/es{path[:8]}", response["Location"])

    def test_word_nobody_knows_is_not_found_where_it_is_asked_for(self):
        for path in ["/nothing", "/nothing/", "/S", "/R1/", "/presidents/"]:
            with self.subTest(path), self.assertNumQueries(0):
                self.assertEqual(self.client.get(path).status_code, 404)

    def test_editable_page_needs_its_language(self):
        make.make_page(slug="about")
        self.assertEqual(self.client.get("/about/").status_code, 404)

    def test_answer_varies_with_the_language_of_the_browser(self):
        response = self.client.get("/nothing", headers={"accept-language": "es"})
        self.assertContains(response, '<html lang="es">', status_code=404)
        self.assertIn("Accept-Language", response["Vary"])


class PublicMethodTests(SimpleTestCase):
    """No database is open: what is refused asks nothing of it."""

    def setUp(self):
        self.client = Client(enforce_csrf_checks=True)

    def test_every_address_outside_the_desk_is_only_read(self):
        for address in ADDRESSES:
            for method in [*WRITING, *ODD]:
                with self.subTest(address=address[:40], method=method):
                    response = self.client.generic(method, address)
                    self.assertEqual(response.status_code, 405)
                    self.assertEqual(response["Allow"], "GET, HEAD")

    def test_form_sent_to_a_page_is_refused_as_a_method(self):
        for data in [{}, {"csrfmiddlewaretoken": "x" * 64}, {"q": "x" * 10_000}]:
            response = self.client.post("/en/search/", data)
            self.assertEqual(response.status_code, 405)

    def test_refusal_is_in_the_frame_and_kept_by_nobody(self):
        response = self.client.generic("PUT", "/en/summits/14/")
        self.assertContains(response, "cannot be done here", status_code=405)
        self.assertContains(response, 'href="/en/summits/"', status_code=405)
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertEqual(response.cookies, {})

    def test_refusal_is_in_the_language_of_the_address_or_the_browser(self):
        spanish = {"accept-language": "es"}
        for address, headers in [("/es/", {}), ("/S14", spanish)]:
            response = self.client.generic("PUT", address, headers=headers)
            self.assertContains(response, "no se puede hacer aquí", status_code=405)
            self.assertEqual(response["Content-Language"], "es")
        self.assertIn("Accept-Language", response["Vary"])

    def test_host_that_is_unknown_is_still_refused_as_such(self):
        response = self.client.generic("PUT", "/en/", headers={"host": "evil.example"})
        self.assertEqual(response.status_code, 400)


class DeskMethodTests(TestCase):
    def test_desk_reads_and_takes_forms_and_nothing_else(self):
        for address in DESK:
            for method in [*WRITING[1:], *ODD]:
                with self.subTest(address=address, method=method):
                    response = self.client.generic(method, address)
                    self.assertEqual(response.status_code, 405)
                    self.assertEqual(response["Allow"], "GET, HEAD, POST")

    def test_form_of_the_desk_needs_its_token(self):
        client = Client(enforce_csrf_checks=True)
        with self.assertLogs("django.security.csrf", "WARNING"):
            response = client.post("/admin/login/", {"username": "editor"})
        self.assertContains(response, "could not be accepted", status_code=403)

    def test_form_of_the_desk_is_taken(self):
        self.client.force_login(get_user_model().objects.create_superuser("ana"))
        response = self.client.post("/admin/logout/")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(self.client.get("/admin/").status_code, 302)
