"""Nothing runs off the side of a narrow page, nor off the paper."""

from tests.browser.cases import DESK, PHONE, BrowserTestCase
from tests.browser.pages import LANGUAGES, examples, in_language, kinds, linked

# The spacing of WCAG 2.2, 1.4.12: every reader may set it.
SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
WIDER = "document.documentElement.scrollWidth > innerWidth"


class LayoutTests(BrowserTestCase):
    def pages_that_scroll(self, width, paths, script=None):
        page = self.new_page(width)
        for path in paths:
            page.goto(path)
            if script:
                page.evaluate(script)
            if page.evaluate(WIDER):
                yield page.url

    def test_no_page_scrolls_sideways_on_a_phone(self):
        for language in LANGUAGES:
            paths = [in_language(language, path) for path in linked()]
            self.assertNothing(self.pages_that_scroll(PHONE, paths))

    def test_no_page_scrolls_sideways_with_wide_spacing(self):
        for language in LANGUAGES:
            for width in (PHONE, DESK):
                paths = examples(language)
                self.assertNothing(self.pages_that_scroll(width, paths, SPACED))


class PrintTests(BrowserTestCase):
    """A printed declaration says where it is from, and leads nowhere."""

    def setUp(self):
        super().setUp()
        self.page = self.new_page()
        self.page.goto(kinds()["summits:declaration_detail"])
        self.page.emulate_media(media="print")

    def test_a_declaration_is_printed_with_its_citation(self):
        citation = self.page.locator(".cite")
        self.assertTrue(citation.is_visible())
        self.assertIn("S14-D1", citation.inner_text())

    def test_a_declaration_is_printed_with_its_words(self):
        self.assertTrue(self.page.locator(".doc > li").first.is_visible())

    def test_no_navigation_is_printed(self):
        for place in ("nav", "[role=navigation]", "form", ".skip", ".util"):
            for element in self.page.locator(place).all():
                self.assertFalse(element.is_visible(), place)
