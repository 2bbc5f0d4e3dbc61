"""Ordinals and roman numerals of summits, from the one integer."""

from django.utils.translation import get_language

_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip


def roman(number: int) -> str:
    """Return a positive integer as a roman numeral: ``14`` is ``XIV``."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def ordinal(number: int) -> str:
    """Return the ordinal of a summit: ``14th`` in English, ``XIV`` in Spanish."""
    if (get_language() or "en").startswith("es"):
        return roman(number)
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"
