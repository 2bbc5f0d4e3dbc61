"""What the timeline says of a date: how certain it is."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from archive.sources.models import Sourced

STATED, INFERRED = Sourced.Basis
UNWORDED = ""  # the basis of a date for which no words are held
PRECISIONS = {10: "day", 7: "month", 4: "year"}  # by the length of a partial date


class Certainty(NamedTuple):
    """How certain a date is: the classes of its mark, and the words for it."""

    mark: str
    words: str


CERTAINTIES = {
    ("day", STATED): _("to the day, stated"),
    ("day", INFERRED): _("to the day, inferred"),
    ("month", STATED): _("to the month, stated"),
    ("month", INFERRED): _("to the month, inferred"),
    ("year", STATED): _("to the year, stated"),
    ("year", INFERRED): _("to the year, inferred"),
    ("bound", STATED): _("not after this date, stated"),
    ("bound", INFERRED): _("not after this date, inferred"),
    ("day", UNWORDED): _("to the day, no words held for this date"),
    ("month", UNWORDED): _("to the month, no words held for this date"),
    ("year", UNWORDED): _("to the year, no words held for this date"),
    ("bound", UNWORDED): _("not after this date, no words held for it"),
}
MARKS = {STATED: "", INFERRED: " inferred", UNWORDED: " bare"}


def certainty(date, basis, *, is_bound=False) -> Certainty:
    """Return how certain a partial date is; ``is_bound``: it is the latest possible."""
    precision = "bound" if is_bound else PRECISIONS[len(date)]
    return _certainty(precision, basis)


def legend() -> list[Certainty]:
    """Return every certainty there is, as the key of the marks."""
    return [_certainty(precision, basis) for precision, basis in CERTAINTIES]


def _certainty(precision, basis):
    mark = f"{precision}{MARKS[basis]}"
    return Certainty(mark, str(CERTAINTIES[precision, basis]))
