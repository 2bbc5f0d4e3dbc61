"""How records are cited: the entry of a bibliography that each kind makes of itself.

``alba_site/pages/machines/citing`` writes it as text, BibTeX, RIS and CSL-JSON.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from archive.record.languages import Words


class Sort(Enum):
    """What is cited."""

    PAGE = "page"  # of the archive, on what it records
    DOCUMENT = "document"
    REPORT = "report"  # of the press


class Author(NamedTuple):
    """Who said or issued what is cited: ``name`` in full, as printed.

    ``sort_name`` is that of a person by which lists are in order, ``Maduro, Nicolás``;
    empty where nobody knows which part of a name comes first, or there are no parts.
    """

    name: str
    sort_name: str = ""

    @property
    def family(self) -> str:
        return self.sort_name.partition(", ")[0]

    @property
    def given(self) -> str:
        return self.sort_name.partition(", ")[2]


@dataclass(frozen=True)
class BibliographicEntry:
    """What a bibliography says of a record, or of a place within one.

    What the archive does not know is empty, and no entry makes up for it.

    title      what it is called; ``Words``, where they know their language
    path       its address, without the host
    sort       what is cited
    authors    who said or issued it
    began      when, a partial date, and ``ended``, if that took longer
    place      where
    within     of what it is a part
    reported   where it is reported: the reference of a passage, and a title
    reference  what it is called aloud, ``S14-D1``
    """

    title: str | Words
    path: str
    sort: Sort = Sort.PAGE
    authors: tuple[Author, ...] = ()
    began: str = ""
    ended: str = ""
    place: str = ""
    within: str = ""
    reported: str = ""
    reference: str = ""


def row_at(rows, anchor):
    """Return the one of ``rows`` that stands at ``anchor``; None if none does."""
    return next((row for row in rows if row.anchor == anchor), None)


def reported(row) -> str:
    """Return where ``row`` is reported, ``R1 ¶3``; empty if it rests on no passage.

    Its passage and the source of that are loaded.
    """
    return row.passage.reference if row.passage_id else ""
