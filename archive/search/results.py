"""What a search gives: its hits, how many, and what they can be narrowed by."""

import datetime as dt
from typing import NamedTuple

from archive.record.languages import Words


class Piece(NamedTuple):
    """A stretch of the original words; ``is_hit`` where it is what was searched for."""

    text: str
    is_hit: bool


class Excerpt(NamedTuple):
    """The words of a record around the hits: ``pieces``, in the language ``lang``.

    ``before`` and ``after`` tell whether the text goes on there.
    """

    pieces: list[Piece]
    lang: str
    before: bool
    after: bool


class Hit(NamedTuple):
    """A record that was found.

    ``key`` is permanent, whatever the address of the record: ``"summit:14"``. ``type``
    is one of ``documents.types()``; ``title`` is in the reader's language, ``pieces``
    are those of the title; ``date`` is a partial date or empty; ``url`` is
    without the language and lands on the passage: ``/summits/14/#s3``. ``countries``
    are pairs of a slug and a role (``"host"``, ``"participant"``, ``"concerned"``, or
    empty for the record of the country itself). ``changed_at`` is the instant since
    which it says what it says.
    """

    key: str
    type: str
    title: Words
    pieces: list[Piece]
    date: str
    reference: str
    url: str
    excerpts: list[Excerpt]
    countries: list[tuple[str, str]]
    topics: list[str]
    changed_at: dt.datetime


class Results(NamedTuple):
    """One page of hits.

    ``counts`` are, for ``"type"``, ``"country"``, ``"year"`` and ``"topic"``, the
    values that leave a hit, each with the total one gets by choosing it beside the
    other filters. ``fewer`` are the totals one gets without each of the filters.
    """

    total: int
    hits: list[Hit]
    counts: dict[str, dict[str, int]]
    fewer: dict[str, int]
    page: int
    pages: int
