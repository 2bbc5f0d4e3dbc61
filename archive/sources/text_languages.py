"""In which language a text is: any of ISO 639-1, called as the Unicode CLDR has it."""

from functools import cache

from babel import Locale
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, override

from archive.record.languages import LANGUAGES
from archive.record.text import folded

ENGLISH = "en"
SEVERAL = "mul"  # ISO 639-2: a text in several languages at once
OF_THE_REGION = ["en", "es", "pt", "fr", "ht", "nl", "qu", "ay", "gn"]
WITHDRAWN = {"sh"}  # Serbo-Croatian, which left ISO 639-1 in 2000


def language_choices():
    """Return the languages as choices in two groups, those of the region first.

    By their names in the active language.
    """
    return _choices(_reader())


def name_of(code) -> str:
    """Return what the active language calls a language."""
    return _names(_reader())[code]


def _reader():
    return (get_language() or ENGLISH)[:2]


@cache
def _choices(reader):
    with override(reader):
        groups = gettext("Languages of the region"), gettext("Other languages")
    names = _names(reader)
    first = [(code, names[code]) for code in OF_THE_REGION]
    others = [pair for pair in names.items() if pair not in first]
    return list(zip(groups, (first, others), strict=True))


@cache
def _names(reader):
    """Return the names of all languages by code, in the order of the alphabet."""
    known = Locale(reader if reader in LANGUAGES else ENGLISH).languages
    with override(reader):
        several = gettext("several languages")
    found = {
        code: known[code] for code in known if len(code) == 2 and code not in WITHDRAWN
    }
    by_name = sorted(found.items(), key=lambda pair: folded(pair[1]))
    return dict(by_name) | {SEVERAL: several}


name_lazily = lazy(name_of, str)
LANGUAGE_NAMES = {code: name_lazily(code) for code in _names(ENGLISH)}
