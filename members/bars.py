"""Membership drawn over time: only what the dates of its periods bear."""

from typing import NamedTuple

from archive.record.dates import first_day
from members.models import Membership, State

MEMBER = Membership.Standing.MEMBER
EVERY = 5  # years from one line of the grid to the next
LEAST = 0.015  # of the axis: what is known of one day is drawn wide enough to be seen
NEVER = "9999"


class Mark(NamedTuple):
    """A stretch of a bar, in years from the left, as text that SVG reads.

    ``kind`` is ``on`` (stated by sources), ``un`` (not known), ``out`` (ended there),
    ``off`` (suspended) or ``off-un`` (suspension not known).
    """

    kind: str
    x: str
    width: str


class Bar(NamedTuple):
    """The membership of a state: ``periods`` are its rows, ``marks`` draw them.

    ``on_day`` is the ``OnDay`` of the day that the page is about.
    """

    state: State
    on_day: str
    marks: list[Mark]
    periods: list[Membership]


class Bars(NamedTuple):
    """All bars over one axis, which shows the whole years ``first`` to ``last``."""

    first: int
    last: int
    rows: list[Bar]

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    @property
    def middle(self) -> int:
        return (self.first + self.last + 1) // 2

    @property
    def labels(self) -> list[int]:
        """The years that the axis names, each once."""
        return sorted({self.first, self.middle, self.last})

    @property
    def grid(self) -> str:
        """The lines of the grid, as the data of an SVG path."""
        years = range(self.first, self.last + 1)
        return "".join(f"M{y - self.first} 0V10" for y in years if y % EVERY == 0)

    @property
    def has_suspensions(self) -> bool:
        return any(
            mark.kind.startswith("off") for bar in self.rows for mark in bar.marks
        )


def bars_of(answers, today) -> Bars | None:
    """Return the bars of the memberships among ``answers``; None if nothing is dated.

    ``answers`` are ``roll.Answer``s, ``today`` a ``datetime.date``. The axis begins
    with the earliest year recorded and ends with the year of ``today``.
    """
    members = [answer for answer in answers if answer.standing == MEMBER]
    years = [int(p.sure_from[:4]) for a in members for p in a.periods if _is_dated(p)]
    begun = [p.date_of("began") for a in members for p in a.periods]
    years += [first_day(date).year for date in begun if date]
    if not years:
        return None
    axis = Axis(min(years), today)
    rows = [
        Bar(answer.state, answer.on_day, axis.marks(answer.periods), answer.periods)
        for answer in members
    ]
    return Bars(axis.first, axis.last, rows)


class Axis:
    """The years that bars are drawn over, up to ``today``, a ``datetime.date``."""

    def __init__(self, first, today):
        self.first = first
        self.last = max(first, today.year)
        self.today = _after(today.isoformat())
        self.least = (self.last - first + 1) * LEAST

    def marks(self, periods) -> list[Mark]:
        """Return the marks of a state: memberships first, suspensions over them."""
        marks = []
        for is_member in (True, False):
            left = None
            for period in periods:
                if (period.standing == MEMBER) is is_member and _is_dated(period):
                    marks += self._period(period, left, is_member)
                    left = None if period.is_open else _after(period.may_to)
        return marks

    def _period(self, period, left, is_member):
        """Draw one period; ``left`` is where the one before it ended, or None.

        Whether a return without date came before its first evidence is not known.
        """
        sure, end = _at(period.sure_from), self.today
        sure_to = max(_after(period.sure_to), sure + self.least)
        if period.sure_to < period.sure_from:
            sure_to = sure
        begin = _at(period.may_from) if period.beginnings else left or sure
        if not period.is_open:
            end = max(_after(period.may_to), sure_to)
        known, unknown = ("on", "un") if is_member else ("off", "off-un")
        drawn = [
            self._mark(unknown, begin, sure),
            self._mark(known, sure, sure_to),
            self._mark(unknown, sure_to, end),
        ]
        if is_member and not period.is_open:
            drawn.append(self._mark("out", end, end))
        return [mark for mark in drawn if mark]

    def _mark(self, kind, begin, end):
        limit = self.today if kind.endswith("un") else self.last + 1
        begin, end = min(begin, limit), min(end, limit)
        if end <= begin and (kind != "out" or begin >= limit):
            return None
        return Mark(kind, f"{begin - self.first:.2f}", f"{end - begin:.2f}")


def _is_dated(period):
    return not period.sure_from.startswith(NEVER)


def _at(day):
    """Return where an ISO day begins, in years; a month counts 31 days here."""
    year, month, day = (int(part) for part in day.split("-"))
    return year + (month - 1 + (day - 1) / 31) / 12


def _after(day):
    return _at(day) + 1 / 31 / 12
