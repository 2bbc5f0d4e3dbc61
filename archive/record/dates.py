"""Dates known to the year, the month or the day, kept as text.

The form is level 0 of the Extended Date/Time Format (ISO 8601-2:2019): ``YYYY``,
``YYYY-MM`` or ``YYYY-MM-DD``; empty text means that no source states the date.
"""

import calendar
import datetime as dt
import re
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Concat, Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from archive.record.constraints import Check

SHAPE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)
EARLIEST = 1800  # the year: before it none of the states of the region was
AHEAD = 20  # years after the next one: agendas are set no further


def validate_partial_date(text):
    """Raise ``ValidationError`` unless ``text`` is a year, a month or a day.

    Of a year from ``EARLIEST`` to ``AHEAD`` years after the next.
    """
    try:
        if not SHAPE.fullmatch(text):
            raise ValueError
        first_day(text)
    except ValueError:
        raise ValidationError(
            _("Write a year, a month or a day, such as 2017, 2017-03 or 2017-03-05."),
            code="partial_date",
        ) from None
    latest = timezone.localdate().year + 1 + AHEAD
    if not EARLIEST <= int(text[:4]) <= latest:
        raise ValidationError(
            _("The year lies between %(earliest)s and %(latest)s."),
            code="year",
            params={"earliest": EARLIEST, "latest": latest},
        )


def is_partial_date(text) -> bool:
    """Tell whether ``text`` is a year, a month or a day, and not empty."""
    with suppress(ValidationError):
        validate_partial_date(text)
        return True
    return False


def validate_has_come(day):
    """Raise ``ValidationError`` if ``day``, or a partial date, is certainly to come."""
    if lies_ahead(day):
        raise ValidationError(_("This date has not come yet."), code="has_come")


def lies_ahead(day) -> bool:
    """Tell whether a ``datetime.date`` or a partial date is certainly after today."""
    return is_before(timezone.localdate().isoformat(), str(day))


def is_before(earlier: str, later: str) -> bool:
    """Tell whether a partial date certainly lies before another one.

    2017 may be before 2017-03 or after it. An empty date is before none.
    """
    known = min(len(earlier), len(later))
    return earlier[:known] < later[:known]


def first_day(text: str) -> dt.date:
    """Return the first day that ``text``, a partial date, may mean."""
    return dt.date.fromisoformat((text + "-01-01")[:10])


def last_day(text: str) -> dt.date:
    """Return the last day that ``text``, a partial date, may mean."""
    first = first_day(text)
    month = {4: 12}.get(len(text), first.month)
    last = calendar.monthrange(first.year, month)[1]
    return first if len(text) == 10 else first.replace(month=month, day=last)


def bounds(text: str) -> tuple[str, str]:
    """Return the ISO days between which a partial date lies; both empty if it is.

    As text, the same that the database computes of ``partial_date()``: a month ends on
    its 31st day. Text that is no date is its own bounds.
    """
    first, last = {4: ("-01-01", "-12-31"), 7: ("-01", "-31")}.get(len(text), ("", ""))
    return text + first, text + last


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


def in_words(text: str) -> str:
    """Return a partial date in the active language: ``5 March 2017``, ``2017``."""
    if len(text) < 7:
        return text
    style = "DATE_FORMAT" if len(text) == 10 else "YEAR_MONTH_FORMAT"
    return date_format(first_day(text), style)


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
            max_length=10,
            blank=True,
            validators=validators,
            **options,
        ),
        _bound(name, year="-01-01", month="-01"),
        _bound(name, year="-12-31", month="-31"),
    )


def _bound(name, *, year, month):
    return models.GeneratedField(
        expression=models.Case(
            models.When(Exact(Length(name), 4), then=Concat(name, models.Value(year))),
            models.When(Exact(Length(name), 7), then=Concat(name, models.Value(month))),
            default=models.F(name),
            output_field=models.CharField(max_length=16),
        ),
        output_field=models.CharField(max_length=16),
        db_persist=True,
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
