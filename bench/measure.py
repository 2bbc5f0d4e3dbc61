"""Ask the site for pages in this process, in turns, and count what each costs."""

import time
from io import BytesIO
from statistics import median
from typing import NamedTuple
from wsgiref.util import setup_testing_defaults

from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.publishing.per_edition import forget
from bench.pages import constant


class Answer(NamedTuple):
    """What the site sent: the number of the status, the headers, the bytes."""

    status: int
    headers: dict
    body: bytes


class Cost(NamedTuple):
    """What a page costs: milliseconds of CPU and their ratio to the constant view.

    ``size`` and ``zipped`` are the bytes sent as they are and compressed.
    """

    label: str
    status: int
    cpu: float
    ratio: float
    queries: int
    size: int
    zipped: int


class Reader:
    """Asks the whole site, middleware included, as a server of WSGI does."""

    def __init__(self):
        self.application = WSGIHandler()

    def ask(self, path, **headers):
        """Return the ``Answer`` to a GET; ``headers`` are named as in WSGI."""
        path, _, query = path.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, **headers}
        setup_testing_defaults(environ)
        environ["HTTP_HOST"] = "localhost"
        environ["wsgi.input"] = BytesIO()
        started = []
        response = self.application(environ, lambda *start: started.extend(start))
        body = b"".join(response)
        response.close()
        return Answer(int(started[0][:3]), dict(started[1]), body)

    def prepare(self, page):
        """Make what ``page`` presumes true; return the headers to ask for it with."""
        headers = {"HTTP_ACCEPT_ENCODING": "gzip"} if page.zipped else {}
        if page.edited:
            page.edited()
            return headers
        before = self.ask(page.path, **headers)
        if page.revisit:
            headers["HTTP_IF_NONE_MATCH"] = before.headers.get("ETag", "")
        if page.cold:
            forget()
        if not page.kept:
            caches["pages"].clear()
        return headers

    def spend(self, page):
        """Return the milliseconds of CPU that one answer takes."""
        headers = self.prepare(page)
        began = time.process_time()
        self.ask(page.path, **headers)
        return 1000 * (time.process_time() - began)

    def inspect(self, page):
        """Return status, queries, and the bytes sent plain and compressed."""
        headers = self.prepare(page)
        with CaptureQueriesContext(connection) as queries:
            plain = self.ask(page.path, **{**headers, "HTTP_ACCEPT_ENCODING": ""})
            count = len(queries)  # the next request empties their log
        zipped = self.ask(page.path, **{**headers, "HTTP_ACCEPT_ENCODING": "gzip"})
        return plain.status, count, len(plain.body), len(zipped.body)


def costs(pages, rounds, *, report=lambda done: None):
    """Return the ``Cost`` of every page, that of the constant view first.

    In each of ``rounds`` every page is asked for once, so that a slow moment of the
    machine meets all of them alike; times are medians. A page that has no address, or
    fails, costs nothing and has its status. ``report`` is called after each round.
    """
    reader, pages = Reader(), [constant(), *pages]
    seen = [reader.inspect(page) if page.path else (404, 0, 0, 0) for page in pages]
    alive = [status in (200, 304) for status, *_ in seen]
    spent = [[] for _ in pages]
    for done in range(1, rounds + 1):
        for page, times, answers in zip(pages, spent, alive, strict=True):
            if answers:
                times.append(reader.spend(page))
        report(done)
    cpu = [median(times) if times else 0 for times in spent]
    return [
        Cost(page.label, status, ms, ms / cpu[0], *counts)
        for page, ms, (status, *counts) in zip(pages, cpu, seen, strict=True)
    ]
