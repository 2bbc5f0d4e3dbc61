"""axe-core finds nothing against any kind of page, wide or narrow, light or dark."""

from tests.browser.axe import violations
from tests.browser.cases import BrowserTestCase
from tests.browser.pages import examples


class AccessibilityChecks:
    def test_pages_have_no_violation(self):
        page = self.new_page()
        found = []
        for path in examples(self.language):
            page.goto(path)
            found += violations(page)
        self.assertNothing(found)


class EnglishAccessibilityTests(AccessibilityChecks, BrowserTestCase):
    language = "en"


class SpanishAccessibilityTests(AccessibilityChecks, BrowserTestCase):
    language = "es"
