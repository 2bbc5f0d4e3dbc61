"""Entries of a bibliography, invented, and the day on which they are consulted."""

import datetime as dt

from alba_site.pages.machines.citing.consulted import Consulted
from archive.kinds.bibliography import Author, BibliographicEntry, Sort
from archive.record.languages import Words

DAY = dt.date(2026, 11, 8)
DECLARATION = BibliographicEntry(
    title=Words("Manifiesto de Caracas", "es"),
    path="/en/summits/14/manifesto/",
    sort=Sort.DOCUMENT,
    authors=(Author("ALBA-TCP"), Author("Nicolás Maduro", "Maduro, Nicolás")),
    began="2017-03-05",
    place="Caracas",
    within="14th Summit",
    reported="R1 ¶3",
    reference="S14-D1",
)
BARE = BibliographicEntry("Migration", "/en/topics/migration/")


def consulted(entry=DECLARATION, **fields):
    """Return an entry with other ``fields``, as it was consulted on ``DAY``."""
    entry = BibliographicEntry(**(vars(entry) | fields))
    return Consulted(entry, "https://alba.example.org", DAY)
