"""Partial dates within a sentence, joined as each language joins them.

In Spanish a day, a quarter and half a year have their article and a month or a year has
none: *el 5 de marzo*, *al 5 de marzo*, *a marzo*. ``written`` makes of a date and its
words what is put into the sentence: the words alone, or an element of a page.
"""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from archive.record.dates import first_day, in_words, in_words_before
from archive.record.edtf import is_about, is_day, is_group, is_plain, named, precision
from archive.record.languages import kept_by_language

TWO_DAYS = pgettext_lazy("two days", "%(first)s–%(last)s")
SPANS = {  # by whether the first and the last date have an article
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


def has_article(date) -> bool:
    """Tell whether a date has an article in Spanish: a day, a quarter, half a year."""
    return is_group(date) or (precision(date) == "day" and not is_about(date))


def phrase(date, *, day, other, about, group="", written=alone) -> str:
    """Return ``day``, or for a month or a year ``other``, with the date in it.

    For one that is approximate ``about``, which says so itself; for a quarter or half a
    year ``group``, if that is not as of a day.
    """
    if is_about(date):
        return about % {"day": written(date, in_words(date))}
    words = (is_group(date) and group) or (day if has_article(date) else other)
    return words % {"day": written(date, within(date))}


@kept_by_language
def the(date) -> str:
    """Return a date as a noun: ``5 March 2017``, ``el 5 de marzo de 2017``."""
    if is_about(date):
        # After a preposition: desde aproximadamente 2017.
        words = pgettext("date as a noun", "about %(day)s")
        return words % {"day": the(*named(date))}
    day = pgettext("day with its article", "%(day)s")
    return (day if has_article(date) else "%(day)s") % {"day": within(date)}


@kept_by_language
def on(date) -> str:
    """Return when something was: ``on 5 March 2017``, ``in March 2017``."""
    return phrase(
        date,
        day=_("on %(day)s"),
        other=_("in %(day)s"),
        about="%(day)s",
        group=pgettext("half a year", "in %(day)s"),
    )


def as_of(date, written=alone) -> str:
    """Return as of when something holds: ``as of 5 March 2017``."""
    return phrase(
        date,
        day=pgettext("day", "as of %(day)s"),
        other=pgettext("month or year", "as of %(day)s"),
        about=pgettext("about a date", "as of %(day)s"),
        written=written,
    )


def not_after(date, written=alone) -> str:
    """Return the latest that something may have been: ``not after 5 March 2017``."""
    return phrase(
        date,
        day=pgettext("day", "not after %(day)s"),
        other=pgettext("month or year", "not after %(day)s"),
        about=pgettext("about a date", "not after %(day)s"),
        group=pgettext("half a year", "not after %(day)s"),
        written=written,
    )


def span(first, last, written=alone) -> str:
    """Return when a meeting was: ``20–21 June 2017``, ``20 y 21 de junio de 2017``.

    ``last`` may be empty, or the same as ``first``.
    """
    if not last or first == last:
        return written(first, in_words(first))
    if not is_plain(first) or not is_plain(last):
        return from_to(first, last, written)
    words = TWO_DAYS if _is_next(first, last) else SPANS[_have_article(first, last)]
    return _joined(words, first, last, written)


def from_to(first, last, written=alone) -> str:
    """Return from when to when something held: ``from 5 to 6 March 2017``."""
    return _joined(PERIODS[_have_article(first, last)], first, last, written)


def since_until(first, last) -> str:
    """Return when something held, of dates that may be empty: ``until 5 March 2017``.

    Empty if both are.
    """
    if first and last:
        return from_to(first, last)
    if last:
        return _("until %(day)s") % {"day": the(last)}
    return _("from %(day)s") % {"day": the(first)} if first else ""


def _joined(words, first, last, written):
    are_plain = is_plain(first) and is_plain(last)
    before = in_words_before(first, last) if are_plain else within(first)
    return words % {
        "first": written(first, before),
        "last": written(last, within(last)),
    }


def within(date):
    """Return a date in words as it stands within a sentence, its article apart."""
    if is_group(date):
        words = pgettext("half a year without its article", "the %(date)s")
        return words % {"date": in_words(date)}
    return the(date) if is_about(date) else in_words(date)


def _have_article(first, last):
    return has_article(first), has_article(last)


def _is_next(first, last):
    if not is_day(first) or not is_day(last):
        return False
    return first_day(last) - first_day(first) == dt.timedelta(days=1)
