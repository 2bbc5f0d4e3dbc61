"""What the search can be narrowed to, and what readers call it in either language."""

from typing import NamedTuple

from django.utils.translation import override

from archive.lists.facets import FacetIndex
from archive.lists.filters import YEAR
from archive.lists.names import names_in as names_of
from archive.publishing.per_edition import per_edition
from archive.publishing.templatetags.record import capital
from archive.record.languages import LANGUAGES, Words, pick
from archive.search import documents
from archive.search.query import FACETS
from archive.search.searching import current_facets
from archive.search.understanding import key
from members.models import State
from summits.models import Topic

NAMED = {"country": State, "topic": Topic}  # whose slugs are the values of a facet


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

    def meant(self, facet, typed) -> str:
        """Return the value that is called ``typed``, in any case; itself if none is."""
        if self.knows(facet, typed):
            return typed
        return self.vocabulary[facet].get(key(typed), typed)


@per_edition()
def names_in(edition) -> Names:
    """Return the names in ``edition``; made once, then kept in memory."""
    facets = current_facets(edition)
    years = facets.options("year", {})
    vocabulary = {facet: {} for facet in FACETS}
    vocabulary["year"] = {year.value: year.value for year in years}
    labels = {}
    named = sorted([*types(), *countries_and_topics(edition)])
    for facet, value, english, spanish, *_further in named:
        labels[facet, value] = english, spanish
        vocabulary[facet].setdefault(key(value), value)
    for facet, value, *called in named:  # of two called alike the first
        for name in filter(None, called):
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


def countries_and_topics(edition):
    """Yield the public states and topics with all their names. Two queries at most."""
    for facet, model in NAMED.items():
        for row in names_of(edition, model).rows:
            yield facet, *row
