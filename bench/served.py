"""What pages cost behind the web server, and what they may cost at most.

CPU of gunicorn and its worker, of the whole request, beside that of a constant view
behind Django's default middleware, which another gunicorn serves.
"""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from bench import pages

ANEW = "anew"  # a parameter that no page has: under such an address none is kept
STARTED = 60  # seconds within which a server answers
KEPT, UNCHANGED = 2, 1.5
HOME, LARGE, OTHER, LIST, SEARCH = 120, 100, 60, 35, 30
LONGEST = 300  # ms of CPU that no page may take, however large the archive


class Served(NamedTuple):
    """What a page costs: milliseconds of CPU, and their ratio to the constant view.

    ``target`` is the ratio that it must not exceed, None of the constant view.
    """

    label: str
    status: int
    cpu: float
    ratio: float
    target: float | None

    @property
    def misses(self) -> bool:
        """Whether it costs more than it may, by its target or at all."""
        return bool(self.target) and (self.ratio > self.target or self.cpu > LONGEST)


class Wanted(NamedTuple):
    """A page to ask for ``times`` in a row, with the ETag of a visit if ``revisit``."""

    label: str
    path: str
    target: float | None
    revisit: bool = False
    times: int = 10


def wanted() -> list[Wanted]:
    """Return the pages that are measured, with their targets."""
    by_target = {
        HOME: ["home"],
        LARGE: ["country", "summit", "person", "organization", "topic"],
        OTHER: [
            *("members", "members on a day", "declaration", "initiative", "source"),
            *("timeline", "gaps", "differences"),
        ],
        LIST: [
            *("summits, 25 of a list", "declarations, 25 of a list"),
            *("initiatives, 25 of a list", "sources, 25 of a list"),
        ],
    }
    paths = {page.label: page.path for page in pages.kinds()}
    search = f"{pages.address('pages:search')}?q=common+fund"
    anew = [
        Wanted(f"{label}, anew", f"{paths[label]}?{ANEW}", target)
        for target, labels in by_target.items()
        for label in labels
    ]
    often = [paths["home"], paths["summit"]]
    return [
        *anew,
        Wanted("search, anew", f"{search}&{ANEW}", SEARCH),
        *(Wanted(f"{path} kept", path, KEPT, times=200) for path in often),
        *(Wanted(f"{path} 304", path, UNCHANGED, True, 200) for path in often),
    ]


class Server:
    """A gunicorn of one worker that serves ``application``; see ``serving()``."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    def ask(self, page, **headers):
        """Ask for ``page`` as often as it says, over one connection.

        Return the last answer, read.
        """
        connected = HTTPConnection("localhost", self.port)
        for _ in range(page.times):
            connected.request("GET", page.path, headers=headers)
            answer = connected.getresponse()
            answer.read()
        connected.close()
        return answer

    def spent(self):
        """Return the milliseconds of CPU that its processes have had until now."""
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        threads = [
            thread
            for process in (master, *children)
            for thread in Path(f"/proc/{process}/task").iterdir()
        ]
        times = (Path(thread, "schedstat").read_text().split()[0] for thread in threads)
        return sum(map(int, times)) / 1e6  # the kernel counts nanoseconds

    def cost(self, page, **headers):
        """Return the milliseconds of CPU that one answer takes, and its status."""
        before = self.spent()
        answer = self.ask(page, **headers)
        time.sleep(0.02)  # what comes after the last byte
        return (self.spent() - before) / page.times, answer.status


@contextmanager
def serving(application, **environment):
    """Yield a ``Server`` that answers; it ends with the block."""
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--workers=1"]
    process = subprocess.Popen(
        [*command, f"--bind=localhost:{port}"],
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
    )
    try:
        wait_for(port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def wait_for(port):
    """Return once something listens at ``port``; raise ``TimeoutError`` if nothing."""
    until = time.monotonic() + STARTED
    while time.monotonic() < until:
        try:
            socket.create_connection(("localhost", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Nothing listens at port {port}.")


def database_url():
    """Return the DATABASE_URL of the database in use, which is that of the bench."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()


def served(rounds, *, report=lambda done: None) -> list[Served]:
    """Return what pages cost, the constant view first; times are medians of rounds."""
    limit = Wanted("constant view", "/constant", None, times=200)
    environment = {
        "DATABASE_URL": database_url(),
        "ALBA_EDITION_FILE": settings.ALBA_EDITION_FILE,
    }
    with (
        serving("bench.limit") as anchor,
        serving("alba_site.wsgi", **environment) as site,
    ):
        asked = [(anchor, limit, {})]
        for page in wanted():
            first = site.ask(page._replace(times=2))
            known = {"If-None-Match": first.headers["ETag"]} if page.revisit else {}
            asked.append((site, page, known))
        costs = [[] for _ in asked]
        for done in range(1, rounds + 1):
            for found, (server, page, headers) in zip(costs, asked, strict=True):
                found.append(server.cost(page, **headers))
            report(done)
    cpu = [median(ms for ms, _status in found) for found in costs]
    return [
        Served(page.label, found[-1][1], ms, ms / cpu[0], page.target)
        for (_server, page, _headers), found, ms in zip(asked, costs, cpu, strict=True)
    ]
