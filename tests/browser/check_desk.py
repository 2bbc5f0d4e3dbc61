"""The desk is for everyone too, and script there is an aid alone."""

from tests.browser.axe import violations
from tests.browser.desk import DeskTestCase
from tests.browser.keyboard import keyboard_faults


class DeskAccessibilityChecks:
    def test_the_desk_has_no_violation(self):
        page = self.new_page(locale=self.language)
        found = []
        for _ in self.walk(page):
            found += violations(page)
        self.assertNothing(found)


class EnglishDeskTests(DeskAccessibilityChecks, DeskTestCase):
    language = "en"


class SpanishDeskTests(DeskAccessibilityChecks, DeskTestCase):
    language = "es"


class DeskKeyboardTests(DeskTestCase):
    def test_all_is_reached_and_seen(self):
        page = self.new_page()
        found = []
        for _ in self.walk(page):
            found += keyboard_faults(page)
        self.assertNothing(found)


class DeskWithoutScriptTests(DeskTestCase):
    """What script does in the desk, an editor can do without it."""

    def setUp(self):
        super().setUp()
        self.page = self.new_page(java_script_enabled=False)
        self.log_in(self.page)

    def fill(self, fields):
        for name, text in fields.items():
            self.page.locator(f"[name={name}]").fill(text)

    def choose(self, fields):
        for name, label in fields.items():
            self.page.locator(f"[name={name}]").select_option(label=label)

    def add_event(self, name):
        """Fill in and save a draft with a place and a state."""
        self.page.goto("/admin/summits/event/add/")
        with self.page.expect_navigation():
            self.page.locator("noscript a").click()
        self.fill({"name_en": name, "name_es": name})
        self.choose({"kind": "conference", "place": "Cochabamba, Bolivia"})
        self.choose({"states": "Cuba"})
        self.save("_continue")

    def save(self, button="_save"):
        with self.page.expect_navigation():
            self.page.locator(f"[name={button}]").click()
        self.assertNothing(self.page.locator(".errorlist").all_inner_texts())

    def test_records_are_chosen_from_lists(self):
        self.add_event("A conference of which nothing is known")
        chosen = self.page.locator("[name=place] [selected], [name=states] [selected]")
        self.assertEqual(chosen.all_text_contents(), ["Cochabamba, Bolivia", "Cuba"])

    def test_an_address_makes_itself(self):
        self.add_event("Another conference")
        address = self.page.locator("[name=slug]").input_value()
        self.assertEqual(address, "another-conference")

    def test_a_row_is_added_and_taken_away(self):
        self.add_event("A third conference")
        form = self.page.url
        rows = self.page.locator("#statement-rows tbody tr")
        self.page.locator("#statement-rows .after a").click()
        self.fill({"summary_en": "It gave support.", "summary_es": "Dio su apoyo."})
        self.choose({"act": "declares support for"})
        self.save()
        self.page.wait_for_url(lambda url: url.split("#")[0] == form)
        self.assertIn("It gave support.", rows.inner_text())
        rows.locator("a").click()
        self.page.locator(".deletelink").click()
        self.page.wait_for_url("**/delete/**")
        self.page.locator("[type=submit]").last.click()
        self.page.wait_for_url(f"{form.split('?')[0]}#statement-rows")
        self.assertEqual(rows.count(), 0)
