"""The desk is for everyone too, and script there is an aid alone."""

from tests.browser.axe import violations
from tests.browser.cases import PHONE
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
