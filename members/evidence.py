"""What summits show of memberships: who took part as what is evidence of that day.

It is derived, never stored: who took part as a member was one then.
"""

from collections import defaultdict

from archive.publishing.compiled import compiled
from archive.publishing.querysets import rows_of
from archive.record.dates import first_day
from archive.record.edtf import is_day
from members.models import State
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


def _shown_by(part, periods):
    """Return which of ``periods``, those of the standing, a participation shows.

    None does where they exclude its day: that is odd, and told to editors. Evidence of
    a month or a year is none of a day.
    """
    day = part.summit.began_on
    if not is_day(day) or standing_on(periods, first_day(day)) == OnDay.NO:
        return None
    there = [period for period in periods if period.may_from <= day <= period.may_to]
    begun = [period for period in there if period.sure_from <= day]
    if begun:
        return max(begun, key=lambda period: period.sure_from)
    return min(there, key=lambda period: period.sure_from, default=None)
