"""Partial dates: what is known of a day that a source states, kept as text.

To the year, the month, the day, a quarter or half of a year; about; or one of several.
How each is written stands in ``edtf.py``.
"""

import calendar
import datetime as dt
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from archive.record.constraints import Check
from archive.record.date_columns import FirstDay, LastDay
from archive.record.edtf import (
    DAY,
    LENGTH,
    MONTH,
    YEAR,
    bounds,
    have_one_precision,
    is_about,
    is_date,
    is_group,
    is_set,
    named,
)
from archive.record.languages import kept_by_language

EARLIEST = 1800  # the year: before it none of the states of the region was
AHEAD = 20  # years after the next one: agendas are set no further


def validate_partial_date(text):
    """Raise ``ValidationError`` unless ``text`` is a partial date in its one writing.

    Of years from ``EARLIEST`` to ``AHEAD`` after the next.
    """
    if is_set(text) and not have_one_precision(named(text)):
        raise ValidationError(
            _("Several dates are all years, all months or all days."), code="precision"
        )
    if not is_date(text):
        raise ValidationError(
            _(
                "Write a date such as 2017, 2017-03, 2017-03-05, about 2017, 1st half "
                "2017, 2017 Q1, March or April 2017."
            ),
            code="partial_date",
        )
    latest = timezone.localdate().year + 1 + AHEAD
    if not all(EARLIEST <= int(date[:YEAR]) <= latest for date in named(text)):
        raise ValidationError(
            _("The year lies between %(earliest)s and %(latest)s."),
            code="year",
            params={"earliest": EARLIEST, "latest": latest},
        )


def validate_has_come(day):
    """Raise ``ValidationError`` if ``day``, or a partial date, is certainly to come."""
    if lies_ahead(day):
        raise ValidationError(_("This date has not come yet."), code="has_come")


def lies_ahead(day) -> bool:
    """Tell whether a ``datetime.date`` or a partial date is certainly after today."""
    return is_before(timezone.localdate().isoformat(), str(day))


def is_before(earlier: str, later: str) -> bool:
    """Tell whether a partial date certainly lies before another one.

    2017 may be before 2017-03 or after it. What is no date, or empty, is before none.
    """
    return is_date(earlier) and is_date(later) and bounds(earlier)[1] < bounds(later)[0]


def first_day(text: str) -> dt.date:
    """Return the first day that ``text``, a partial date, may mean.

    ``ValueError`` if it is none.
    """
    return dt.date.fromisoformat(bounds(text)[0])


def last_day(text: str) -> dt.date:
    """Return the last day that ``text``, a partial date, may mean."""
    year, month, day = map(int, bounds(text)[1].split("-"))
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def day_before(day: str) -> str:
    """Return the day before an ISO day; text that is no day, as it is."""
    with suppress(ValueError, OverflowError):
        return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    return day


def lasts_longer(began: str, ended: str, span: dt.timedelta) -> bool:
    """Tell whether more than ``span`` certainly lies between two partial dates."""
    with suppress(ValueError):  # one is empty, or refused as it is
        return first_day(ended) - last_day(began) > span
    return False


class Days(NamedTuple):
    """The days on which something certainly went on: ISO days, both within it.

    Where its dates are known to the month or the year only, ``first`` may lie after
    ``last``: then what overlaps covers every day that it may have been. Both are empty
    where nothing dates it, and nothing overlaps.
    """

    first: str
    last: str

    def overlap(self, first, last) -> bool:
        """Tell whether what lasted from ``first`` to ``last``, ISO days, fell here."""
        return first <= self.last and self.first <= last

    def and_after(self, span: dt.timedelta) -> "Days":
        """Return these days with those that follow within ``span``."""
        if not self.last:
            return self
        last = min(dt.date.fromisoformat(self.last), dt.date.max - span) + span
        return Days(self.first, last.isoformat())


def days_of(began_first, began_last, ended_first="") -> Days:
    """Return the days of what began and ended within these bounds of partial dates."""
    return Days(began_last, max(began_first, ended_first))


GROUPS = {
    "33": _("first quarter of %(year)s"),
    "34": _("second quarter of %(year)s"),
    "35": _("third quarter of %(year)s"),
    "36": _("fourth quarter of %(year)s"),
    "40": _("first half of %(year)s"),
    "41": _("second half of %(year)s"),
}
OR = {  # by whether the second of two dates is spoken with an o at its beginning
    False: pgettext_lazy("one of two dates", "%(first)s or %(last)s"),
    True: pgettext_lazy("the second begins with o", "%(first)s or %(last)s"),
}


@kept_by_language
def in_words(text: str) -> str:
    """Return a partial date in the active language: ``5 March 2017``, ``about 2017``.

    ``first half of 2017``, ``March or April 2017``.
    """
    if is_group(text):
        return GROUPS[text[-2:]] % {"year": text[:YEAR]}
    if is_about(text):
        [date] = named(text)
        words = {
            True: pgettext("about a day", "about %(date)s"),
            False: pgettext("about a month or a year", "about %(date)s"),
        }
        return words[len(date) == DAY] % {"date": in_words(date)}
    if is_set(text):
        *dates, last = named(text)
        first = ", ".join(in_words_before(date, last) for date in dates)
        # In Spanish: 7 u 8 de marzo, 10 u 11 de marzo, septiembre u octubre.
        begins_with_o = in_words(last).casefold().startswith(("o", "8 ", "11 "))
        return OR[begins_with_o] % {"first": first, "last": in_words(last)}
    if len(text) < MONTH:
        return text
    style = "DATE_FORMAT" if len(text) == DAY else "YEAR_MONTH_FORMAT"
    return date_format(first_day(text), style)


def in_words_before(date: str, last: str) -> str:
    """Return a year, month or day in words, without what the one after it repeats.

    ``date`` before 6 March 2017 is just ``5`` if it is the day before.
    """
    if len(date) != len(last) or len(date) == YEAR or date[:YEAR] != last[:YEAR]:
        return in_words(date)
    day = "j" if date[:MONTH] == last[:MONTH] else "MONTH_DAY_FORMAT"
    return date_format(first_day(date), day if len(date) == DAY else "F")


def partial_date(name, verbose_name, *, has_come=False, **options):
    """Return a partial date and its two bounds, to be declared side by side.

    ``began, began_first, began_last = partial_date("began", _("began"))``. The bounds
    are ISO days (text, empty when the date is) computed by the database; a month ends
    on its 31st day, which no comparison with a real day can tell from its last. They
    are those of the row as last read: after a save read it again. ``has_come`` is of
    what is told of once it is so: such a date is refused while it is yet to come.
    """
    validators = [validate_partial_date, *([validate_has_come] if has_come else [])]
    return (
        models.CharField(
            verbose_name,
            max_length=LENGTH,
            blank=True,
            validators=validators,
            **options,
        ),
        _computed(FirstDay(name)),
        _computed(LastDay(name)),
    )


def _computed(bound):
    return models.GeneratedField(
        expression=bound, output_field=bound.output_field, db_persist=True
    )


def in_order(earlier, later, *, name, message):
    """Return a constraint: partial date ``later`` cannot lie before ``earlier``.

    Both are field names; an empty date is in order with any.
    """
    return Check(
        name=name,
        field=later,
        condition=models.Q(**{earlier: ""})
        | models.Q(**{later: ""})
        | models.Q(**{f"{later}_last__gte": models.F(f"{earlier}_first")}),
        violation_error_message=message,
    )
