"""In which language a text is: any of ISO 639-1, called as the Unicode CLDR has it."""

import re
from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, override

from archive.record.languages import LANGUAGES
from archive.record.text import folded

ENGLISH = "en"
SEVERAL = "mul"  # ISO 639-2: a text in several languages at once
OF_THE_REGION = ["en", "es", "pt", "fr", "ht", "nl", "qu", "ay", "gn"]
WITHDRAWN = {"sh"}  # Serbo-Croatian, which left ISO 639-1 in 2000
MOST = 6  # languages of one text: as many as the United Nations write in
CODE = re.compile(r"[^\s,;]+")
BEFORE_I = re.compile(r" y (?=h?i)")  # where Spanish says “e”


def language_choices():
    """Return the languages as choices in two groups, those of the region first.

    By their names in the active language.
    """
    return _choices(_reader())


def name_of(code) -> str:
    """Return what the active language calls a language."""
    return _names(_reader())[code]


def one_language_choices():
    """Return the languages as choices, without that of a text in several."""
    return [
        (group, [(code, name) for code, name in held if code != SEVERAL])
        for group, held in language_choices()
    ]


def listed(codes) -> str:
    """Return what the active language calls several: “Spanish and English”."""
    *first, last = map(name_of, codes)
    told = {"first": ", ".join(first), "last": last}
    words = gettext("%(first)s and %(last)s") % told
    return BEFORE_I.sub(" e ", words) if _reader() == "es" else words


def codes_in(text) -> str:
    """Return the codes of languages that an editor typed, with a space between.

    Raises ``ValidationError`` if one is none, stands twice, or is not one of several.
    """
    codes = CODE.findall(text.lower())
    unknown = [code for code in codes if code not in LANGUAGE_NAMES or code == SEVERAL]
    if unknown:
        raise ValidationError(
            gettext(
                "No language of ISO 639-1 has the code %(codes)s. Write two letters "
                "for each language: es en."
            )
            % {"codes": ", ".join(unknown)}
        )
    if codes and not (1 < len(set(codes)) == len(codes) <= MOST):
        raise ValidationError(
            gettext("Name two to %(most)d languages, each once.") % {"most": MOST}
        )
    return " ".join(codes)


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
