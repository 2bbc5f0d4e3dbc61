"""What the search can be narrowed to, and what readers call it in either language."""

from typing import NamedTuple

from django.utils.translation import override

from archive.lists import names as lists
from archive.lists.facets import FacetIndex
from archive.lists.filters import YEAR
from archive.publishing.per_edition import per_edition
from archive.publishing.templatetags.record import capital
from archive.record.languages import LANGUAGES, Words, pick
from archive.search import documents
from archive.search.searching import current_facets
from archive.search.understanding import key
from members.models import State
from summits.models import Topic

NAMED = {"country": State, "topic": Topic}  # whose slugs are the values of a facet


class Names(NamedTuple):
    """The values of each facet that the archive has, and what they are called.

    ``vocabulary`` is that of ``understanding.understand()``, ``called`` are the names
    of the values of each facet but the years, ``facets`` tells which records have
    which.
    """

    vocabulary: dict[str, dict[str, str]]
    called: dict[str, lists.Names]
    facets: FacetIndex

    def label(self, facet, value) -> Words:
        """Return what a reader calls ``value``; the value itself if nobody knows it."""
        if facet == "year":
            return pick(en=value, es=value)
        return self.called[facet].label(value)

    def knows(self, facet, value) -> bool:
        """Tell whether ``value`` makes sense, be it that no record has it."""
        if facet == "year":
            return bool(YEAR.fullmatch(value))
        return self.called[facet].knows(value)

    def meant(self, facet, typed) -> str:
        """Return the value that is called ``typed``, in any case; itself if none is."""
        if facet == "year":
            return typed
        return self.called[facet].meant(typed) or typed


@per_edition()
def names_in(edition) -> Names:
    """Return the names in ``edition``; made once, then kept in memory."""
    facets = current_facets(edition)
    called = {"type": lists.Names(types())}
    called |= {of: lists.names_in(edition, model) for of, model in NAMED.items()}
    vocabulary = {facet: names.by_name(key) for facet, names in called.items()}
    years = facets.options("year", {})
    vocabulary["year"] = {year.value: year.value for year in years}
    return Names(vocabulary, called, facets)


def types():
    """Yield each type of document with its names: of many, of one, English first."""
    for kind in documents.kinds():
        of_many, of_one = [], []
        for code in LANGUAGES:
            with override(code):
                of_many.append(capital(str(kind.model._meta.verbose_name_plural)))
                of_one.append(str(kind.model._meta.verbose_name))
        yield kind.name, *of_many, *of_one
