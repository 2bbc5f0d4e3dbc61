"""The pages to look at: one of every kind, found by following links."""

import os
from functools import cache
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import get_resolver, resolve

from tests.crawl import Page, crawl

SITE = os.environ["ALBA_BROWSER_SITE"]
TOOLS = settings.BASE_DIR / "tests/browser/node_modules"  # from package.json
LANGUAGES = ["en", "es"]
# What no link leads to: an address that is none, a value nobody knows, an empty list.
UNLINKED = {
    "not found": "/en/nothing/",
    "unknown value": "/en/summits/?country=atlantis",
    "nothing found": "/en/summits/?year=1999",
    "search results": "/en/search/?q=migrants+2017+venezuela",
    "search without results": "/en/search/?q=migrnts&year=2017",
}


class Reader:
    """A client for ``tests.crawl`` that asks the running server."""

    def get(self, path):
        connection = HTTPConnection(urlsplit(SITE).netloc)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        headers = {"Content-Type": answer.headers["Content-Type"]}
        return HttpResponse(body, status=answer.status, headers=headers)


@cache
def linked():
    """Return every page that links and forms lead to in English, by address.

    A dict of ``tests.crawl.Page``.
    """
    pages = crawl(Reader())
    asked = {
        urljoin(path, attrs["action"])
        for path, page in pages.items()
        for tag, attrs in page.tags
        if tag == "form" and "action" in attrs
    }
    return pages | {path: Page(path, Reader().get(path)) for path in asked}


def kind_of(path):
    """Return the kind of a page: its URL name, with ``?`` where a list is narrowed."""
    asked = urlsplit(path)
    return resolve(asked.path).view_name + ("?" if asked.query else "")


def kinds():
    """Return the richest page of each kind in English: dict of kind to address."""
    pages = sorted(linked().items(), key=lambda item: len(item[1].content))
    return {kind_of(path): path for path, _ in pages} | UNLINKED


def examples(language="en"):
    """Return the address of one page of each kind in ``language``."""
    return [in_language(language, path) for path in kinds().values()]


def in_language(language, path):
    """Return the address in ``language`` of the page at ``path``, one in English."""
    return path.replace("/en/", f"/{language}/", 1)


def names_of_pages():
    """Return the URL names of pages: all under a language that ends in a slash."""
    prefixed = [
        pattern
        for pattern in get_resolver().url_patterns
        if str(pattern.pattern) == "en/"
    ]
    return {
        f"{app.namespace}:{page.name}"
        for pattern in prefixed
        for app in pattern.url_patterns
        for page in app.url_patterns
        if str(page.pattern).endswith("/") or not str(page.pattern)
    }
