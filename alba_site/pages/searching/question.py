"""A search as its address tells it, and how it is understood."""

from collections.abc import Sequence
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alba_site.pages.searching.names import Names
from archive.lists.filters import Chip, problems, query_string, values_of
from archive.publishing.canonical import MOST_VALUES
from archive.record.text import shown
from archive.search.query import FACETS, Query
from archive.search.searching import Finding
from archive.search.understanding import Understood, understand

NOTHING = "?"  # the query string of a search for nothing
LONGEST = 200  # characters that are searched for
LABELS = {
    "type": _("Type"),
    "country": _("Country"),
    "year": _("Year"),
    "topic": _("Topic"),
}


class Question:
    """A search: what was typed, what was chosen, and how that is understood.

    ``data``, a ``QueryDict``, are the parameters of the address: ``q``, any number for
    each facet, and ``plain``, which keeps what was typed from being taken for filters.
    Templates of lists read it as they do a ``FacetFilterSet``.
    """

    longest = LONGEST

    def __init__(self, data, names: Names):
        typed = data.get("q", "")
        self.names = names
        self.typed = shown(cut(typed), LONGEST)
        self.was_cut = len(typed) > LONGEST
        self.plain = "1" if data.get("plain") else ""
        given = {facet: values_of(data, facet) for facet in FACETS}
        self.meant = {
            facet: tuple(sorted({names.meant(facet, value) for value in values}))
            for facet, values in given.items()
            if values
        }
        self.is_in_full = all(
            set(values) == set(given[facet]) for facet, values in self.meant.items()
        )
        self.given = {
            facet: values[:MOST_VALUES] for facet, values in self.meant.items()
        }

    @cached_property
    def understood(self) -> Understood:
        """What was typed, as filters and words: words where a record is called so.

        One query if a filter is in it.
        """
        vocabulary = {} if self.plain else self.names.vocabulary
        understood = understand(self.typed, vocabulary, taken=self.given)
        if understood.filters and self.words_alone.is_name:
            return understand(self.typed, {})
        return understood

    @cached_property
    def words_alone(self) -> Finding:
        """What is found if nothing that was typed is taken for a filter. One query."""
        query = understand(self.typed, {}).query(**self.given)
        return Finding(query, self.names.facets)

    def alone(self) -> "Question":
        """Return this question with nothing that was typed taken for a filter."""
        return Question(QueryDict(self.as_words()[1:]), self.names)

    def __bool__(self):
        """Tell whether anything is asked for at all."""
        return bool(self.understood.parts or self.filters)

    @property
    def told(self) -> dict[str, tuple[str, ...]]:
        """The filters that were typed, each facet to one value."""
        return self.understood.narrowing

    @property
    def rest(self) -> str:
        """What was typed besides filters."""
        return self.understood.rest

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """What narrows the search, facet to values, whichever way it was said."""
        return self.given | self.told

    @property
    def query(self) -> Query:
        return self.understood.query(**self.given)

    @property
    def problems(self) -> list[str]:
        """What is wrong with the parameters, each named with its value."""
        return problems(self.given, self.meant, self.names.knows)

    def is_valid(self) -> bool:
        return not self.problems

    @property
    def chips(self) -> list[Chip]:
        """The filters, each value with the search one would get without it."""
        return self._chips(self.filters)

    @property
    def chips_told(self) -> list[Chip]:
        """Those of the filters that were typed."""
        return self._chips(self.told)

    def _chips(self, filters):
        return [
            self._chip(facet, [value], [other for other in values if other != value])
            for facet, values in filters.items()
            for value in values
        ]

    @property
    def offers(self) -> dict[str, Chip]:
        """By facet, what drops all its values at once."""
        return {
            facet: self._chip(facet, values, [])
            for facet, values in self.filters.items()
        }

    def _chip(self, facet, values, kept):
        """Return what drops ``values`` of a facet and keeps others."""
        words = ", ".join(shown(self.names.label(facet, value)) for value in values)
        return Chip(LABELS[facet], words, self.changed(**{facet: kept}), 0)

    def address(self) -> str:
        """Return the query string of this search as it was asked, sorted."""
        return address(q=self.typed, plain=self.plain, **self.given)

    def changed(self, **changes: Sequence[str]) -> str:
        """Return the query string of this search with other filters, each by its name.

        ``changes`` map facets to values, if any. What is words stays words.
        """
        filters = self.filters | changes
        is_less = not all(changes.values())
        plain = "1" if is_less and self._tells_again(filters) else self.plain
        return address(q=self.rest, plain=plain, **filters)

    def _tells_again(self, filters):
        """Tell whether words would be taken for filters beside other ``filters``."""
        taken = [facet for facet, values in filters.items() if values]
        return understand(self.rest, self.names.vocabulary, taken=taken).filters

    def cleared(self) -> str:
        """Return the query string of this search without any filter."""
        return self.changed(**dict.fromkeys(self.filters, ()))

    def as_words(self) -> str:
        """Return the query string that takes what was typed for words alone."""
        return address(q=self.typed, plain="1", **self.given)

    def in_full(self) -> str | None:
        """Return the query string with the values that codes, names or capitals mean.

        None if all values are written as links write them.
        """
        if self.is_in_full:
            return None
        return address(q=self.typed, plain=self.plain, **self.meant)


def cut(text: str) -> str:
    """Return the beginning of ``text``, as many whole words as are searched for."""
    start = text[:LONGEST]
    return start if start == text else start.rpartition(" ")[0] or start


def address(**parameters: str | Sequence[str]) -> str:
    """Return a query string, sorted, without what is empty; ``NOTHING`` if all is."""
    return query_string(parameters)
