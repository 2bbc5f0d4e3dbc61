"""What tests ask of a public list and of what a page costs."""

import re
from collections import Counter
from html import unescape

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.publishing.per_edition import forget

MANY = 7  # rows: a query that each of them takes is told from those of one
OF_COUNTRIES = ["/en/summits/", "/en/declarations/", "/en/initiatives/"]
LISTS = [*OF_COUNTRIES, "/en/sources/"]
SELECT = re.compile(r'<select name="(\w+)".*?</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]+)"[^>]*>.*?\((\d+)\)</option>')


def rows(response):
    """Return the references of the rows of a list, in order."""
    return re.findall(r'<article data-ref="([^"]+)"', response.content.decode())


def total(response):
    """Return the count that ``[role=status]`` tells."""
    status = re.search(r'role="status">\s*(\d+)', response.content.decode())
    return int(status[1])


def options(response):
    """Yield the options that narrow a list: parameter, value, count."""
    for select in SELECT.finditer(response.content.decode()):
        for value, count in OPTION.findall(select[0]):
            yield select[1], unescape(value), int(count)


def chips(response):
    """Return the addresses of the chips, each the list without one filter."""
    found = re.findall(r'class="chip" href="([^"]*)"', response.content.decode())
    return [unescape(url) for url in found]


def offers(response):
    """Return what an empty list offers: pairs of address and count."""
    found = re.findall(
        r'<li><a href="(\?[^"]*)">without .*?</a> \((\d+)\)', response.content.decode()
    )
    return [(unescape(url), int(count)) for url, count in found]


def queries(client, url):
    """Return the SQL that a page runs when nothing is kept in memory yet."""
    forget()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [query["sql"] for query in captured]


class CostMixin:
    """Assertions on the queries of pages."""

    def assertCosts(self, url, count):
        """Assert that a page runs ``count`` queries, none of them twice."""
        run = queries(self.client, url)
        self.assertEqual(len(run), count, "\n".join(run))
        self.assertEqual([sql for sql, times in Counter(run).items() if times > 1], [])
