"""Partial dates within a sentence, joined as each language joins them.

In Spanish a day has its article and a month or a year has none: *el 5 de marzo*, *al 5
de marzo*, *a marzo*. ``written`` makes of a date and its words what is put into the
sentence: the words alone, or an element of a page.
"""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from archive.record.dates import first_day, in_words

DAY = 10  # characters of a partial date that is known to the day

TWO_DAYS = pgettext_lazy("two days", "%(first)s–%(last)s")
SPANS = {  # by whether the first and the last date are days
    (True, True): pgettext_lazy("day to day", "%(first)s–%(last)s"),
    (True, False): pgettext_lazy("day to month", "%(first)s–%(last)s"),
    (False, True): pgettext_lazy("month to day", "%(first)s–%(last)s"),
    (False, False): pgettext_lazy("month to month", "%(first)s–%(last)s"),
}
PERIODS = {
    (True, True): pgettext_lazy("day to day", "from %(first)s to %(last)s"),
    (True, False): pgettext_lazy("day to month", "from %(first)s to %(last)s"),
    (False, True): pgettext_lazy("month to day", "from %(first)s to %(last)s"),
    (False, False): pgettext_lazy("month to month", "from %(first)s to %(last)s"),
}


def alone(date, words) -> str:
    """Return the words of a date as they are."""
    return words


def phrase(date, *, day, other, written=alone) -> str:
    """Return ``day``, or for a month or a year ``other``, with the date in it."""
    words = day if len(date) == DAY else other
    return words % {"day": written(date, in_words(date))}


def the(date) -> str:
    """Return a date as a noun: ``5 March 2017``, ``el 5 de marzo de 2017``."""
    day = pgettext("day with its article", "%(day)s")
    return phrase(date, day=day, other="%(day)s")


def on(date) -> str:
    """Return when something was: ``on 5 March 2017``, ``in March 2017``."""
    return phrase(date, day=_("on %(day)s"), other=_("in %(day)s"))


def as_of(date, written=alone) -> str:
    """Return as of when something holds: ``as of 5 March 2017``."""
    return phrase(
        date,
        day=pgettext("day", "as of %(day)s"),
        other=pgettext("month or year", "as of %(day)s"),
        written=written,
    )


def not_after(date, written=alone) -> str:
    """Return the latest that something may have been: ``not after 5 March 2017``."""
    return phrase(
        date,
        day=pgettext("day", "not after %(day)s"),
        other=pgettext("month or year", "not after %(day)s"),
        written=written,
    )


def span(first, last, written=alone) -> str:
    """Return when a meeting was: ``20–21 June 2017``, ``20 y 21 de junio de 2017``.

    ``last`` may be empty, or the same as ``first``.
    """
    if not last or first == last:
        return written(first, in_words(first))
    words = TWO_DAYS if _is_next(first, last) else SPANS[_are_days(first, last)]
    return _joined(words, first, last, written)


def from_to(first, last) -> str:
    """Return from when to when something held: ``from 5 to 6 March 2017``."""
    return _joined(PERIODS[_are_days(first, last)], first, last)


def since_until(first, last) -> str:
    """Return when something held, of dates that may be empty: ``until 5 March 2017``.

    Empty if both are.
    """
    if first and last:
        return from_to(first, last)
    if last:
        return _("until %(day)s") % {"day": the(last)}
    return _("from %(day)s") % {"day": the(first)} if first else ""


def _joined(words, first, last, written=alone):
    return words % {
        "first": written(first, _without_the_same(first, last)),
        "last": written(last, in_words(last)),
    }


def _without_the_same(first, last):
    """Return ``first`` in words, without the month and year that ``last`` repeats."""
    if len(first) != len(last) or len(first) == 4 or first[:4] != last[:4]:
        return in_words(first)
    day = "j" if first[:7] == last[:7] else "MONTH_DAY_FORMAT"
    return date_format(first_day(first), day if len(first) == DAY else "F")


def _are_days(first, last):
    return len(first) == DAY, len(last) == DAY


def _is_next(first, last):
    if _are_days(first, last) != (True, True):
        return False
    return first_day(last) - first_day(first) == dt.timedelta(days=1)
