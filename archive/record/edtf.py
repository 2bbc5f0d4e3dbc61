"""How a partial date is written, and what that writing says.

The writing is that of the Extended Date/Time Format (Library of Congress, 4 February
2019; ISO 8601-2:2019), of which it may be:

- level 0: a year ``2008``, a month ``2008-11``, a day ``2008-11-05``;
- level 1: one of these that is approximate, ``2008~``;
- level 2: a sub-year grouping, one of the quarters ``2008-33`` to ``2008-36`` or of the
  half years ``2008-40`` and ``2008-41``;
- level 2: one of a set, ``[2025-03,2025-04]``: two or three years, months or days.

Of each there is one writing: the dates of a set are in order, each once, all years, all
months or all days. Empty text means that no source states the date.
"""

import datetime as dt
import re
from functools import lru_cache

LENGTH = 34  # characters of the longest: a set of three days
MOST = 3  # dates in a set
AT_HAND = 4096  # texts of which what they say is kept: rows repeat few dates
QUARTERS = {
    "33": ("01", "03"),
    "34": ("04", "06"),
    "35": ("07", "09"),
    "36": ("10", "12"),
}
HALVES = {"40": ("01", "06"), "41": ("07", "12")}
GROUPS = QUARTERS | HALVES  # the first and the last month of each
YEAR, MONTH, DAY = 4, 7, 10  # characters
PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", re.ASCII)
ABOUT = re.compile(rf"{PLAIN.pattern}~", re.ASCII)
GROUP = re.compile(rf"[0-9]{{4}}-({'|'.join(GROUPS)})", re.ASCII)
SET = re.compile(rf"\[{PLAIN.pattern}(,{PLAIN.pattern}){{1,{MOST - 1}}}\]", re.ASCII)
# What makes of a date text that sorts among days, months and years as they do.
SORTED = {"[": "", "~": ""} | {
    f"-{code}": f"-{first}" for code, (first, _) in GROUPS.items()
}


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a partial date, in its one writing."""
    if SET.fullmatch(text):
        dates = named(text)
        is_in_order = dates == sorted(set(dates))
        return is_in_order and have_one_precision(dates) and all(map(_is_real, dates))
    if GROUP.fullmatch(text):
        return text[:YEAR] > "0000"
    [date] = named(text) or [text]
    return _is_real(date)


def have_one_precision(dates) -> bool:
    """Tell whether ``dates`` are all years, all months or all days."""
    return len({len(date) for date in dates}) == 1


def _is_real(date):
    """Tell whether the calendar has a year, a month or a day."""
    if not PLAIN.fullmatch(date):
        return False
    try:
        dt.date.fromisoformat((date + "-01-01")[:DAY])
    except ValueError:
        return False
    return True


def is_plain(text: str) -> bool:
    """Tell whether a date is a year, a month or a day, and that is certain."""
    return PLAIN.fullmatch(text) is not None and not is_group(text)


def is_day(text: str) -> bool:
    """Tell whether a date is one day, and that is certain."""
    return len(text) == DAY and is_plain(text)


def is_about(text: str) -> bool:
    """Tell whether a date is approximate."""
    return ABOUT.fullmatch(text) is not None


def is_set(text: str) -> bool:
    """Tell whether a date is one of several."""
    return SET.fullmatch(text) is not None


def is_group(text: str) -> bool:
    """Tell whether a date is a quarter or a half of a year."""
    return GROUP.fullmatch(text) is not None


def named(text: str) -> list[str]:
    """Return the dates that a date names: of a set all, of ``2008~`` just ``2008``.

    None of an empty one. Text that is no date names itself.
    """
    if is_set(text):
        return text.strip("[]").split(",")
    return [text.removesuffix("~") if is_about(text) else text] if text else []


def precision(text: str) -> str:
    """Return ``day``, ``month``, ``quarter``, ``half`` or ``year``, of ``text`` a date.

    Of several, and of one that is approximate, what each one named is. Empty of none.
    """
    if is_group(text):
        return "half" if text[-2:] in HALVES else "quarter"
    length = len("".join(named(text)[:1]))
    return {YEAR: "year", MONTH: "month", DAY: "day"}.get(length, "")


def year_of(text: str) -> str:
    """Return the year of a date: the one it names, of several the first.

    Empty if it is. Lists go by it.
    """
    return sortable(text)[:YEAR]


def years_of(text: str) -> list[str]:
    """Return the years that a date names, each once: of several that of each one.

    None of an empty one. Facets go by them.
    """
    return list(dict.fromkeys(date[:YEAR] for date in named(text)))


def sortable(text: str) -> str:
    """Return text by which dates are in order, the longer after what it begins with.

    ``2008``, ``2008~``, ``2008-33`` among the Januaries, ``2008-01-05``. A set goes by
    its first date. As ``date_columns.InTime`` computes it.
    """
    for sign, sorts_as in SORTED.items():
        text = text.replace(sign, sorts_as)
    return text


def day_in_time(text: str) -> str:
    """Return the ISO day by which a date is in order; empty if it is.

    The first one of what it names: of *about 2008* the first of 2008, which it need not
    be. As ``date_columns.DayInTime`` computes it.
    """
    return bounds("".join(named(text)[:1]))[0]


def as_iso(text: str) -> str:
    """Return a date as ISO 8601-1 has it, which machines read: a year, month or day.

    Empty if it has no writing for it: half a year, or a date that is not certain.
    """
    return text if is_plain(text) else ""


@lru_cache(AT_HAND)
def bounds(text: str) -> tuple[str, str]:
    """Return the ISO days between which a partial date lies; both empty if it is.

    As text, the same that the database computes of ``partial_date()``: a month ends on
    its 31st day. What is *about* a year may be the one before or after it; about a
    month, or a day of it, the month before or after. Text that is no date is its own
    bounds.
    """
    if is_about(text):
        unit = text[:-1][:MONTH]
        return bounds(_shifted(unit, -1))[0], bounds(_shifted(unit, 1))[1]
    if is_set(text):
        dates = named(text)
        return bounds(dates[0])[0], bounds(dates[-1])[1]
    if is_group(text):
        first, last = GROUPS[text[-2:]]
        return f"{text[:YEAR]}-{first}-01", f"{text[:YEAR]}-{last}-31"
    first, last = {YEAR: ("-01-01", "-12-31"), MONTH: ("-01", "-31")}.get(
        len(text), ("", "")
    )
    return text + first, text + last


def spans(text: str) -> list[tuple[str, str]]:
    """Return the ``bounds()`` of each date that it may be: of a set those of each.

    The days between two of them are none of them. None of an empty one.
    """
    return [*map(bounds, named(text))] if is_set(text) else [bounds(text)] * bool(text)


def _shifted(unit, by):
    """Return the year or the month that lies ``by`` years or months after another."""
    year, _dash, month = unit.partition("-")
    if not month:
        return f"{int(year) + by:04}"
    years, months = divmod(int(year) * 12 + int(month) - 1 + by, 12)
    return f"{years:04}-{months + 1:02}"


def agree(one: str, other: str) -> bool:
    """Tell whether two dates say the same, one of them maybe less precisely.

    2017-03 agrees with 2017, and with ``[2017-03,2017-04]``; 2016 not with
    ``[2015,2017]``.
    """
    return _lies_within(one, other) or _lies_within(other, one)


def _lies_within(one, other):
    """Tell whether all that ``one`` may be is some of what ``other`` may be."""
    return all(
        any(first <= since and until <= last for first, last in spans(other))
        for since, until in spans(one)
    )
