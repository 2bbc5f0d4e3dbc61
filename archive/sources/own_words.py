"""Whether we say it in our own words: runs of words shared with the texts quoted.

The rule: no text of ours shares more than ``LONGEST`` words in a row with a text in its
language, names and titles apart. A word is what spaces or punctuation part; case, kinds
of quotation marks and an English ``'s`` do not matter; between quotation marks it
counts like any other. A name that the archive holds does not end a run, and none of its
words counts.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from django.apps import apps

from archive.publishing.models import Record
from archive.record.languages import LANGUAGES, bilingual_names
from archive.sources.models import Passage
from archive.sources.quotations import OMISSION, normalised

LONGEST = 8  # words in a row (docs/editing.md)
# Bilingual, and no prose.
NAMES = {"name", "official_name", "demonym", "title", "short", "city"}
WORD = re.compile(r"\w+(?:[-.,']\w+)*")
POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)


class Text(NamedTuple):
    """Words of others: ``language`` is a code, ``origin`` says where they stand."""

    language: str
    origin: str
    words: str


class Own(NamedTuple):
    """A text of ours: ``field`` of ``record``, such as ``summary_en``."""

    record: Record
    field: str
    words: str

    @property
    def language(self) -> str:
        return self.field[-2:]


class Overlap(NamedTuple):
    """Words in a row that a text of ours shares with one of a source."""

    own: Own
    origin: str
    words: str

    def __str__(self):
        record = self.own.record
        named = f"{record._meta.model_name} {record.pk}, {self.own.field}"
        return f"{named}: “{self.words}” ({self.origin})"


def overlaps(names, texts=()) -> list[Overlap]:
    """Return where our words are those of a passage held, or of one of ``texts``.

    ``names`` are those that the archive holds, ``texts`` further ``Text``s, such as a
    report as received. Each run is named once, with one text that it stands in.
    """
    known = Names(names)
    texts = [*passages_held(), *texts]
    corpora = {
        code: Corpus(text for text in texts if text.language == code)
        for code in LANGUAGES
    }
    return [
        Overlap(own, origin, words)
        for own in own_texts()
        for origin, words in corpora[own.language].shared(own.words, known)
    ]


class Corpus:
    """Texts of one language, found by any ``LONGEST + 1`` words in a row of them."""

    def __init__(self, texts):
        self._places = defaultdict(list)
        for text in texts:
            words = words_of(text.words)
            for at in range(len(words) - LONGEST):
                start = tuple(words[at : at + LONGEST + 1])
                self._places[start].append((text.origin, words, at))

    def shared(self, own, known=None) -> list[tuple[str, str]]:
        """Return the runs that ``own``, a text, shares: of each the origin, the words.

        ``known`` are the ``Names`` whose words do not count.
        """
        words = words_of(own)
        counted = (known or Names()).apart_from(words)
        runs, seen = [], 0
        for at in range(len(words) - LONGEST):
            end, origin = self._longest(words, at)
            if end > seen and sum(counted[at:end]) > LONGEST:
                runs.append((origin, " ".join(words[at:end])))
                seen = end
        return runs

    def _longest(self, words, at):
        """Return where the longest run from ``at`` on ends, and its origin."""
        start = tuple(words[at : at + LONGEST + 1])
        ends = [
            (at + _in_common(words[at:], other[place:]), origin)
            for origin, other, place in self._places.get(start, ())
        ]
        return max(ends, default=(at, ""))


class Names:
    """Names as words, found in a text."""

    def __init__(self, names=()):
        self._by_first = defaultdict(set)
        for words in map(words_of, names):
            if words:
                self._by_first[words[0]].add(tuple(words))

    def apart_from(self, words) -> list[bool]:
        """Return of each of ``words`` whether it counts: it belongs to no name."""
        counted = [True] * len(words)
        for at, word in enumerate(words):
            for name in self._by_first.get(word, ()):
                end = at + len(name)
                if tuple(words[at:end]) == name:
                    counted[at:end] = [False] * len(name)
        return counted


def words_of(text) -> list[str]:
    """Return the words of ``text`` as they are compared."""
    return WORD.findall(POSSESSIVE.sub("", normalised(text)).casefold())


def own_texts():
    """Yield every text of ours in the archive, an ``Own``: bilingual and no name."""
    for model in filter(lambda model: issubclass(model, Record), apps.get_models()):
        fields = [f"{n}_{code}" for n in _prose(model) for code in LANGUAGES]
        for record in model.objects.all() if fields else ():
            for field in fields:
                if getattr(record, field):
                    yield Own(record, field, getattr(record, field))


def passages_held():
    """Yield what is held of all texts, a ``Text`` for each part of a passage."""
    for passage in Passage.objects.select_related("source"):
        for part in passage.text.split(OMISSION):
            yield Text(passage.lang, passage.reference, part)


def _prose(model):
    """Return the names of the bilingual texts of ``model`` that are no names."""
    return [name for name in bilingual_names(model) if name not in NAMES]


def _in_common(words, others):
    """Return how many words both lists begin with."""
    pairs = zip(words, others, strict=False)
    return next(
        (count for count, (word, other) in enumerate(pairs) if word != other),
        min(len(words), len(others)),
    )
