"""Who belongs on a day: what the record answers for each state."""

from collections import defaultdict
from typing import NamedTuple

from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from archive.record.edtf import is_day
from archive.record.text import folded
from archive.sources.citations import attach_citations
from members import wording
from members.acts import attach_acts
from members.evidence import attach_evidence
from members.models import Membership, State
from members.standing import OnDay, standing_on
from members.standings import APART, Standing

MEMBER, SUSPENDED = Standing.MEMBER, Standing.SUSPENDED
# The standings that are asked for, and those whose periods answer.
PERIODS = {MEMBER: (MEMBER, SUSPENDED), **{one: (one,) for one in APART}}


class Answer(NamedTuple):
    """What the record says of a standing of a state on a day.

    ``standing`` is a ``Standing``. ``on_days`` are the ``OnDay``s of the standings that
    its periods may have. ``periods`` are ``Membership``s in order; a suspension is a
    period of the membership it suspends. ``day`` is ISO text; ``is_last`` tells that it
    is the last one on which the standing is shown, and not the one asked for. Words are
    made when they are asked for: of most answers only ``on_day`` is.
    """

    state: State
    standing: str
    on_days: dict[str, OnDay]
    periods: list[Membership]
    day: str
    is_last: bool = False

    @property
    def on_day(self) -> str:
        """What is answered, an ``OnDay``; of a member what the state counts as.

        That is one of these, or suspended.
        """
        if self.standing == MEMBER:
            return _counted(self.on_days)
        return self.on_days[self.standing]

    @property
    def label(self) -> str:
        """The answer in a word or two: ``member``, ``unconfirmed``."""
        told = self._told
        return wording.label(told, self.on_days[told])

    @property
    def suspension(self) -> str:
        """What is said of a suspension beside a membership; mostly nothing."""
        if self._told != MEMBER:
            return ""
        return wording.suspension(self.on_days[SUSPENDED])

    @property
    def why(self) -> str:
        """The evidence for the answer, in words."""
        told = self._told
        periods = [period for period in self.periods if period.standing == told]
        why = wording.why(self.on_days[told], periods, self.day)
        return wording.silent_since(why) if self.is_last else why

    @property
    def _told(self):
        """The standing that the words are about.

        That is the suspension where nothing shows the membership beside it: recorded as
        ended when the state was suspended, or not at all.
        """
        if self.standing != MEMBER or self.on_days[SUSPENDED] != OnDay.MEMBER:
            return self.standing
        is_shown = self.on_days[MEMBER] not in (OnDay.NO, OnDay.UNDOCUMENTED)
        return MEMBER if is_shown else SUSPENDED

    @property
    def heading(self) -> str:
        """What those of the standing are called: ``Observers``."""
        return str(wording.HEADINGS[self.standing])


class Held(NamedTuple):
    """What the archive holds of a state: all its public memberships, in order."""

    state: State
    periods: list[Membership]


def held(also=()) -> list[Held]:
    """Return what is held of all states that public memberships name, by name.

    Further words are brought to the rows of ``also`` as well.
    Three queries: states and periods, further words, who took part in summits; one
    more where there are acts.
    """
    return held_of(*in_one_query(*asked()), also)


def asked() -> list:
    """Return the questions whose rows ``held_of()`` takes, to be asked with others."""
    return [states_named.question(), all_periods.question()]


def held_of(states, periods, also=()) -> list[Held]:
    """Return what ``held()`` does, of the rows of ``asked()``. A query less."""
    attach_citations(*periods, *attach_acts(periods), *also)
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

    ``periods`` are all its rows of ``MembershipQuerySet.for_page()``, their acts and
    ``cited`` attached; ``day`` is a ``datetime.date``.
    """
    return [
        answer_for(state, standing, own, day)
        for standing, standings in PERIODS.items()
        if (own := [period for period in periods if period.standing in standings])
    ]


def answered_by(period) -> int:
    """Return the place, among the answers for a state, of that which has ``period``."""
    return next(
        place
        for place, standings in enumerate(PERIODS.values())
        if period.standing in standings
    )


def members_of(answers) -> list[Answer]:
    """Return those of ``answers`` that tell of memberships."""
    return [answer for answer in answers if answer.standing == MEMBER]


def counted(answers) -> dict[State, str]:
    """Return what each state of ``answers`` counts as, as ``tiles.Tile.on_day``.

    ``Answer.on_day`` of its membership or, where that is not in force, the standing of
    another sort that is.
    """
    found = {answer.state: answer.on_day for answer in members_of(answers)}
    for answer in answers:
        belongs = found.get(answer.state) in (OnDay.MEMBER, SUSPENDED)
        if answer.standing in APART and answer.on_day == OnDay.MEMBER and not belongs:
            found[answer.state] = answer.standing
    return found


def dated_days(answers) -> list[str]:
    """Return the days that the periods of ``answers`` are dated by, the latest first.

    As ISO text, each once.
    """
    days = {
        date
        for answer in answers
        for period in answer.periods
        for date in (
            *period.beginnings,
            *period.evidence,
            *period.dates_of("ended"),
        )
        if is_day(date)
    }
    return sorted(days, reverse=True)


def answer_for(state, standing, own, day) -> Answer:
    """Return the answer for one standing of a state, as ``answers_for()`` all."""
    on_days = {
        name: standing_on([period for period in own if period.standing == name], day)
        for name in PERIODS[standing]
    }
    return Answer(state, standing, on_days, own, day.isoformat())


def _counted(on_days):
    """Return what a state counts as on a day, an ``OnDay`` or ``SUSPENDED``.

    A suspended state belongs, but is not counted as a member. Where a suspension began
    and nothing shows whether it lasts, or texts differ on it, what is shown of the
    membership is as open.
    """
    if on_days[SUSPENDED] == OnDay.MEMBER:
        return SUSPENDED
    is_open = on_days[SUSPENDED] in (OnDay.UNCONFIRMED, OnDay.DISPUTED)
    if is_open and on_days[MEMBER] == OnDay.MEMBER:
        return on_days[SUSPENDED]
    return on_days[MEMBER]
