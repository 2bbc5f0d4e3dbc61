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


def facets_of(name, *records):
    """Return what documents of a type are narrowed by: sets of facet, value, role."""
    keys = [record.pk for record in records]
    found = {entry.key: entry for entry in documents.kind_of(name).entries_of(keys)}
    return [set(found[key].facets) for key in keys]


def near(words):
    """Return, for those of ``words`` that no public record has, one that some have."""
    return spelling.near(words, current_facets(edition.current()))
