"""Editable pages: what they must have, and which addresses they may take."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from alba_site.pages.models import Page
from tests import factories as make
from tests.constraints import Broken, ConstraintCases

TAKEN = "Another part of the site has this address. Choose another."
CASES = [
    Broken(
        "page_has_a_title",
        make.make_page,
        {"title_en": "", "title_es": ""},
        "title_en",
        "Give the page a title.",
    ),
    Broken(
        "page_published_has_a_text",
        make.make_page,
        {"body_en": "", "body_es": ""},
        "body_en",
        "Write the page before it is published.",
    ),
]


class PageConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class AddressTests(TestCase):
    def test_page_stands_under_its_slug(self):
        self.assertEqual(make.make_page(slug="about").get_absolute_url(), "/en/about/")

    def test_address_of_another_part_of_the_site_is_refused(self):
        for slug in ["summits", "members", "sources", "gaps", "feed.atom"]:
            with self.subTest(slug), self.assertRaises(ValidationError) as raised:
                make.make_page(slug=slug)
            told = raised.exception.message_dict
            self.assertIn(TAKEN, told.pop("slug"))
            self.assertEqual(told, {})

    def test_address_above_the_pages_of_another_part_is_refused(self):
        for slug in ["countries", "people", "topics"]:
            with self.subTest(slug), self.assertRaisesMessage(ValidationError, TAKEN):
                make.make_page(slug=slug)

    def test_any_other_word_is_an_address(self):
        for slug in ["terms-of-use", "S14", "r", "en"]:
            with self.subTest(slug):
                self.assertEqual(
                    make.make_page(slug=slug).get_absolute_url(), f"/en/{slug}/"
                )

    def test_rule_is_the_same_in_the_language_of_any_editor(self):
        with override("es"), self.assertRaises(ValidationError):
            make.make_page(slug="summits")

    def test_address_once_used_is_given_to_no_other_page(self):
        first = make.make_page(slug="about")
        first.slug = "colophon"
        first.save()
        with self.assertRaises(ValidationError) as raised:
            make.make_page(slug="about")
        self.assertEqual(list(raised.exception.message_dict), ["slug"])


class WordsTests(SimpleTestCase):
    def test_page_is_called_by_its_title(self):
        page = Page(title_en="Colophon", title_es="Colofón")
        with override("es"):
            self.assertEqual(str(page), "Colofón")

    def test_summary_is_the_first_paragraph_in_its_language(self):
        page = Page(body_en="## Head\n\nWe *hold* texts.\n\nNext.")
        with override("es"):
            self.assertEqual(page.summary, "We hold texts.")
            self.assertEqual(page.summary.lang, "en")


class PageQuerySetTests(TestCase):
    def footer(self):
        return Page.objects.for_footer()

    def test_footer_names_pages_by_their_address_in_order(self):
        make.make_page(slug="b")
        make.make_page(slug="a")
        self.assertEqual([page["slug"] for page in self.footer()], ["a", "b"])

    def test_footer_says_since_and_until_when(self):
        day = dt.datetime(2018, 3, 5, tzinfo=dt.UTC)
        make.make_page(slug="about", withdraw_at=day)
        [page] = self.footer()
        self.assertEqual(page["since"], make.PUBLISHED_AT.isoformat())
        self.assertEqual(page["until"], day.isoformat())

    def test_footer_names_no_draft(self):
        make.make_page(status="draft")
        self.assertEqual(self.footer(), [])
