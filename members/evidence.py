"""What summits show of memberships and of offices: evidence of that day.

It is derived, never stored: who took part as a member was one then, and whom a source
gives an office there held it then.
"""

from collections import defaultdict
from itertools import product

from archive.publishing.compiled import compiled
from archive.publishing.querysets import rows_of
from archive.record.dates import first_day
from archive.record.edtf import is_day, spans
from members.models import Person, State, Tenure
from members.standing import OnDay, standing_on
from members.standings import Standing


def attach_evidence(periods):
    """Set ``took_part`` on ``Membership``s: all public ones of their states.

    It is a list of the participations that show the period in force, one a summit, in
    order of time, each with its summit. One query, none without periods.
    """
    own = defaultdict(list)
    for period in periods:
        own[period.state_id, period.standing].append(period)
    shown = defaultdict(dict)
    states = {period.state_id for period in periods}
    for part in parts_of(states) if states else ():
        period = _shown_by(part, own[part.state_id, part.capacity])
        if period:
            shown[period.pk].setdefault(part.summit_id, part)
    for period in periods:
        period.took_part = [*shown[period.pk].values()]


@compiled
def parts_of(states):
    """Return who took part for the states, keys, in the capacity of a standing.

    Capacities and standings of one name are the same.
    """
    parts = rows_of(State, "participations").published().present()
    parts = parts.of_meetings_held()
    return parts.filter(state__in=states, capacity__in=Standing.values)


def attach_offices_given(tenures, people=()):
    """Set ``given_at`` on ``Tenure``s: all public ones of their holders.

    It is a list of the participations in which a source gives the holder that office,
    of the days that the dates of the tenure allow, one a summit, in order of time, each
    with its summit. On ``people``, whose tenures these are, set ``offices_given``: the
    offices that are given there and that no tenure tells, as tenures that are not
    stored. One query, none without persons.
    """
    own = defaultdict(list)
    for tenure in tenures:
        own[tenure.person_id, tenure.office_id].append(tenure)
    shown, untold = defaultdict(dict), defaultdict(dict)
    persons = {tenure.person_id for tenure in tenures} | {one.pk for one in people}
    for part in offices_given(persons):
        held = own[part.person_id, part.office_id]
        if not may_tell(held, part):
            untold[part.person_id].setdefault(part.office, {})[part.summit_id] = part
        elif tenure := _held_at(part, held):
            shown[tenure.pk].setdefault(part.summit_id, part)
    for tenure in tenures:
        tenure.given_at = [*shown[tenure.pk].values()]
    for person in people:
        person.offices_given = [
            _told_by(person, office, [*parts.values()])
            for office, parts in untold[person.pk].items()
        ]


@compiled
def offices_given(persons):
    """Return where sources give the persons, keys, an office at a summit."""
    parts = rows_of(Person, "participations").published().present()
    parts = parts.of_meetings_held().filter(person__in=persons, office__isnull=False)
    return parts.select_related("summit", "office__state", "office__organization")


def may_tell(tenures, part) -> bool:
    """Tell whether the dates of one of ``tenures`` allow the day of a participation."""
    days = spans(part.summit.began_on)
    return any(
        one.may_from <= last and first <= one.may_to
        for one, (first, last) in product(tenures, days)
    )


def _held_at(part, tenures):
    """Return which of ``tenures``, those of the office, a participation shows."""
    day = part.summit.began_on
    return _lasting_on(day, tenures) if is_day(day) else None


def _told_by(person, office, parts):
    tenure = Tenure(person=person, office=office)
    tenure.given_at = parts
    return tenure


def _shown_by(part, periods):
    """Return which of ``periods``, those of the standing, a participation shows.

    None does where they exclude its day: that is odd, and told to editors. Evidence of
    a month or a year is none of a day.
    """
    day = part.summit.began_on
    if not is_day(day) or standing_on(periods, first_day(day)) == OnDay.NO:
        return None
    return _lasting_on(day, periods)


def _lasting_on(day, rows):
    """Return which of ``rows``, ``Lasting`` ones, lasted on an ISO day; or None.

    Of those whose dates allow it, the last that had begun, else the first.
    """
    there = [row for row in rows if row.may_from <= day <= row.may_to]
    begun = [row for row in there if row.sure_from <= day]
    if begun:
        return max(begun, key=lambda row: row.sure_from)
    return min(there, key=lambda row: row.sure_from, default=None)
