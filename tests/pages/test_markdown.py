"""What editors write becomes HTML that can do no harm."""

import re
from html.parser import HTMLParser

from django.test import SimpleTestCase

from alba_site.pages.markdown import first_words, render

VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick=alert(1)>b</b>",
    "<!-- x --><svg/onload=alert(1)>",
    "<style>@import '//evil.example'</style>",
    '<iframe src="https://evil.example/"></iframe>',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](vbscript:x)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "![x](https://evil.example/x.png)",
    '[a](/x "&quot; onmouseover=alert(1)")',
    '[a](</x" onmouseover="alert(1)>)',
    "[a](//evil.example/)",
    "[a](/\\evil.example/)",
    "[a](file:///etc/passwd)",
    "[a](http://[::1)",
    '```"><script>\nx\n```',
]
TAGS = {"p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "h2", "h3"}
ATTRIBUTES = {"href", "title", "class"}
# What a browser takes for a scheme, or for the address of another host.
ELSEWHERE = re.compile(
    r"(?!(https?|mailto):)[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE
)


class Tags(HTMLParser):
    """The start tags of a piece of HTML as pairs of name and attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


class RenderTests(SimpleTestCase):
    def test_nothing_written_runs_or_is_loaded(self):
        for vector in VECTORS:
            with self.subTest(vector):
                for tag, attrs in Tags(render(vector)).found:
                    self.assertIn(tag, TAGS)
                    self.assertLessEqual(set(attrs), ATTRIBUTES)
                    self.assertIsNone(ELSEWHERE.match(attrs.get("href", "").strip()))

    def test_html_is_shown_as_it_is_typed(self):
        self.assertEqual(render("<b>x</b>"), "<p>&lt;b&gt;x&lt;/b&gt;</p>\n")

    def test_picture_is_a_link_at_most(self):
        html = render("![x](https://example.org/x.png)")
        self.assertEqual([tag for tag, _ in Tags(html).found], ["p", "a"])

    def test_links_to_the_web_to_mail_and_within_the_site_are_made(self):
        for url in [
            "https://example.org/",
            "http://example.org/",
            "mailto:editors@example.org",
            "/en/summits/",
            "../summits/",
            "#top",
            "?year=2017",
        ]:
            with self.subTest(url):
                self.assertIn(f'<a href="{url}">', render(f"[here]({url})"))

    def test_other_links_stay_as_they_are_typed(self):
        for url in ["javascript:alert(1)", "//example.org/", "tel:123", "ftp://x/"]:
            with self.subTest(url):
                self.assertEqual(render(f"[x]({url})"), f"<p>[x]({url})</p>\n")

    def test_headings_begin_at_the_second_level(self):
        self.assertEqual(render("# A"), "<h2>A</h2>\n")

    def test_headings_skip_no_level(self):
        html = render("### A\n\n##### B\n\n## C\n\n### D")
        self.assertEqual(re.findall(r"<(h\d)>", html), ["h2", "h3", "h2", "h3"])
        self.assertEqual(re.findall(r"</(h\d)>", html), ["h2", "h3", "h2", "h3"])

    def test_lists_and_strong_words_are_made(self):
        self.assertIn(
            "<li><strong>R1</strong> is a source", render("- **R1** is a source")
        )

    def test_empty_text_is_nothing(self):
        self.assertEqual(render(""), "")


class FirstWordsTests(SimpleTestCase):
    def test_first_paragraph_is_without_marks(self):
        text = "## Head\n\nWe *hold* [texts](/x)\nand `more`.\n\nNext."
        self.assertEqual(first_words(text), "We hold texts and more.")

    def test_text_without_a_paragraph_has_none(self):
        self.assertEqual(first_words("## Head"), "")
