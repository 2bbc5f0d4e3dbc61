"""What was typed is read off any form, and nothing else of it is shown."""

from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import RequestFactory, SimpleTestCase, override_settings

from alba_site.pages.typed import Field, is_own, typed_in
from tests.desk import Fields

ADDRESS = "/admin/summits/summit/add/?_popup=1"
HERE = {"origin": "http://testserver"}
FORM = {
    "csrfmiddlewaretoken": "a" * 64,
    "summary_en": "The heads of state met.\r\n\r\nThey spoke of Ñuble.",
    "summary_es": "",
    "seen_version": "3",
    "seen_falls": "0123456789abcdef",
    "opened_as": "5ab1e0c0ffee",
    "quote": "Nuestra América",
    "basis": "",
    "topics": ["health", "migration"],
    "_save": "Save",
}


def posted(form=FORM, headers=HERE, **extra):
    """Return a request that posts ``form``."""
    return RequestFactory().post(ADDRESS, form, headers=headers, **extra)


def shown(typed):
    return {field.name: field.value for field in typed.fields if field.is_seen}


class FieldsTests(SimpleTestCase):
    def test_all_that_a_person_filled_in_is_shown(self):
        fields = typed_in(posted()).fields
        self.assertEqual(
            [(field.name, field.value) for field in fields if field.is_seen],
            [
                ("summary_en", FORM["summary_en"]),
                ("quote", "Nuestra América"),
                ("topics", "health"),
                ("topics", "migration"),
            ],
        )

    def test_all_else_that_the_form_needs_is_kept_unseen(self):
        fields = typed_in(posted()).fields
        unseen = {field.name: field.value for field in fields if not field.is_seen}
        self.assertEqual(
            unseen,
            {
                "summary_es": "",
                "basis": "",
                "seen_version": "3",
                "seen_falls": "0123456789abcdef",
                "opened_as": "5ab1e0c0ffee",
                "_save": "Save",
            },
        )

    def test_form_sent_either_way_is_read(self):
        plain = {"content_type": "application/x-www-form-urlencoded"}
        request = posted("summary_en=We%2C+the+peoples", **plain)
        self.assertEqual(shown(typed_in(request)), {"summary_en": "We, the peoples"})

    def test_a_reading_asks_for_nothing_typed(self):
        self.assertIsNone(typed_in(RequestFactory().get(ADDRESS, FORM)))

    def test_files_are_named(self):
        picture = SimpleUploadedFile("venue.jpg", b"\xff\xd8")
        typed = typed_in(posted({"upload": picture, "credit": "ACN"}))
        self.assertEqual(typed.files, ["venue.jpg"])
        self.assertEqual(shown(typed), {"credit": "ACN"})

    def test_label_is_the_name_as_people_write_it(self):
        label = Field("summary_en", "", is_seen=True).label
        self.assertEqual(label, "summary en")

    def test_lines_are_those_of_the_value(self):
        for value, lines in {"": 1, "a\nb": 2, "x" * 200: 3, "\n" * 99: 16}.items():
            self.assertEqual(Field("text", value, is_seen=True).lines, lines)


class SecretTests(SimpleTestCase):
    def test_password_is_neither_shown_nor_kept(self):
        for name in ["password", "old_password", "new_password1"]:
            typed = typed_in(posted({"username": "ana", name: "correct horse"}))
            self.assertEqual([field.value for field in typed.fields], ["ana"])

    def test_form_without_its_password_is_not_sent_again(self):
        self.assertEqual(typed_in(posted({"username": "a", "password": "b"})).token, "")


class StrangerTests(SimpleTestCase):
    """What another site's page sends is not shown, nor helped on its way."""

    def test_browser_says_who_posts(self):
        for headers, own in [
            ({}, None),
            (HERE, True),
            ({"origin": "https://testserver"}, False),
            ({"origin": "https://evil.example"}, False),
            ({"origin": "null"}, False),
            ({"sec-fetch-site": "same-origin"}, True),
            ({"sec-fetch-site": "cross-site"}, False),
        ]:
            with self.subTest(headers):
                self.assertIs(is_own(posted(headers=headers)), own)

    @override_settings(ALLOWED_HOSTS=["archive.example.org"])
    def test_unknown_host_is_no_page_of_ours(self):
        self.assertIs(is_own(posted()), False)

    def test_form_of_another_site_is_not_shown(self):
        self.assertIsNone(typed_in(posted(headers={"origin": "https://evil.example"})))

    def test_form_of_this_site_may_be_sent_again(self):
        self.assertNotEqual(typed_in(posted()).token, "")

    def test_form_of_nobody_knows_where_is_shown_and_not_sent_again(self):
        typed = typed_in(posted(headers={}))
        self.assertEqual((len(shown(typed)) > 0, typed.token), (True, ""))

    def test_form_that_was_let_in_may_be_sent_again(self):
        for headers in [{}, {"origin": "https://trusted.example"}]:
            request = posted(headers=headers)
            request.csrf_processing_done = True
            self.assertNotEqual(typed_in(request).token, "")


class UnreadableTests(SimpleTestCase):
    def assertUnreadable(self, request):
        typed = typed_in(request)
        self.assertEqual((typed.is_readable, typed.fields), (False, []))

    def test_form_too_large(self):
        for limit in [
            {"DATA_UPLOAD_MAX_MEMORY_SIZE": 9},
            {"DATA_UPLOAD_MAX_NUMBER_FIELDS": 1},
        ]:
            with self.subTest(limit), override_settings(**limit):
                self.assertUnreadable(posted())

    def test_form_that_is_none(self):
        for content_type in [
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json",
            "text/plain",
            "é",
        ]:
            with self.subTest(content_type):
                body = {"data": b"\xff--", "content_type": content_type}
                request = RequestFactory().generic("POST", ADDRESS, **body)
                self.assertUnreadable(request)

    def test_reader_who_went_away(self):
        request = posted()
        request._stream.read = lambda *size: (_ for _ in ()).throw(OSError("gone"))
        self.assertUnreadable(request)

    def test_form_read_in_part_by_something_else(self):
        request = posted()
        request.read(3)
        self.assertUnreadable(request)

    def test_empty_form_is_readable(self):
        typed = typed_in(posted({"csrfmiddlewaretoken": "a" * 64}))
        self.assertEqual((typed.is_readable, typed.fields), (True, []))


class PageTests(SimpleTestCase):
    """The partial that shows it, read as a browser reads it."""

    def page(self, request=None, **changes):
        typed = typed_in(request or posted())._replace(**changes)
        return render_to_string("_typed.html", {"typed": typed})

    def test_button_sends_the_same_form_again(self):
        page = self.page().replace("<form", '<form id="typed_form"')
        again = Fields(unescape(page)).posted
        for name, value in FORM.items():
            if name != "csrfmiddlewaretoken":
                sent = value if isinstance(value, list) else [value]
                self.assertEqual(again[name], sent, name)
        self.assertEqual(set(again), set(FORM))
        self.assertIn(f'action="{ADDRESS}"', page)

    def test_address_stays_on_this_site(self):
        request = posted()
        request.path = "//evil.example/"
        self.assertIn('action="/%2Fevil.example/', self.page(request))

    def test_markup_typed_is_words(self):
        evil = '"></textarea><script>alert(1)</script>'
        page = self.page(posted({evil: evil, "_x": evil}))
        self.assertNotIn("<script", page)
        self.assertEqual(page.count("</textarea>"), 1)

    def test_first_empty_line_is_kept(self):
        page = self.page(posted({"quote": "\nNuestra América"}))
        self.assertIn(" readonly>\n\nNuestra América</textarea>", page)

    def test_page_without_a_token_has_no_button(self):
        self.assertIn("<button>", self.page())
        self.assertNotIn("<button>", self.page(token=""))

    def test_files_are_to_be_chosen_again(self):
        page = self.page(files=["a.jpg", "b.jpg"])
        self.assertIn("choose them again: a.jpg, b.jpg", page)

    def test_unreadable_form_is_said_to_be_so(self):
        page = self.page(fields=[], is_readable=False)
        self.assertIn("too large or cannot be read", page)
        self.assertNotIn("<form", page)
