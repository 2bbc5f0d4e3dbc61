"""How tests of the search ask it: by what a reader types, for whole lists."""

from archive.publishing import edition
from archive.search import documents, spelling
from archive.search.query import Query
from archive.search.searching import current_facets, search


def asked(typed, **parts):
    """Return the query of words typed without filters, phrases and exclusions."""
    return Query(words=tuple(typed.split()), name=typed, **parts)


def found(query, page=1):
    """Return what a query, or words typed, find on a page: ``"summit S14"`` …"""
    query = asked(query) if isinstance(query, str) else query
    return [f"{hit.type} {hit.reference}" for hit in search(query, page).hits]


def entries_of(name, *records):
    """Return what documents of a type say, by key; of ``records``, or all there are."""
    keys = [record.pk for record in records]
    kind = documents.kind_of(name)
    keys = keys or kind.model.objects.values_list("pk", flat=True)
    return {entry.key: entry for entry in kind.entries_of(keys)}


def entry_of(name):
    """Return what the one document of a type says."""
    [entry] = entries_of(name).values()
    return entry


def facets_of(name, *records):
    """Return what documents of a type are narrowed by: sets of facet, value, role."""
    found = entries_of(name, *records)
    return [set(found[record.pk].facets) for record in records]


def near(words):
    """Return, for those of ``words`` that no public record has, one that some have."""
    return spelling.near(words, current_facets(edition.current()))
