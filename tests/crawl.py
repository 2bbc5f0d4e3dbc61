"""Read the site as a visitor does: from the home page along its links."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

PASSED_BY = re.compile(r"/search/\?|/cite\.")


class Page(HTMLParser):
    """A page as tests ask about it.

    ``links`` are its addresses with fragments, ``anchors`` its ids, ``tags`` the start
    tags as pairs of name and attributes, ``texts`` the text of each element closed,
    ``cookies`` those that it sets.
    """

    def __init__(self, url, response):
        super().__init__()
        self.url = url
        self.status = response.status_code
        self.content = response.content
        self.cookies = response.cookies
        self.tags = []
        self.texts = {}
        self._open = []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append((tag, len(self.texts.setdefault(tag, []))))
        self.texts[tag].append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for tag, place in self._open:
            self.texts[tag][place] += data

    @property
    def anchors(self):
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    @property
    def links(self):
        return [
            urljoin(self.url, attrs["href"])
            for tag, attrs in self.tags
            if tag == "a" and attrs.get("href", "").startswith(("/", "?", "#"))
        ]

    def meta(self, name):
        """Return what the head says under ``name``: ``description``, ``og:title``."""
        found = (
            attrs["content"]
            for tag, attrs in self.tags
            if tag == "meta" and name in (attrs.get("name"), attrs.get("property"))
        )
        return next(found)

    def text(self, tag):
        """Return the text of the first element of that name, on one line."""
        return re.sub(r"\s+", " ", self.texts[tag][0]).strip()

    def marked(self, name):
        """Return the values of the attribute ``name`` over the page."""
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def crawl(client, start="/en/"):
    """Return the pages that links lead to from ``start``, a dict of address to page.

    Stays under the language of ``start``; filtered lists are read, but not followed,
    searches, of which there is no end, and files of citations are not asked for, and
    what is no HTML, such as a feed, is no page.
    """
    pages, waiting, seen = {}, [start], set()
    while waiting:
        url = waiting.pop()
        if url in seen or not url.startswith(start) or PASSED_BY.search(url):
            continue
        seen.add(url)
        response = client.get(url)
        if not response["Content-Type"].startswith("text/html"):
            continue
        pages[url] = Page(url, response)
        if "?" not in url:
            waiting += [urldefrag(link).url for link in pages[url].links]
    return pages
