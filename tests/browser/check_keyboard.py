"""The Tab key reaches all that can be used, and shows where it is."""

from tests.browser.cases import DESK, PHONE, BrowserTestCase
from tests.browser.keyboard import keyboard_faults
from tests.browser.pages import examples


class KeyboardTests(BrowserTestCase):
    def faults(self, width):
        page = self.new_page(width)
        for path in examples():
            page.goto(path)
            yield from keyboard_faults(page)

    def test_all_is_reached_and_seen_on_a_desk(self):
        self.assertNothing(self.faults(DESK))

    def test_all_is_reached_and_seen_on_a_phone(self):
        self.assertNothing(self.faults(PHONE))

    def test_the_first_stop_leads_to_the_content(self):
        page = self.new_page()
        page.goto("/en/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/#main")
        self.assertEqual(page.evaluate("document.querySelector(':target').id"), "main")
