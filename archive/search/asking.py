"""What a query asks of the index: groups of terms that a document must have."""

from itertools import pairwise
from typing import NamedTuple

from archive.search.analysis import STOP_WORDS, Form, name_term, pair_term, words
from archive.search.query import Query

MOST_WORDS = 100  # different ones; what a reader means is said in fewer

Phrase = tuple[str, ...]  # terms that stand side by side
Group = list[Phrase]  # a document has all of them, or none is meant by an empty one


class Asked(NamedTuple):
    """The words of a query, analysed.

    ``typed`` are all in order, ``meant`` those without which it would mean something
    else, ``quoted`` those of each phrase, ``without`` those of each exclusion.
    """

    typed: list[Form]
    meant: list[Form]
    quoted: list[list[Form]]
    without: list[list[Form]]
    name: str

    @property
    def is_anything(self) -> bool:
        """Whether anything is asked for, not signs alone."""
        return bool(self.words or self.name or self.excluded)

    @property
    def words(self) -> Group:
        """What every hit has, unless it is called what was typed."""
        stems = [(f"b{word.stem}",) for word in self.meant]
        quoted = [term for words in self.quoted for term in _side_by_side(words)]
        return _different([*stems, *quoted])

    @property
    def ranks(self) -> list[Group]:
        """What the first of the hits have: see ``searching``."""
        named = [(self.name,)] if self.name else []
        every = [*self.meant, *(word for phrase in self.quoted for word in phrase)]
        title = _different((f"t{word.stem}",) for word in every)
        typed = _different(_as_typed(word) for word in every)
        phrase = _side_by_side(self.typed) if len(self.typed) > 1 else []
        return [named, title, typed, phrase]

    @property
    def excluded(self) -> list[Group]:
        """What no hit has: of each group, all."""
        return [
            [(f"b{words[0].stem}",)] if len(words) == 1 else _side_by_side(words)
            for words in self.without
        ]


def asked(query: Query) -> Asked:
    """Return the words of ``query``, as many as are looked for."""
    typed = [form for word in query.words for form in words(word)][:MOST_WORDS]
    return Asked(
        typed=typed,
        meant=[word for word in typed if word.form not in STOP_WORDS] or typed,
        quoted=_analysed(query.phrases),
        without=_analysed(query.without),
        name=name_term(query.name),
    )


def _analysed(texts):
    return [found[:MOST_WORDS] for text in texts[:MOST_WORDS] if (found := words(text))]


def _side_by_side(words):
    """Return the group of words that stand side by side.

    Pairs are terms, so that only longer phrases, of few documents, are compared word
    by word: PostgreSQL takes ten times as long to compare a phrase as to look one up.
    """
    if len(words) == 1:
        return [(f"f{words[0].form}",)]
    pairs = _different((pair_term(*pair),) for pair in pairwise(words))
    return pairs if len(words) == 2 else [*pairs, tuple(f"f{w.form}" for w in words)]


def _as_typed(word):
    return (f"a{word.accented}" if word.accented else f"f{word.form}",)


def _different(phrases):
    return list(dict.fromkeys(phrases))
