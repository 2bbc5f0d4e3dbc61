"""CommonMark as editors write it: no HTML, no pictures, links that lead somewhere."""

import re
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Web and mail addresses; and those with neither scheme nor host, which stay here.
LINK = re.compile(r"(https?|mailto):|(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Parser(MarkdownIt):
    """CommonMark whose links are web or mail addresses, or lead within the site."""

    def __init__(self):
        super().__init__("commonmark", {"html": False})
        self.disable("image")

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name the library calls.
        return LINK.match(url) is not None


parser = Parser()


def render(text) -> SafeString:
    """Return ``text`` as HTML that stands below a heading of the first level.

    Its headings begin at the second and skip none.
    """
    tokens, above = parser.parse(text), 1
    for token in tokens:
        if token.type == "heading_open":
            above = max(2, min(int(token.tag[1]), above + 1))
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{above}"
    html = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(html)  # noqa: S308 - the parser escapes all HTML.


def first_words(text) -> str:
    """Return the first paragraph of ``text`` without its marks, on one line."""
    tokens = parser.parse(text)
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open":
            parts = (part.content or " " for part in token.children)
            return " ".join("".join(parts).split())
    return ""
