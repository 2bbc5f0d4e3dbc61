"""From when until when a row is public: an interval, as its parts are.

A row is public while its own status says so and all rows that it stands on are public:
whatever is scheduled, that is one interval, which is kept in the row and stays right as
time passes.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

# Dates of their own stand for none: databases disagree on NULL among greatest and least
# ones. Both are a day inside what a datetime can hold, in any time zone.
ALWAYS = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
NEVER = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)


class Period(NamedTuple):
    """The instants from ``since`` to just before ``until``, aware datetimes."""

    since: dt.datetime
    until: dt.datetime

    def holds(self, instant) -> bool:
        """Return whether ``instant`` is in it."""
        return self.since <= instant < self.until


OPEN = Period(ALWAYS, NEVER)
EMPTY = Period(NEVER, NEVER)


def common(periods: Iterable[Period]) -> Period:
    """Return the instants that are in all ``periods``; ``OPEN`` of none."""
    periods = [OPEN, *periods]
    since = max(period.since for period in periods)
    until = min(period.until for period in periods)
    return Period(since, until) if since < until else EMPTY


def hull(periods: Iterable[Period]) -> Period:
    """Return the instants from the first to the last of ``periods``."""
    held = [period for period in periods if period != EMPTY] or [EMPTY]
    since = min(period.since for period in held)
    until = max(period.until for period in held)
    return Period(since, until)
