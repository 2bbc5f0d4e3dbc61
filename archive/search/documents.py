"""What is searched: the types of documents, and what each document says.

Apps register theirs in their own ``search.py``; nothing here knows them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet
from django.utils.translation import override

from archive.record.languages import LANGUAGES
from archive.search.query import FACETS

_kinds = {}


@dataclass(frozen=True)
class Entry:
    """What a document says: of one public record.

    ``reference`` is what the record is called aloud, ``url`` its address without the
    language, with the place on the page; ``date`` a partial date or empty. ``names``
    are all it is called besides its reference and title: one who types such a name
    means this record; their words count as well. Where ``is_called_so`` is false the
    title is that of another record, or a sentence: nobody finds the record by it.
    ``texts`` are pairs of a language and words; by ``unseen`` words the record is found
    as well, though its excerpts do not show them.
    ``face`` is what documents below take from the record besides its title, date and
    address. ``facets``, triples of facet, value and role, the ``Kind`` fills in.
    """

    key: str
    reference: str
    url: str
    title_en: str = ""
    title_es: str = ""
    is_called_so: bool = True
    date: str = ""
    names: Iterable[str] = ()
    texts: list[tuple[str, str]] = field(default_factory=list)
    unseen: Iterable[str] = ()
    face: str = ""
    facets: Iterable[tuple[str, str, str]] = ()


@dataclass(frozen=True)
class Kind:
    """A type of documents: one for each public row of ``model``.

    ``entries`` makes an ``Entry`` of each row of a query set of public ones; a row
    that has nothing to show gets none. ``facets`` gives, of such a query set, the rows
    of a ``FacetIndex``: of a kind that is listed they are those of its list.
    """

    name: str
    model: type
    entries: Callable[[QuerySet], Iterable[Entry]]
    facets: Callable[[QuerySet], Iterable[tuple[str, ...]]]

    def entries_of(self, keys) -> list[Entry]:
        """Return the entries of those of ``keys`` that are public."""
        rows = self.model.objects.published().filter(pk__in=keys)
        entries = list(self.entries(rows))
        facets = self._facets_of([entry.key for entry in entries])
        return [replace(entry, facets=facets[entry.key]) for entry in entries]

    def _facets_of(self, keys):
        """Return what a search narrows by, of rows known to be public, by key."""
        found = defaultdict(set)
        for facet, value, key, role, *_labels in self.facets(
            self.model.objects.filter(pk__in=keys)
        ):
            if facet in FACETS and value:
                found[key].add((facet, value, role))
        return found


def no_facets(rows):
    """Return the facets of a kind that is narrowed by nothing but its type."""
    return []


def register(name, model, entries, *, facets=no_facets):
    """Register a type of documents; see ``Kind``."""
    _kinds[name] = Kind(name, model, entries, facets)


def kinds() -> list[Kind]:
    """Return all types of documents, in the order registered."""
    return list(_kinds.values())


def types() -> list[str]:
    """Return the names of all types of documents, in the order registered."""
    return list(_kinds)


def kind_of(name) -> Kind:
    """Return the ``Kind`` of that name."""
    return _kinds[name]


def own_kind(model) -> Kind | None:
    """Return the ``Kind`` that has a document for each row of ``model``, or None."""
    return next((kind for kind in kinds() if kind.model is model), None)


def address(record) -> str:
    """Return the address of ``record`` without the language: ``/summits/14/#s3``."""
    with override("en"):
        return record.get_absolute_url().removeprefix("/en")


def in_both(record) -> list[str]:
    """Return what ``record`` is called in English and what in Spanish."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(record))
    return said
