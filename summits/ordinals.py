"""The ordinals of summits written out, as people type them."""

from archive.record.text import folded
from summits.numerals import roman

ENGLISH = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
)
ENGLISH_TENS = {20: "twent", 30: "thirt", 40: "fort"}
SPANISH = (
    "primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima"
    "|undécima|duodécima"
)
SPANISH_TENS = {10: "décima", 20: "vigésima", 30: "trigésima", 40: "cuadragésima"}
HIGHEST = 49


def ordinals(number: int) -> list[str]:
    """Return how people write the ordinal of a summit: 14, 14th, XIV, decimocuarta …

    Written out up to the 49th.
    """
    figures = [str(number), roman(number)]
    figures += [f"{number}{ending}" for ending in ("st", "nd", "rd", "th", "a", "o")]
    return figures + (_in_words(number) if number <= HIGHEST else [])


def _in_words(number):
    feminine = _spanish(number)
    return [*_english(number), *feminine, *(word[:-1] + "o" for word in feminine)]


def _english(number):
    units = ENGLISH.split("|")
    if number < 20:
        return [units[number - 1]]
    stem, unit = ENGLISH_TENS[number - number % 10], number % 10
    return [f"{stem}y-{units[unit - 1]}" if unit else f"{stem}ieth"]


def _spanish(number):
    """Return the feminine forms: decimocuarta, décima cuarta."""
    units = SPANISH.split("|")
    simple = units[number - 1 : number]
    if number < 10 or not number % 10:
        return simple or [SPANISH_TENS[number]]
    ten, unit = SPANISH_TENS[number - number % 10], units[number % 10 - 1]
    return [*simple, f"{folded(ten)[:-1]}o{unit}", f"{ten} {unit}"]
