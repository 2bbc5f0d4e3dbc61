"""How a kind of record is called aloud."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Reference:
    """How records are called aloud, ``/R1``, and the places within them, ``/R1.7``.

    pattern  a regular expression for the whole of it, in any case; what its group
             ``label`` matches, if it has one, names a place
    find     returns the record that a match names, public or not;
             None if there is none
    place    returns the address of a place in a record, by its label, if readers are
             shown it; else None
    """

    pattern: str
    find: Callable[[re.Match], Model | None]
    place: Callable[[Model, str], str | None] | None = None

    def read(self, text) -> re.Match | None:
        """Return the match of all of ``text``; None if it is no such reference."""
        return re.fullmatch(self.pattern, text, re.ASCII | re.IGNORECASE)

    def address(self, record, match) -> str | None:
        """Return the address of ``record``, or of the place that ``match`` names."""
        label = match.groupdict().get("label")
        return self.place(record, label) if label else record.get_absolute_url()
