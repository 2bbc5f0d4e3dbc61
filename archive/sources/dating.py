"""When words give a date: in the languages of the texts that the archive quotes."""

import re
from itertools import product

from archive.record.date_reading import (
    EITHER,
    GLUE,
    MONTHS,
    date_read,
    parts_named,
)
from archive.record.edtf import DAY, YEAR, is_group, named
from archive.record.text import folded
from archive.sources.quotations import normalised

# Another day of the same month: 3-4 February, February 3 and 4, 3 y 4 de febrero.
AND = rf"{GLUE}(?:-|\band\b|\bto\b|\by\b|\be\b|\bet\b|\bal?\b|\bau\b){GLUE}"
BEFORE = rf"(?:[0-9]{{1,2}}{AND})?"
AFTER = rf"(?:{AND}[0-9]{{1,2}})?"
# Another date of which it is one: 3 or 4 February, el 3 o el 4 de febrero.
OR = rf"{GLUE}(?:,|{EITHER}){GLUE}(?:\b(?:el|the|en|in|on)\b\s*)?"


def gives_date(words: str, date: str) -> bool:
    """Tell whether verbatim ``words`` give all of ``date``, a partial date.

    In figures or in letters, as ``date_reading.py`` reads them. Of a date that is
    approximate it is enough that they give the date.
    """
    text = folded(normalised(words))
    return any(re.search(rf"(?<!\w){form}(?!\d)", text) for form in _forms(date))


def date_given(words: str) -> str:
    """Return the partial date that verbatim ``words`` give and nothing else, or ``""``.

    As ``date_read()`` reads what an editor writes.
    """
    return date_read(normalised(words))


def _forms(date):
    """Return the forms of a partial date, as patterns."""
    if is_group(date):
        return parts_named(date[-2:], date[:YEAR])
    dates = named(date)
    return _forms_of_set(dates) if len(dates) > 1 else _forms_of_plain("".join(dates))


def _forms_of_set(dates):
    """Return the forms of one of several: each in full, or without what is repeated."""
    *others, last = dates
    each = [[*_forms_in_brief(date), *_forms_of_plain(date)] for date in others]
    forms = [
        OR.join(f"(?:{form})" for form in chosen)
        for chosen in product(*each, _forms_of_plain(last))
    ]
    if date := _day_and_month(last):
        day, name = date
        days = OR.join([*(f"0?{int(it[-2:])}" for it in others), day])
        forms.append(rf"{name}{GLUE}{days}{GLUE}{last[:YEAR]}")
    return forms


def _forms_in_brief(date):
    """Return the forms of a month or a day whose year, or month, another one says."""
    _year, month, *_ = *date.split("-"), ""
    if not month:
        return []
    if pair := _day_and_month(date):
        day, name = pair
        return [day, rf"{day}{GLUE}{name}", rf"{name}{GLUE}{day}"]
    return [_name_of(month)]


def _forms_of_plain(date):
    year, month, day, *_ = *date.split("-"), "", ""
    if not month:
        return [year]
    name = _name_of(month)
    if not day:
        days = rf"(?:[0-9]{{1,2}}{AFTER}{GLUE})?"
        return [rf"{year}-{month}", rf"{name}{GLUE}{days}{year}"]
    number = rf"{BEFORE}0?{int(day)}{GLUE}{AFTER}"
    return [
        date,
        rf"0?{int(day)}{GLUE}{AFTER}{GLUE}{name}{GLUE}{year}",
        rf"{name}{GLUE}{number}{GLUE}{year}",
    ]


def _day_and_month(date):
    """Return the forms of a day and of its month; None of a month or a year."""
    if len(date) < DAY:
        return None
    return f"0?{int(date[-2:])}", _name_of(date[5:7])


def _name_of(month):
    return rf"\b(?:{MONTHS[int(month) - 1]})\b"
