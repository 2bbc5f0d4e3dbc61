"""A search as its address tells it, and how it is understood."""

from functools import cached_property

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from alba_site.pages.searching.names import Names
from archive.lists.filters import Chip, unknown_value
from archive.record.text import shown
from archive.search.query import Query
from archive.search.searching import Finding
from archive.search.understanding import FACETS, Understood, understand

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

    ``data`` are the parameters of the address: ``q``, one for each facet, and
    ``plain``, which keeps what was typed from being taken for filters. Templates of
    lists read it as they do a ``FacetFilterSet``.
    """

    longest = LONGEST

    def __init__(self, data, names: Names):
        typed = data.get("q", "")
        self.names = names
        self.typed = shown(cut(typed), LONGEST)
        self.was_cut = len(typed) > LONGEST
        self.plain = "1" if data.get("plain") else ""
        given = {facet: data.get(facet, "").strip() for facet in FACETS}
        self.given = {facet: value for facet, value in given.items() if value}

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

    def __bool__(self):
        """Tell whether anything is asked for at all."""
        return bool(self.understood.parts or self.filters)

    @property
    def told(self) -> dict[str, str]:
        """The filters that were typed, facet to value."""
        return self.understood.filters

    @property
    def rest(self) -> str:
        """What was typed besides filters."""
        return self.understood.rest

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the search, facet to value, whichever way it was said."""
        return self.given | self.told

    @property
    def query(self) -> Query:
        return self.understood.query(**self.given)

    @property
    def unknown(self) -> list[str]:
        """The parameters whose value nobody knows."""
        return [f for f, value in self.given.items() if not self.names.knows(f, value)]

    @property
    def problems(self) -> list[str]:
        """What is wrong with the parameters, each named with its value."""
        return [unknown_value(facet, self.given[facet]) for facet in self.unknown]

    def is_valid(self) -> bool:
        return not self.unknown

    @property
    def chips(self) -> list[Chip]:
        """The filters, each with the search one would get without it."""
        return [self._chip(facet) for facet in self.filters]

    @property
    def chips_told(self) -> list[Chip]:
        """Those of the filters that were typed."""
        return [self._chip(facet) for facet in self.told]

    def _chip(self, facet):
        words = self.names.label(facet, self.filters[facet])
        return Chip(LABELS[facet], shown(words), self.changed(**{facet: ""}), 0)

    def address(self) -> str:
        """Return the query string of this search as it was asked, sorted."""
        return address(q=self.typed, plain=self.plain, **self.given)

    def changed(self, **changes: str) -> str:
        """Return the query string of this search with other filters, each by its name.

        ``changes`` map facets to values, ``""`` for none. What is words stays words.
        """
        filters = self.filters | changes
        is_less = not all(changes.values())
        plain = "1" if is_less and self._tells_again(filters) else self.plain
        return address(q=self.rest, plain=plain, **filters)

    def _tells_again(self, filters):
        """Tell whether words would be taken for filters beside other ``filters``."""
        taken = [facet for facet, value in filters.items() if value]
        return understand(self.rest, self.names.vocabulary, taken=taken).filters

    def cleared(self) -> str:
        """Return the query string of this search without any filter."""
        return self.changed(**dict.fromkeys(self.filters, ""))

    def as_words(self) -> str:
        """Return the query string that takes what was typed for words alone."""
        return address(q=self.typed, plain="1", **self.given)

    def in_full(self) -> str | None:
        """Return the query string with the slug of a country told by its ISO code."""
        code = self.given.get("country", "")
        slug = self.names.vocabulary["country"].get(code.casefold())
        if not slug or len(code) > len("VEN"):
            return None
        return address(q=self.typed, plain=self.plain, **self.given | {"country": slug})


def cut(text: str) -> str:
    """Return the beginning of ``text``, as many whole words as are searched for."""
    start = text[:LONGEST]
    return start if start == text else start.rpartition(" ")[0] or start


def address(**parameters) -> str:
    """Return a query string, sorted, without what is empty; ``NOTHING`` if all is."""
    kept = {name: value for name, value in sorted(parameters.items()) if value}
    return f"?{urlencode(kept)}"
