"""Days as addresses write them: ``2017-03-05``."""

import datetime as dt

from archive.record.edtf import is_day


def as_day(text: str) -> dt.date | None:
    """Return the day of the calendar that ``text`` writes, or None."""
    if not is_day(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


class DayConverter:
    """A day within a path; one that the calendar does not have is not found."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, text):
        day = as_day(text)
        if day is None:
            raise ValueError(text)
        return day

    def to_url(self, day):
        return str(day)
