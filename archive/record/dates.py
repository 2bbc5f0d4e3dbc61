"""Dates known to the year, the month or the day, kept as text.

The form is level 0 of the Extended Date/Time Format (ISO 8601-2:2019): ``YYYY``,
``YYYY-MM`` or ``YYYY-MM-DD``; empty text means that no source states the date.
"""

import datetime as dt
import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Concat, Length
from django.db.models.lookups import Exact
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from archive.record.constraints import Check

SHAPE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)


def validate_partial_date(text):
    """Raise ``ValidationError`` unless ``text`` is a year, a month or a day."""
    try:
        if not SHAPE.fullmatch(text):
            raise ValueError
        first_day(text)
    except ValueError:
        raise ValidationError(
            _("Write a year, a month or a day, such as 2017, 2017-03 or 2017-03-05."),
            code="partial_date",
        ) from None


def first_day(text: str) -> dt.date:
    """Return the first day that ``text``, a partial date, may mean."""
    return dt.date.fromisoformat((text + "-01-01")[:10])


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


def partial_date(name, verbose_name, **options):
    """Return a partial date and its two bounds, to be declared side by side.

    ``began, began_first, began_last = partial_date("began", _("began"))``. The bounds
    are ISO days (text, empty when the date is) computed by the database; a month ends
    on its 31st day, which no comparison with a real day can tell from its last. They
    are those of the row as last read: after a save read it again.
    """
    return (
        models.CharField(
            verbose_name,
            max_length=10,
            blank=True,
            validators=[validate_partial_date],
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
