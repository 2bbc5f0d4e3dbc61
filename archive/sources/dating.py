"""When words give a date: in the languages of the texts that the archive quotes."""

import re

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
# What may stand between day, month and year: 5th of March, 2017; 1.º de marzo del 2017.
GLUE = r"(?:[\s,.°]|st\b|nd\b|rd\b|th\b|er\b|o\b|\bde\b|\bdel\b|\bof\b){0,6}"
# Another day of the same month: 3-4 February, February 3 and 4, 3 y 4 de febrero.
AND = rf"{GLUE}(?:-|\band\b|\bto\b|\by\b|\be\b|\bet\b|\bal?\b|\bau\b){GLUE}"
BEFORE = rf"(?:[0-9]{{1,2}}{AND})?"
AFTER = rf"(?:{AND}[0-9]{{1,2}})?"


def gives_date(words: str, date: str) -> bool:
    """Tell whether verbatim ``words`` give all of ``date``, a partial date.

    In figures as ISO 8601 writes it, or with the month in letters, in English, Spanish,
    Portuguese or French. 05/03/2017 is May to some and March to others: it gives none.
    """
    text = folded(normalised(words))
    return any(re.search(rf"(?<!\w){form}(?!\d)", text) for form in _forms(date))


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
