"""What the timeline says of a date: what happened then, and how certain it is."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.sources.models import Sourced
from summits.models import StateOf

STATED, INFERRED = Sourced.Basis
UNWORDED = ""  # the basis of a date for which no words are held
PRECISIONS = {10: "day", 7: "month", 4: "year"}  # by the length of a partial date
BOUNDS = {"not_after", "ended_not_after"}  # fields that hold the latest day possible


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
HAPPENED = {
    ("summits.summit", "began_on"): _("Summit, opening day"),
    ("summits.summit", "ended_on"): _("Summit, closing day"),
    ("summits.declaration", "adopted_on"): _("Declaration adopted"),
    ("summits.event", "began"): _("Event, beginning"),
    ("summits.event", "ended"): _("Event, end"),
    ("initiatives.milestone", "date"): _("Step of an initiative"),
    ("initiatives.milestone", "not_after"): _("Step of an initiative"),
    ("members.membership", "began"): _("Membership begins"),
    ("members.membership", "ended"): _("Membership, last day"),
    ("members.membership", "attested_first"): _("Membership shown in force"),
    ("members.membership", "attested_last"): _("Membership still shown in force"),
    ("members.tenure", "began"): _("Office taken up"),
    ("members.tenure", "ended"): _("Office left"),
    ("members.tenure", "ended_not_after"): _("Office left"),
    ("members.tenure", "attested_first"): _("Office shown as held"),
    ("members.tenure", "attested_last"): _("Office still shown as held"),
    ("members.person", "died"): _("Death"),
    ("sources.source", "published_on"): _("Source published"),
}
REMARKS = {
    "implied": _("implied: the words only presuppose it"),
    StateOf.ANNOUNCED: pgettext_lazy("date", "announced"),
    StateOf.POSTPONED: pgettext_lazy("date", "postponed"),
    StateOf.CANCELLED: pgettext_lazy("date", "cancelled"),
}


def certainty(field, date, basis) -> Certainty:
    """Return how certain ``date``, a partial date held in ``field``, is."""
    precision = "bound" if field in BOUNDS else PRECISIONS[len(date)]
    return _certainty(precision, basis)


def legend() -> list[Certainty]:
    """Return every certainty there is, as the key of the marks."""
    return [_certainty(precision, basis) for precision, basis in CERTAINTIES]


def _certainty(precision, basis):
    mark = f"{precision}{MARKS[basis]}"
    return Certainty(mark, str(CERTAINTIES[precision, basis]))
