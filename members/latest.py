"""When nothing is held for today: the answers of the last day on which anything is."""

import datetime as dt

from members.figures import days_of, figures_told
from members.roll import (
    Answer,
    answer_for,
    answers_for,
    dated_days,
    held,
    members_of,
    roll_on,
)
from members.standing import OnDay
from members.standings import Standing

SILENT = {OnDay.UNCONFIRMED, OnDay.UNDOCUMENTED}


def last_roll(answers, all_held) -> list[Answer]:
    """Return the answers for the last day on which ``held()`` shows a member.

    None, an empty list, unless nothing is held for the day of ``answers``, a roll.
    """
    if is_silent(members_of(answers), {OnDay.MEMBER}):
        periods = [period for one in all_held for period in one.periods]
        for shown in _sure_days(periods, answers[0].day):
            last = roll_on(shown, all_held)
            if any(it.on_day == OnDay.MEMBER for it in members_of(last)):
                return last
    return []


def latest_answers(state, periods, today) -> list[Answer]:
    """Return the answers for a state, each of today or, if that is silent, of a day.

    That is the last one on which the standing is shown; of today where none is.
    """
    return [_latest(answer) for answer in answers_for(state, periods, today)]


def _latest(answer):
    days = _sure_days(answer.periods, answer.day)
    if not days or not is_silent([answer], {OnDay.MEMBER, Standing.SUSPENDED}):
        return answer
    last = answer_for(answer.state, answer.standing, answer.periods, days[0])
    return last._replace(is_last=True)


def _sure_days(periods, until):
    """Return the days until which periods are in force, latest first.

    ISO text, as is ``until``: of what lasts longer that day.
    """
    days = {
        min(period.sure_to, until)
        for period in periods
        if period.sure_from <= min(period.sure_to, until)
    }
    return [dt.date.fromisoformat(day) for day in sorted(days, reverse=True)]


def is_silent(answers, shown) -> bool:
    """Tell whether nothing is held for the day that ``answers`` are about.

    None tells what is in ``shown``, and not all that they know the standing not to be.
    """
    on_days = {answer.on_day for answer in answers}
    return bool(on_days & SILENT) and not on_days & shown


def days_told(today) -> list[str]:
    """Return the days whose rolls have an address that pages link to, as ISO text.

    Those that date a membership, and those of which texts say how many belonged.
    Today's own is among them where ``last_roll()`` stands in its place.
    """
    all_held = held()
    answers = roll_on(today, all_held)
    days = dated_days(answers)
    own = [today.isoformat()] if last_roll(answers, all_held) else []
    return list(dict.fromkeys([*own, *days, *days_of(figures_told())]))
