"""The desk of editable pages: how an address comes about, and what is refused."""

from alba_site.pages.models import Page
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


class PageDeskTests(DeskTestCase):
    def add(self, **fields):
        url = page(Page, "add")
        return self.client.post(url, typed(self.client.get(url), **fields))

    def test_address_is_made_of_the_title(self):
        self.assertSaved(self.add(title_en="Terms of use", body_en="None."))
        self.assertEqual(Page.objects.get().slug, "terms-of-use")

    def test_address_is_made_of_the_spanish_title_where_there_is_no_other(self):
        self.assertSaved(self.add(title_es="Condiciones", body_es="Ninguna."))
        self.assertEqual(Page.objects.get().slug, "condiciones")

    def test_address_taken_by_a_list_is_a_message_at_the_field(self):
        response = self.add(title_en="Summits", body_en="None.", slug="summits")
        self.assertEqual(list(self.errors(response)), ["slug"])

    def test_page_without_a_title_is_refused_at_the_field(self):
        response = self.add(slug="terms")
        self.assertEqual(list(self.errors(response)), ["title_en"])

    def test_published_page_wants_a_text(self):
        response = self.add(title_en="Terms", slug="terms", status="published")
        self.assertEqual(list(self.errors(response)), ["body_en"])

    def test_text_is_kept_as_it_is_typed(self):
        self.add(title_en="Terms", body_en="## One\r\n\r\n<b>two</b>")
        self.assertEqual(Page.objects.get().body_en, "## One\n\n<b>two</b>")

    def test_list_names_pages_in_the_language_of_the_editor(self):
        make.make_page()
        response = self.client.get(
            page(Page, "changelist"), headers={"accept-language": "es"}
        )
        self.assertContains(response, "Colofón")
