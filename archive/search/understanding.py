"""What a reader means by what is typed: filters, phrases, exclusions, and words.

Nothing is an error. What is no filter, phrase or exclusion is words.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archive.record.text import folded
from archive.search.analysis import words
from archive.search.query import FACETS, Filters, Query

FIELDS = {name: name for name in FACETS} | {
    "tipo": "type",
    "pais": "country",
    "ano": "year",
    "tema": "topic",
}
WORD, PHRASE, WITHOUT = "word", "phrase", "without"
CODE = 3  # letters: such a name is a code if in capitals, else a word (us, sur, can)
MARKS = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
PART = re.compile(
    r"""(?P<without>-(?=["\w]))?
    ((?P<field>[^\W\d_]+):)?
    ("(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))""",
    re.VERBOSE,
)

# The values of each facet by all their names and codes, these as ``key()`` writes them:
# ``bolivia`` under ``country`` by *bolivia*, *bo*, *plurinational state of bolivia*.
Vocabulary = Mapping[str, Mapping[str, str]]


class Part(NamedTuple):
    """A piece of what was typed: how, what it is, and what it says.

    ``kind`` is ``WORD``, ``PHRASE``, ``WITHOUT`` or one of ``FACETS``.
    """

    typed: str
    kind: str
    said: str


class Told(NamedTuple):
    """A filter that parts tell: the facet, its value, the places of the parts."""

    facet: str
    value: str
    places: range


class Understood(NamedTuple):
    """How a text is understood: its filters, facet to value, and its other parts."""

    filters: dict[str, str]
    parts: list[Part]

    @property
    def narrowing(self) -> dict[str, tuple[str, ...]]:
        """The filters as ``Filters`` takes them: of each one value."""
        return {facet: (value,) for facet, value in self.filters.items()}

    @property
    def rest(self) -> str:
        """The text without its filters, which is understood as these parts again."""
        return " ".join(part.typed for part in self.parts)

    def query(self, **chosen: tuple[str, ...]) -> Query:
        """Return what is to be searched for, narrowed by what was ``chosen`` too."""
        named = [part for part in self.parts if part.kind != WITHOUT]
        return Query(
            words=tuple(p.said for p in named if p.kind != PHRASE),
            phrases=tuple(p.said for p in named if p.kind == PHRASE),
            without=tuple(p.said for p in self.parts if p.kind == WITHOUT),
            name=" ".join(part.said for part in named),
            filters=Filters(**chosen, **self.narrowing),
        )


def understand(text: str, vocabulary: Vocabulary, taken=()) -> Understood:
    """Return how ``text`` is understood.

    A filter is ``field:value`` in either language, a bare year, or the name of a
    country beside anything else. Two of one kind are ambiguous, hence words, as is one
    of a facet in ``taken``, which the reader chose otherwise.
    """
    parts = parts_of(text)
    told = [told for told in filters_in(parts, vocabulary) if told.facet not in taken]
    values = {facet: {t.value for t in told if t.facet == facet} for facet in FACETS}
    filters = {facet: min(found) for facet, found in values.items() if len(found) == 1}
    places = {place for t in told if t.facet in filters for place in t.places}
    left = [part for place, part in enumerate(parts) if place not in places]
    return Understood(filters, [as_words(part) for part in left])


def parts_of(text: str) -> list[Part]:
    """Return the pieces of ``text`` that hold a letter or digit.

    Quotation marks of any shape make a phrase.
    """
    parts = [_part(found) for found in PART.finditer(text.translate(MARKS))]
    return [part for part in parts if key(part.said)]


def _part(found) -> Part:
    field = FIELDS.get(folded(found["field"] or ""))
    said = found["quoted"] or found["bare"] or ""
    if found["without"]:
        return Part(found[0], WITHOUT, found[0].replace('"', "").lstrip("-"))
    if field:
        return Part(found[0], field, said)
    if found["quoted"] is not None and not found["field"]:
        return Part(found[0], PHRASE, said)
    return Part(found[0], WORD, found[0])


def as_words(part: Part) -> Part:
    """Return a part as words if it has the form of a filter, but is none."""
    return part._replace(kind=WORD, said=part.typed) if part.kind in FACETS else part


def filters_in(parts: list[Part], vocabulary: Vocabulary) -> Iterator[Told]:
    """Yield every filter that ``parts`` tell, ambiguous ones too."""
    for place, part in enumerate(parts):
        facet = "year" if part.kind == WORD else part.kind
        value = vocabulary.get(facet, {}).get(key(part.said))
        if value:
            yield Told(facet, value, range(place, place + 1))
    yield from countries_in(parts, vocabulary.get("country", {}))


def countries_in(parts: list[Part], names: Mapping[str, str]) -> Iterator[Told]:
    """Yield the countries named in words, the longest name first; alone, none is."""
    longest = max((name.count(" ") + 1 for name in names), default=0)
    place = 0
    while place < len(parts):
        told = longest_name(parts, range(place, place + longest), names)
        if told:
            yield told
        place = told.places.stop if told else place + 1


def longest_name(parts, places, names) -> Told | None:
    """Return the country with the longest name at the first of ``places``, or None."""
    place = places.start
    for end in range(min(places.stop, len(parts)), place, -1):
        beside = [*parts[:place], *parts[end:]]
        value = country_of(parts[place:end], beside, names)
        if value and beside:
            return Told("country", value, range(place, end))
    return None


def country_of(parts, beside, names) -> str | None:
    """Return the country that ``parts`` name together, or None.

    A code is in capitals, unless the words ``beside`` it are so too.
    """
    typed, others = (" ".join(part.typed for part in some) for some in (parts, beside))
    if any(part.kind != WORD for part in parts):
        return None
    if len(typed) <= CODE and (not typed.isupper() or others.isupper()):
        return None
    return names.get(key(typed))


def key(text: str) -> str:
    """Return ``text`` as names are compared: folded words, one space between them."""
    return " ".join(word.form for word in words(text))
