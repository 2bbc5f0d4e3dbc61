"""Who belongs on a day: what the record answers for each state."""

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from archive.publishing.compiled import compiled
from archive.record.text import folded
from archive.sources.citations import attach_citations
from members import wording
from members.evidence import attach_evidence
from members.models import Membership, State
from members.standing import OnDay, standing_on
from members.standings import APART, Standing

MEMBER, SUSPENDED = Standing.MEMBER, Standing.SUSPENDED
# The standings that are asked for, and those whose periods answer.
PERIODS = {MEMBER: (MEMBER, SUSPENDED), **{one: (one,) for one in APART}}
SILENT = {OnDay.UNCONFIRMED, OnDay.UNDOCUMENTED}


class Answer(NamedTuple):
    """What the record says of a standing of a state on a day.

    ``standing`` is a ``Standing``. ``on_day`` is an ``OnDay``; of a member it is what
    the state counts as: one of these, or suspended. ``label``, ``suspension`` and
    ``why`` put the answer and its evidence in words. ``periods`` are ``Membership``s in
    order, each with ``told``, ``at_summits`` and ``silence``; a suspension is a period
    of the membership it suspends. ``day`` is ISO text; ``is_last`` tells that it is the
    last one on which the standing is shown, and not the one asked for.
    """

    state: State
    standing: str
    on_day: str
    label: str
    suspension: str
    why: str
    periods: list[Membership]
    day: str
    is_last: bool = False

    @property
    def heading(self) -> str:
        """What those of the standing are called: ``Observers``."""
        return str(wording.HEADINGS[self.standing])


class Held(NamedTuple):
    """What the archive holds of a state: all its public memberships, in order."""

    state: State
    periods: list[Membership]


def held() -> list[Held]:
    """Return what is held of all states that public memberships name, by name.

    Four queries: states, periods, further words, who took part in summits.
    """
    states, periods = states_named(), all_periods()
    attach_citations(*periods)
    attach_evidence(periods)
    own = defaultdict(list)
    for period in periods:
        own[period.state_id].append(period)
    states.sort(key=lambda state: folded(state.name))
    return [Held(state, own[state.pk]) for state in states]


def roll_on(day, all_held) -> list[Answer]:
    """Return the answers for all states of which ``held()`` tells.

    ``day`` is a ``datetime.date``; members come first, then the other standings.
    """
    answers = [answer for one in all_held for answer in answers_for(*one, day)]
    return sorted(answers, key=lambda answer: list(PERIODS).index(answer.standing))


@compiled
def states_named():
    """Return the states that public memberships name."""
    return State.objects.with_memberships()


@compiled
def all_periods():
    """Return the public memberships of all states, in order."""
    return Membership.objects.published().for_page()


def answers_for(state, periods, day) -> list[Answer]:
    """Return the answers for a state: one for each standing that ``periods`` name.

    ``periods`` are all its rows of ``MembershipQuerySet.for_page()``, ``cited``
    attached; ``day`` is a ``datetime.date``.
    """
    return [
        _answer(state, standing, own, day)
        for standing, standings in PERIODS.items()
        if (own := [period for period in periods if period.standing in standings])
    ]


def last_roll(all_held, day) -> list[Answer]:
    """Return the answers for the last day on which ``held()`` shows a member.

    ``day`` is a ``datetime.date``; none, an empty list, unless nothing is held for it.
    """
    answers = roll_on(day, all_held)
    if is_silent(members_of(answers), {OnDay.MEMBER}):
        periods = [period for one in all_held for period in one.periods]
        for shown in _sure_days(periods, day):
            answers = roll_on(shown, all_held)
            if any(it.on_day == OnDay.MEMBER for it in members_of(answers)):
                return answers
    return []


def latest_answers(state, periods, today) -> list[Answer]:
    """Return the answers for a state, each of today or, if that is silent, of a day.

    That is the last one on which the standing is shown; of today where none is.
    """
    return [_latest(answer, today) for answer in answers_for(state, periods, today)]


def _latest(answer, today):
    days = _sure_days(answer.periods, today)
    if not days or not is_silent([answer], {OnDay.MEMBER, SUSPENDED}):
        return answer
    last = _answer(answer.state, answer.standing, answer.periods, days[0])
    return last._replace(is_last=True, why=wording.silent_since(last.why))


def _sure_days(periods, day):
    """Return the days up to ``day`` until which periods are in force, latest first."""
    until = day.isoformat()
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

    Today's own is among them where ``last_roll()`` stands in its place.
    """
    all_held = held()
    days = dated_days(roll_on(today, all_held))
    own = [today.isoformat()] if last_roll(all_held, today) else []
    return list(dict.fromkeys([*own, *days]))


def members_of(answers) -> list[Answer]:
    """Return those of ``answers`` that tell of memberships."""
    return [answer for answer in answers if answer.standing == MEMBER]


def membership_in(answers) -> str:
    """Return what a state counts as, given the ``answers`` of ``answers_for()`` it."""
    told = (answer.on_day for answer in answers if answer.standing == MEMBER)
    return next(told, OnDay.UNDOCUMENTED)


def dated_days(answers) -> list[str]:
    """Return the days that the periods of ``answers`` are dated by, the latest first.

    As ISO text, each once.
    """
    days = {
        date
        for answer in answers
        for period in answer.periods
        for date in (
            period.began,
            *period.evidence,
            period.ended,
        )
        if len(date) == 10
    }
    return sorted(days, reverse=True)


def _answer(state, standing, own, day):
    for period in own:
        period.told = wording.told(period)
        period.at_summits = wording.at_summits(period)
        period.silence = "" if period.began else wording.NO_BEGINNING[period.standing]
    on_days = {
        name: standing_on([p for p in own if p.standing == name], day)
        for name in Standing
    }
    told = _told(standing, on_days)
    return Answer(
        state=state,
        standing=standing,
        on_day=_counted(on_days) if standing == MEMBER else on_days[standing],
        label=wording.label(told, on_days[told]),
        suspension=wording.suspension(on_days[SUSPENDED]) if told == MEMBER else "",
        why=wording.why(on_days[told], [p for p in own if p.standing == told], day),
        periods=own,
        day=day.isoformat(),
    )


def _counted(on_days):
    """Return what a state counts as on a day, an ``OnDay`` or ``SUSPENDED``.

    A suspended state belongs, but is not counted as a member. Where a suspension began
    and nothing shows whether it lasts, what is shown of the membership is not
    confirmed.
    """
    if on_days[SUSPENDED] == OnDay.MEMBER:
        return SUSPENDED
    if on_days[SUSPENDED] == OnDay.UNCONFIRMED and on_days[MEMBER] == OnDay.MEMBER:
        return OnDay.UNCONFIRMED
    return on_days[MEMBER]


def _told(standing, on_days):
    """Return the standing that the words are about.

    That is the suspension where nothing shows the membership beside it: recorded as
    ended when the state was suspended, or not at all.
    """
    is_shown = on_days[MEMBER] in (OnDay.MEMBER, OnDay.UNCONFIRMED)
    if standing != MEMBER or is_shown or on_days[SUSPENDED] != OnDay.MEMBER:
        return standing
    return SUSPENDED
