"""Partial dates as people write them: read into their one writing (``edtf.py``).

In English, Spanish, Portuguese or French, in figures as ISO 8601 has them, or with the
month in letters. 05/03/2017 is May to some and March to others: it is none. Patterns
are of folded text (``record.text.folded``).
"""

import re
from functools import lru_cache

from archive.record.edtf import HALVES, QUARTERS, is_date
from archive.record.text import alike

LONGEST = 100  # characters of what is read
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
NTH = [  # 1.º and 1.er have no accent, as 1.o and 1.er
    r"first|primer[oa]?|primeir[oa]|premiere?|i|1(?:st|\.?er|\.?[oa])?",
    r"second|segund[oa]|deuxieme|seconde|ii|2(?:nd|\.?[oae])?",
    r"third|tercer[oa]?|terceir[oa]|troisieme|iii|3(?:rd|\.?er|\.?[oae])?",
    r"fourth|cuart[oa]|quart[oa]|quatrieme|iv|4(?:th|\.?[oae])?",
]
PARTS = [  # of a year: by which codes they are written, their names, their letters
    (HALVES, "half|semester|semestre|mitad|metade|moitie", "[hs]"),
    (QUARTERS, "quarter|trimestre", "[qt]"),
]
# What may stand between day, month and year: 5th of March, 2017; 1.º de marzo del 2017.
GLUE = r"(?:[\s,.°]|st\b|nd\b|rd\b|th\b|er\b|o\b|\bde\b|\bdel\b|\bof\b){0,6}"
EITHER = r"(?:\bor\b|\bo\b|\bu\b|\bou\b)"  # between dates of which it is one
NAME = rf"(?P<month>{'|'.join(MONTHS)})"
NUMBER, YEAR = r"0?(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{4})"
ISO = rf"{YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?"
DAY_FIRST = rf"{NUMBER}{GLUE}\b{NAME}\b{GLUE}{YEAR}"
MONTH_FIRST = rf"{NAME}{GLUE}{NUMBER}{GLUE}{YEAR}"
MONTH = rf"{NAME}{GLUE}{YEAR}"
LEADING = r"^(?:(?:on|in|the|el|en|em|le|either)\s+)+"
ABOUT = (
    r"^(?:(?:about|around|circa|approximately|hacia|aproximadamente|environ|vers)\b|"
    r"(?:alrededor|cerca) del?\b|por volta de\b|(?:c|ca|approx|aprox)\b\.?|~)\s*"
)
# March 3 or 4, 2017: the days stand after the month.
DAYS = rf"(?P<days>[0-9]{{1,2}}(?:(?:,|\s*{EITHER})\s*[0-9]{{1,2}})+)"
MONTH_THEN_DAYS = rf"{NAME}\s+{DAYS}{GLUE}{YEAR}"
# A comma after a year, or before what is no year: 3 or 4 March, 2017 has none.
BETWEEN = rf",?\s+{EITHER}\s+|(?<=[0-9]{{4}})\s*,\s*|,(?!\s*[0-9]{{4}}\b)\s*"


@lru_cache(maxsize=1000)
def date_read(words: str) -> str:
    """Return the partial date that ``words`` give and nothing else; empty if none.

    After an article or a preposition too: *el 24 de junio de 2009*; also *about 2009*,
    *2nd half of 2009*, *2009 Q1*, *March or April 2009*. A range of days gives none.
    """
    if len(words) > LONGEST:
        return ""
    text = _without_leading(alike(words).strip(" ."))
    readings = _as_kept, _plain, _about, _part_of_year, _one_of
    date = next(filter(None, (read(text) for read in readings)), "")
    return date if is_date(date) else ""


def parts_named(code: str, year: str) -> list[str]:
    """Return the patterns of a half or a quarter of a year, by its code in EDTF.

    ``year`` is a pattern: *2nd half of 2009*, *H2 2009*, *2009-H2*, *2009, 2nd half*.
    """
    for codes, names, letter in PARTS:
        if code in codes:
            number = list(codes).index(code) + 1
            part = rf"(?:{NTH[number - 1]}){GLUE}\b(?:{names})\b"
            brief = rf"{letter}{number}\b"
            return [
                rf"\b{part}{GLUE}{year}",
                rf"\b{brief}{GLUE}{year}",
                rf"{year}{GLUE}\b{part}",
                rf"{year}(?:-|{GLUE}){brief}",
            ]
    raise ValueError(code)


def _without_leading(text):
    return re.sub(LEADING, "", text)


def _as_kept(text):
    """Return a date in EDTF, of which the spaces and the order may differ."""
    text = text.replace(" ", "")
    if text[:1] == "[" and text[-1:] == "]":
        return _of_dates(text[1:-1].split(","))
    return text if is_date(text) else ""


def _of_dates(dates):
    """Return one of several dates; that one where all are the same."""
    first, *others = sorted(set(dates))
    return f"[{','.join([first, *others])}]" if others else first


def _plain(text):
    """Return a year, a month or a day."""
    for form in (ISO, DAY_FIRST, MONTH_FIRST, MONTH):
        if found := re.fullmatch(form, text):
            return _written(**found.groupdict())
    return ""


def _written(year, month="", day=""):
    """Return the partial date of these, empty if the calendar does not have it."""
    month = NUMBERS.get(month, month)
    date = "-".join(filter(None, [year, month, day and day.zfill(2)]))
    return date if is_date(date) else ""


def _about(text):
    """Return a date that is approximate."""
    rest = re.sub(ABOUT, "", text)
    date = _plain(_without_leading(rest)) if rest != text else ""
    return date and f"{date}~"


def _part_of_year(text):
    """Return half a year or a quarter."""
    for code in HALVES | QUARTERS:
        for form in parts_named(code, YEAR):
            if found := re.fullmatch(form, text):
                return f"{found['year']}-{code}"
    return ""


def _one_of(text):
    """Return one of several dates: *March or April 2009*, *3, 4 or 5 March 2009*."""
    if found := re.fullmatch(MONTH_THEN_DAYS, text):
        text = "{days} {month} {year}".format(**found.groupdict())
    *pieces, last = map(_without_leading, re.split(BETWEEN, text))
    date = _plain(last)
    return _of_dates([*(_completed(it, date) for it in pieces), date]) if date else ""


def _completed(piece, last):
    """Return the date of a piece that lacks what the ``last`` date says for it."""
    year, month, *_day = *last.split("-"), ""
    endings = ["", f" {year}"]
    if month:
        endings.append(f" {MONTHS[int(month) - 1].partition('|')[0]} {year}")
    return next(filter(None, (_plain(piece + ending) for ending in endings)), "")
