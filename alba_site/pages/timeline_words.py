"""What the timeline says of a date: how certain it is."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from archive.record.edtf import is_about, is_set, precision
from archive.sources.models import Sourced

STATED, INFERRED = Sourced.Basis
UNWORDED = ""  # the basis of a date for which no words are held


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
FURTHER = {  # which the key of the marks does not name: they have the mark of a year
    ("quarter", STATED): _("to the quarter, stated"),
    ("quarter", INFERRED): _("to the quarter, inferred"),
    ("quarter", UNWORDED): _("to the quarter, no words held for this date"),
    ("half", STATED): _("to half a year, stated"),
    ("half", INFERRED): _("to half a year, inferred"),
    ("half", UNWORDED): _("to half a year, no words held for this date"),
    ("about", STATED): _("approximate, stated"),
    ("about", INFERRED): _("approximate, inferred"),
    ("about", UNWORDED): _("approximate, no words held for this date"),
    ("set", STATED): _("one of several, stated"),
    ("set", INFERRED): _("one of several, inferred"),
    ("set", UNWORDED): _("one of several, no words held for these dates"),
}
MARKS = {STATED: "", INFERRED: " inferred", UNWORDED: " bare"}


def certainty(date, basis, *, is_bound=False) -> Certainty:
    """Return how certain a partial date is; ``is_bound``: it is the latest possible."""
    return _certainty("bound" if is_bound else _known_to(date), basis)


def legend() -> list[Certainty]:
    """Return the certainties of the key of the marks."""
    return [_certainty(known_to, basis) for known_to, basis in CERTAINTIES]


def _certainty(known_to, basis):
    has_own_mark = (known_to, basis) in CERTAINTIES
    mark = f"{known_to if has_own_mark else 'year'}{MARKS[basis]}"
    return Certainty(mark, str((CERTAINTIES | FURTHER)[known_to, basis]))


def _known_to(date):
    """Return how far a partial date is known, as the certainties call it."""
    if is_set(date):
        return "set"
    return "about" if is_about(date) else precision(date)
