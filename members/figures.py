"""How many states texts count, beside what the roll of that day shows."""

import datetime as dt
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from members.models import StatedFigure
from members.roll import SUSPENDED, asked, held_of, roll_on
from members.standing import OnDay
from members.standings import Standing

OPEN = {OnDay.DISPUTED, OnDay.UNCONFIRMED, OnDay.UNDOCUMENTED}


class Count(NamedTuple):
    """How many states the roll of a day shows: at least, and at most."""

    least: int
    most: int

    def allows(self, number) -> bool:
        """Tell whether they may be so many."""
        return self.least <= number <= self.most

    @property
    def told(self) -> str:
        """The number, or between which it lies: ``9``, ``7 to 9``."""
        if self.least == self.most:
            return str(self.least)
        return _("%(least)d to %(most)d") % self._asdict()


@compiled
def figures_told():
    """Return all public figures, in order, with those withdrawn."""
    return StatedFigure.objects.with_withdrawn().for_page()


@compiled
def public_figures():
    """Return all public figures, in order."""
    return StatedFigure.objects.published().for_page()


def differing() -> list[StatedFigure]:
    """Return the public figures that the roll of their day certainly does not show.

    In order, compared, with further words. The queries of ``roll.held()``; one where
    there are no figures.
    """
    figures, *of_roll = in_one_query(public_figures.question(), *asked())
    if figures:
        compare(figures, held_of(*of_roll, also=figures))
    return [figure for figure in figures if figure.differs]


def days_of(figures) -> list[str]:
    """Return the days whose rolls tell of public ``figures``, as ISO text."""
    return [figure.day for figure in figures if figure.is_published]


def compare(figures, all_held):
    """Set ``on_roll`` on figures of a day: the ``Count`` of its roll.

    ``all_held`` is ``roll.held()``: where nothing is, there is no roll. Those of a
    month or a year, in which it may change, are left alone.
    """
    rolls = {}
    for figure in figures if all_held else ():
        if figure.is_of_one_day:
            if figure.day not in rolls:
                day = dt.date.fromisoformat(figure.day)
                rolls[figure.day] = roll_on(day, all_held)
            figure.on_roll = count(rolls[figure.day], figure.standing)


def count(answers, standing) -> Count:
    """Count the states that have a standing, by the ``answers`` of a day.

    Those whose standing is open may count. A text that counts members may count the
    suspended ones among them or not: they belong.
    """
    if standing == SUSPENDED:
        own = [one for one in answers if _knows_suspension(one)]
        sure = [one for one in own if one.on_day == SUSPENDED]
    else:
        own = [one for one in answers if one.standing == standing]
        sure = [one for one in own if one.on_day == OnDay.MEMBER]
    may = [one for one in own if one.on_day in {SUSPENDED, *OPEN}]
    return Count(len(sure), len({*map(_state, sure), *map(_state, may)}))


def _state(answer):
    return answer.state.pk


def _knows_suspension(answer):
    """Tell whether any period of a membership is a suspension."""
    suspensions = [one for one in answer.periods if one.standing == Standing.SUSPENDED]
    return answer.standing == Standing.MEMBER and bool(suspensions)
