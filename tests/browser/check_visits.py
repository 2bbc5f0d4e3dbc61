"""What a first visit costs, and what it leaves behind."""

import gzip

from tests.browser.cases import BrowserTestCase
from tests.browser.pages import LANGUAGES, in_language, kinds, names_of_pages

MOST_BYTES = 24 * 1024  # headers included, compressed as they are sent
MOST_REQUESTS = 3  # the page, its stylesheet, its font


class VisitTests(BrowserTestCase):
    def test_every_kind_of_page_is_looked_at(self):
        self.assertEqual(names_of_pages() - set(kinds()), set())

    def test_a_first_visit_is_light(self):
        wrong = []
        for kind, path in kinds().items():
            for language in LANGUAGES:
                wrong += self.faults(kind, in_language(language, path))
        self.assertNothing(wrong)

    def faults(self, kind, path):
        """Yield what is too much about a first visit to ``path``."""
        self.requests = []
        page = self.new_page()
        page.goto(path)
        page.evaluate("document.fonts.ready")
        asked = [r for r in self.requests if "favicon" not in r.url]
        words = words_of(page) if kind.endswith("_detail") else 0
        sent = sum(map(size_of, asked)) - words
        if sent > MOST_BYTES:
            yield f"{path}: {sent} bytes"
        if len(asked) > MOST_REQUESTS:
            yield f"{path}: {[request.url for request in asked]}"
        if cookies := page.context.cookies():
            yield f"{path}: {cookies}"
        page.context.close()


def size_of(request):
    """Return the bytes of the answer to ``request``, its headers among them."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def words_of(page):
    """Return the bytes of the words of a record, which no budget may cut."""
    return len(gzip.compress(page.locator("main").inner_text().encode()))
