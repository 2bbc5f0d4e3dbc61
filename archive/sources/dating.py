"""When words give a date: in the languages of the texts that the archive quotes."""

import re
from contextlib import suppress
from functools import lru_cache

from archive.record.dates import first_day
from archive.record.text import folded
from archive.sources.quotations import normalised

# English, in full and in brief, Spanish, Portuguese, French; without accents.
MONTHS = [
    "january|jan|enero|janeiro|janvier",
    "february|feb|febrero|fevereiro|fevrier",
    "march|mar|marzo|marco|mars",
    "april|apr|abril|avril",
    "may|mayo|maio|mai",
    "june|jun|junio|junho|juin",
    "july|jul|julio|julho|juillet",
    "august|aug|agosto|aout",
    "september|sept|sep|septiembre|setiembre|setembro|septembre",
    "october|oct|octubre|outubro|octobre",
    "november|nov|noviembre|novembro|novembre",
    "december|dec|diciembre|dezembro|decembre",
]
NUMBERS = {
    name: f"{number:02}"
    for number, names in enumerate(MONTHS, 1)
    for name in names.split("|")
}
# What may stand between day, month and year: 5th of March, 2017; 1.º de marzo del 2017.
GLUE = r"(?:[\s,.°]|st\b|nd\b|rd\b|th\b|er\b|o\b|\bde\b|\bdel\b|\bof\b){0,6}"
# Another day of the same month: 3-4 February, February 3 and 4, 3 y 4 de febrero.
AND = rf"{GLUE}(?:-|\band\b|\bto\b|\by\b|\be\b|\bet\b|\bal?\b|\bau\b){GLUE}"
NAME = rf"(?P<month>{'|'.join(MONTHS)})"
NUMBER, YEAR = r"0?(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{4})"
ISO = rf"{YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?"
DAY_FIRST = rf"{NUMBER}{GLUE}\b{NAME}\b{GLUE}{YEAR}"
MONTH_FIRST = rf"{NAME}{GLUE}{NUMBER}{GLUE}{YEAR}"
MONTH = rf"{NAME}{GLUE}{YEAR}"
BEFORE = rf"(?:[0-9]{{1,2}}{AND})?"
AFTER = rf"(?:{AND}[0-9]{{1,2}})?"


def gives_date(words: str, date: str) -> bool:
    """Tell whether verbatim ``words`` give all of ``date``, a partial date.

    In figures as ISO 8601 writes it, or with the month in letters, in English, Spanish,
    Portuguese or French. 05/03/2017 is May to some and March to others: it gives none.
    """
    text = folded(normalised(words))
    return any(re.search(rf"(?<!\w){form}(?!\d)", text) for form in _forms(date))


@lru_cache(maxsize=1000)
def date_given(words: str) -> str:
    """Return the partial date that ``words`` give and nothing else; empty if none.

    As ``gives_date()`` reads them, after an article or a preposition: *el 24 de junio
    de 2009*. A range of days gives none.
    """
    text = folded(normalised(words)).strip(" .")
    text = re.sub(r"^(?:(?:on|in|the|el|en|em|le)\s+)*", "", text)
    for form in (ISO, DAY_FIRST, MONTH_FIRST, MONTH):
        if found := re.fullmatch(form, text):
            return _written(**found.groupdict())
    return ""


def _written(year, month="", day=""):
    """Return the partial date of these, empty if the calendar does not have it."""
    month = NUMBERS.get(month, month)
    date = "-".join(filter(None, [year, month, day and day.zfill(2)]))
    with suppress(ValueError):
        first_day(date)
        return date
    return ""


def _forms(date):
    """Return the forms of a partial date, as patterns."""
    year, month, day, *_ = *date.split("-"), "", ""
    if not month:
        return [year]
    name = rf"\b(?:{MONTHS[int(month) - 1]})\b"
    if not day:
        days = rf"(?:[0-9]{{1,2}}{AFTER}{GLUE})?"
        return [rf"{year}-{month}", rf"{name}{GLUE}{days}{year}"]
    number = rf"{BEFORE}0?{int(day)}{GLUE}{AFTER}"
    return [
        date,
        rf"0?{int(day)}{GLUE}{AFTER}{GLUE}{name}{GLUE}{year}",
        rf"{name}{GLUE}{number}{GLUE}{year}",
    ]
