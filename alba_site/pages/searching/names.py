"""What the search can be narrowed to, and what readers call it in either language."""

import re
from typing import NamedTuple

from django.db.models import Value
from django.utils.translation import override

from archive.lists.facets import FacetIndex
from archive.publishing.templatetags.record import capital, each_name
from archive.record.languages import LANGUAGES, Words, pick
from archive.record.text import as_text
from archive.search import documents
from archive.search.searching import current_facets
from archive.search.understanding import FACETS, key
from members.models import State
from summits.models import Topic

YEAR = re.compile("[0-9]{4}")
_names = {}
MORE_NAMES = ["official_name_en", "official_name_es", "iso_alpha2", "iso_alpha3"]


class Names(NamedTuple):
    """The values of each facet that the archive has, and what they are called.

    ``vocabulary`` is that of ``understanding.understand()``, ``labels`` are English and
    Spanish names by facet and value, ``facets`` tells which records have which.
    """

    vocabulary: dict[str, dict[str, str]]
    labels: dict[tuple[str, str], tuple[str, str]]
    facets: FacetIndex

    def label(self, facet, value) -> Words:
        """Return what a reader calls ``value``; the value itself if nobody knows it."""
        english, spanish = self.labels.get((facet, value), (value, value))
        return pick(en=english, es=spanish)

    def knows(self, facet, value) -> bool:
        """Tell whether ``value`` makes sense, be it that no record has it."""
        if facet == "year":
            return bool(YEAR.fullmatch(value))
        return (facet, value) in self.labels


def names_in(edition) -> Names:
    """Return the names in ``edition``; made once, then kept in memory."""
    if edition.mark not in _names:
        _names.clear()
        _names[edition.mark] = _read(edition)
    return _names[edition.mark]


def forget_names():
    """Drop the names kept in memory, for tests that count cold queries."""
    _names.clear()


def _read(edition):
    facets = current_facets(edition)
    years = facets.options("year", {})
    vocabulary = {facet: {} for facet in FACETS}
    vocabulary["year"] = {year.value: year.value for year in years}
    labels = {}
    named = sorted([*types(), *countries_and_topics()])  # of two called alike the first
    for facet, value, english, spanish, *more in named:
        labels[facet, value] = english, spanish
        for name in filter(None, [english, spanish, value, *more]):
            vocabulary[facet].setdefault(key(name), value)
    return Names(vocabulary, labels, facets)


def types():
    """Yield each type of document with its names: of many, of one, English first."""
    for kind in documents.kinds():
        of_many, of_one = [], []
        for code in LANGUAGES:
            with override(code):
                of_many.append(capital(str(kind.model._meta.verbose_name_plural)))
                of_one.append(str(kind.model._meta.verbose_name))
        yield "type", kind.name, *of_many, *of_one


def countries_and_topics():
    """Yield the public states and topics with all their names. One query."""
    topics = _names_of(Topic, "topic", *[Value("")] * len(MORE_NAMES))
    states = _names_of(State, "country", *MORE_NAMES)
    for facet, value, *called, aliases in states.union(topics, all=True):
        yield facet, value, *called, *each_name(aliases)


def _names_of(model, facet, *more):
    columns = [Value(facet), "slug", "name_en", "name_es", *more, "aliases"]
    texts = {f"called_{n}": as_text(column) for n, column in enumerate(columns)}
    return model.objects.published().order_by().annotate(**texts).values_list(*texts)
