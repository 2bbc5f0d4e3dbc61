"""Who belongs on a day: what the record answers for each state."""

from collections import defaultdict
from typing import NamedTuple

from alba_site.publishing.text import folded
from alba_site.sources.citations import attach_citations
from members import wording
from members.models import Membership, State
from members.querysets import OnDay

MEMBER, OBSERVER, GUEST, SUSPENDED = Membership.Standing
PERIODS = {MEMBER: (MEMBER, SUSPENDED), OBSERVER: (OBSERVER,), GUEST: (GUEST,)}
DAYS_OFFERED = 12


class Answer(NamedTuple):
    """What the record says of a standing of a state on a day.

    ``standing`` is a ``Membership.Standing``, ``on_day`` an ``OnDay``, of a member what
    ``State.on_roll`` counts it as. ``label``, ``suspension`` and ``why`` put the answer
    and its evidence in words. ``periods`` are ``Membership``s in order, each with
    ``told`` and ``silence``; a suspension is a period of the membership it suspends.
    """

    state: State
    standing: str
    on_day: str
    label: str
    suspension: str
    why: str
    periods: list[Membership]


def roll_on(day) -> list[Answer]:
    """Return the answers for all states that public memberships name, by name.

    ``day`` is a ``datetime.date``; members come first, then observers and guests. Three
    queries: states, periods, further words.
    """
    states = list(State.objects.with_memberships().standing_on(day))
    periods = list(Membership.objects.published().for_page())
    attach_citations(*periods)
    own = defaultdict(list)
    for period in periods:
        own[period.state_id].append(period)
    states.sort(key=lambda state: folded(state.name))
    answers = [
        answer for state in states for answer in answers_for(state, own[state.pk], day)
    ]
    return sorted(answers, key=lambda answer: list(PERIODS).index(answer.standing))


def answers_for(state, periods, day) -> list[Answer]:
    """Return the answers for a state: one for each standing that ``periods`` name.

    ``state`` is from ``StateQuerySet.standing_on(day)``, ``periods`` all its rows of
    ``MembershipQuerySet.for_page()``, ``cited`` attached.
    """
    return [
        _answer(state, standing, own, day)
        for standing, standings in PERIODS.items()
        if (own := [period for period in periods if period.standing in standings])
    ]


def dated_days(answers) -> list[str]:
    """Return the latest days that the periods of ``answers`` are dated by, as text."""
    days = {
        date
        for answer in answers
        for period in answer.periods
        for date in (
            period.began,
            period.attested_first,
            period.attested_last,
            period.ended,
        )
        if len(date) == 10
    }
    return sorted(days, reverse=True)[:DAYS_OFFERED]


def _answer(state, standing, own, day):
    for period in own:
        period.told = wording.told(period)
        period.silence = "" if period.began else wording.NO_BEGINNING[period.standing]
    told = _told(state, standing)
    on_day = getattr(state, f"on_{told}")
    return Answer(
        state=state,
        standing=standing,
        on_day=state.on_roll if standing == MEMBER else on_day,
        label=wording.label(told, on_day),
        suspension=wording.suspension(state.on_suspended) if told == MEMBER else "",
        why=wording.why(on_day, [p for p in own if p.standing == told], day),
        periods=own,
    )


def _told(state, standing):
    """Return the standing that the words are about.

    That is the suspension where nothing shows the membership beside it: recorded as
    ended when the state was suspended, or not at all.
    """
    is_shown = state.on_member in (OnDay.MEMBER, OnDay.UNCONFIRMED)
    if standing != MEMBER or is_shown or state.on_suspended != OnDay.MEMBER:
        return standing
    return SUSPENDED
