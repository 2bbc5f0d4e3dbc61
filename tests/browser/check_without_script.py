"""All that public pages do, they do in a browser that runs no script."""

import re

from tests.browser.cases import BrowserTestCase
from tests.browser.pages import LANGUAGES, examples


class WithoutScriptTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.page = self.new_page(java_script_enabled=False)

    def test_a_list_is_narrowed(self):
        self.page.goto("/en/summits/")
        self.page.get_by_label("Country").select_option("bolivia")
        self.page.locator("main form button").click()
        self.page.wait_for_url("**country=bolivia**")
        self.assertEqual(self.page.get_by_label("Country").input_value(), "bolivia")

    def test_a_value_is_taken_back(self):
        self.page.goto("/en/summits/?country=bolivia")
        self.page.locator("a[href='/en/summits/']:visible").last.click()
        self.page.wait_for_url("**/en/summits/")
        self.assertFalse(self.page.get_by_label("Country").input_value())

    def test_the_roll_of_a_day_is_asked_for(self):
        self.page.goto("/en/members/")
        self.page.locator("input[type=date]").fill("2017-03-05")
        self.page.get_by_role("button", name="Show members").click()
        self.page.wait_for_url("**2017-03-05**")
        self.assertIn("5 March 2017", self.page.locator("h1").inner_text())

    def test_the_language_is_changed_on_the_same_page(self):
        self.page.goto("/en/summits/14/")
        self.page.get_by_role("link", name="Español").click()
        self.page.wait_for_url("**/es/summits/14/")
        self.assertEqual(self.page.locator("html").get_attribute("lang"), "es")

    def test_the_next_summit_is_reached(self):
        self.page.goto("/en/summits/14/")
        self.page.locator("main [rel=prev], main [rel=next]").first.click()
        self.page.wait_for_url(re.compile(r"/en/summits/(?!14/)"))

    def test_every_form_is_answered(self):
        for language in LANGUAGES:
            for path in examples(language):
                self.page.goto(path)
                for number in range(self.page.locator("form").count()):
                    form = self.page.locator("form").nth(number)
                    with self.page.expect_navigation() as answer:
                        form.locator("button").click()
                    self.assertEqual(answer.value.status, 200, path)
                    self.page.goto(path)
