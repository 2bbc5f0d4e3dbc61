"""The pages that are measured, each under the name of its address."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse

from bench import edits
from bench.corpus import LONG

CONSTANT = "constant view, 20 kB"


class Page(NamedTuple):
    """A page to measure: what the report calls it, and how it is asked for.

    Unless told otherwise a page is made anew, in an edition whose indexes are made.
    ``edited`` is an edit (edits.py) just before it is asked for; ``kept`` asks for it
    while the site keeps it, ``revisit`` with the ETag of a visit before, ``zipped``
    compressed, ``cold`` with nothing else kept in memory either.
    """

    label: str
    path: str
    revisit: bool = False
    edited: Callable[[], None] | None = None
    kept: bool = False
    zipped: bool = False
    cold: bool = False


def constant():
    """Return the page that all others are compared with."""
    return Page(CONSTANT, "/constant")


def kinds():
    """Return one page of every kind, as in an archive of 100 summits."""
    summits = address("summits:summit_list")
    summit = address("summits:summit_detail", LONG)
    return [
        Page("home", address("pages:home")),
        Page("summits, 25 of a list", summits),
        Page("summit", summit),
        Page("declarations, 25 of a list", address("summits:declaration_list")),
        Page(
            "declaration",
            address("summits:declaration_detail", LONG, "final-declaration"),
        ),
        Page("members", address("members:roll")),
        Page("members on a day", address("members:roll_on", dt.date(2017, 3, 5))),
        Page("country", address("pages:state_detail", "venezuela")),
        Page("initiatives, 25 of a list", address("initiatives:initiative_list")),
        Page(
            "initiative",
            address("initiatives:initiative_detail", f"initiative-{LONG}"),
        ),
        Page("sources, 25 of a list", address("sources:source_list")),
        Page("source", address("sources:source_detail", f"report-{LONG - 4}")),
        Page("person", address("pages:person_detail", "person-1")),
        Page("organization", address("pages:organization_detail", "bank")),
        Page("topic", address("pages:topic_detail", "health")),
        Page("timeline", address("pages:timeline")),
        Page("gaps", address("pages:gaps")),
        Page("differences", address("pages:differences")),
        Page("summit, sent compressed", summit, zipped=True),
        Page("home, after an edit", address("pages:home"), edited=edits.words),
        Page("summits, after an edit", summits, edited=edits.words),
        Page("summits, kept", summits, kept=True),
        Page("summit, kept", summit, kept=True),
        Page("summits, unchanged (304)", summits, revisit=True),
        Page("summit, unchanged (304)", summit, revisit=True),
    ]


def of_history():
    """Return one page of every kind in an archive as ``history`` fills one, cold."""
    anew = [page for page in kinds() if page == Page(page.label, page.path)]
    further = [
        Page("event", address("summits:event_detail", "event-0")),
        Page("country that left", address("pages:state_detail", "bexland")),
        Page("body of a body", address("pages:organization_detail", "body-0")),
        Page("search", f"{address('pages:search')}?q=common+fund"),
    ]
    return [page._replace(cold=True) for page in [*anew, *further]]


def lists(count):
    """Return the pages of the list of summits that show what ``count`` summits cost."""
    summits = address("summits:summit_list")
    country, home = f"{summits}?country=cuba", address("pages:home")
    return [
        Page(f"first page of {count:,}", summits),
        Page(f"last page of {count:,}", f"{summits}?page=last"),
        Page(f"first page of {count:,}, a country", country),
        Page(f"last page of {count:,}, a country", f"{country}&page=last"),
        *after_edits(f"first page of {count:,}", summits),
        Page(f"declarations of {count:,}", address("summits:declaration_list")),
        Page(f"home of {count:,}", home),
        *after_edits(f"home of {count:,}", home),
    ]


def after_edits(label, path):
    """Return a page just after each kind of edit."""
    return [
        Page(f"{label}, after an edit of {what}", path, edited=edit)
        for what, edit in [
            ("words", edits.words),
            ("a date", edits.date),
            ("a participation", edits.participation),
        ]
    ]


def address(name, *args):
    """Return the address of a page in English; "" where there is none yet."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
