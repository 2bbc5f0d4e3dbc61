"""Words as the index and the reader compare them: one analyser for both databases.

A text becomes terms: short texts of small ASCII letters and digits, the first letter of
which says what the rest is. The databases only look terms up; they never analyse.

=====  ================================================================
``n``  a whole name: ``n14th``, ``nsantaqqlucia``
``t``  the stem of a word of a title
``b``  the stem of any word
``f``  a word as it stands, without accents: ``fnanez``; these in order
``p``  two words side by side as they stand: ``pfreddyqqnanez``
``a``  a word as it stands, with its accents, where it has any
=====  ================================================================
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from threading import Lock
from typing import NamedTuple

import snowballstemmer

from archive.record.text import folded

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
MOST_WORDS = 4_000  # of a text: a PostgreSQL vector numbers 16,383 places
LONGEST, LONGEST_NAME = 50, 500  # letters; PostgreSQL refuses terms of 2,046
BETWEEN = "qq"  # words in one term; stands in no word of either language
BREAK = "x"  # between two texts, so that no phrase reaches from one into the other

# Words that carry no meaning of their own, those of questions among them, in English
# and Spanish, without accents.
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a al an and as at by con de del e el en for from in la las lo los o of on or "
        "para por s se the to u un una unas unos with y "
        "are cual cuales cuando did does es fue fueron is quien quienes son was were "
        "when which who",
    )
)

_english = snowballstemmer.stemmer("english")
_spanish = snowballstemmer.stemmer("spanish")
_stemming = Lock()  # a stemmer keeps the word it works on


class Token(NamedTuple):
    """A word of a text: where it stands, and what it is compared by."""

    start: int
    end: int
    form: str
    stem: str
    accented: str


class Form(NamedTuple):
    """What a word is compared by: without accents, its stem, and with accents.

    ``accented`` is empty where the word has no accents.
    """

    form: str
    stem: str
    accented: str


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of ``text`` in order; places are those of the text itself."""
    for match in WORD.finditer(text):
        form = analysed(match[0])
        if form.form:
            yield Token(match.start(), match.end(), *form)


def words(text: str) -> list[Form]:
    """Return what the words of ``text`` are compared by, in order."""
    return [form for word in WORD.findall(text) if (form := analysed(word)).form]


@lru_cache(100_000)
def analysed(word: str) -> Form:
    """Return what one word is compared by: first folded, then stemmed.

    A word is stemmed as English, then as Spanish, whichever it is: so *migrants* and
    *migrantes* meet, and nobody needs to know the language of a query.
    """
    word = word[:LONGEST]
    plain = _ascii(folded(word))
    written = _ascii(unicodedata.normalize("NFC", word.casefold()))
    with _stemming:
        stem = _spanish.stemWord(_english.stemWord(plain))
    return Form(plain, stem, written if written != plain else "")


def name_term(name: str) -> str:
    """Return the term of a whole name: its words in one; empty if it has none."""
    joined = BETWEEN.join(form.form for form in words(name))
    return f"n{joined}"[:LONGEST_NAME] if joined else ""


def pair_term(one: Form, other: Form) -> str:
    """Return the term of two words side by side."""
    return f"p{one.form}{BETWEEN}{other.form}"


def document_terms(names, titles, texts) -> str:
    """Return the terms of a document, separated by spaces.

    ``names``, ``titles`` and ``texts`` are lists of texts; words of titles count among
    those of the texts.
    """
    terms = sorted({name_term(name) for name in names} - {""})
    analysed_titles = [words(title) for title in titles]
    for title in analysed_titles:
        terms += [f"t{word.stem}" for word in title]
    every = [*analysed_titles, *map(words, texts)]
    every = list(islice((word for text in every for word in [*text, None]), MOST_WORDS))
    terms += dict.fromkeys(f"b{word.stem}" for word in every if word)
    terms += [f"f{word.form}" if word else BREAK for word in every]
    terms += dict.fromkeys(pair_term(*pair) for pair in pairwise(every) if all(pair))
    terms += dict.fromkeys(f"a{word.accented}" for word in every if word and word[2])
    return " ".join(terms)


def _ascii(text):
    """Return the letters and digits of ``text``, those outside ASCII as their number.

    What either database makes of other letters depends on how it was set up.
    """
    if text.isascii() and text.isalnum():
        return text
    return "".join(
        letter if letter.isascii() else f"u{ord(letter):x}"
        for letter in text
        if letter.isalnum()
    )
