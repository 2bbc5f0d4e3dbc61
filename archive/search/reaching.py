"""Which documents a change reaches: those made from a row, and those below them.

Apps register in their own ``search.py`` which rows a document is made from. Which rows
become public with others, or cease to be, is told by the change.
"""

from collections import defaultdict

from django.db.models import Value

from archive.record.keys import in_batches
from archive.record.text import as_text

_touched = defaultdict(list)
_below = defaultdict(list)
_beside = []


def touches(model, **lookups):
    """Register which documents are made from a row of ``model``.

    ``lookups`` map a type to the lookup that leads from the row to the record of the
    document, or to a list of them: ``touches(Statement, statement="pk")``.
    """
    for name, paths in lookups.items():
        paths = [paths] if isinstance(paths, str) else paths
        _touched[model] += [(name, path) for path in paths]


def stands_beside(rows):
    """Register that other rows touch their documents whenever some row changes.

    ``rows`` is a callable: from a query set of rows of any model to query sets of
    those others.
    """
    _beside.append(rows)


def stands_below(name, rows):
    """Register which rows show something of a type of documents, or fall with them.

    ``rows`` is a callable: from keys of the records to query sets of rows.
    """
    _below[name].append(rows)


def is_searched(model) -> bool:
    """Tell whether rows of ``model`` touch any document."""
    return model in _touched


def reached_by(model, keys) -> dict[str, set[str]]:
    """Return the documents made from the rows of ``model`` with ``keys``: by type."""
    reach = defaultdict(set)
    for batch in in_batches(keys):
        _add(reach, _reach(model.objects.filter(pk__in=batch)))
    return reach


def below(name, keys) -> dict[str, set[str]]:
    """Return the documents below those of a type with ``keys``: by type."""
    reach = defaultdict(set)
    for batch in in_batches(keys):
        for rows_of in _below[name]:
            for rows in rows_of(batch):
                _add(reach, _reach(rows))
    return reach


def _add(reach, other):
    for name, keys in other.items():
        reach[name] |= keys


def _reach(rows):
    """Return the documents made from ``rows``, a query set. One query."""
    rows = [rows, *(others for beside in _beside for others in beside(rows))]
    ends = [
        some.order_by().values_list(as_text(Value(name)), as_text(path))
        for some in rows
        for name, path in _touched.get(some.model, [])
    ]
    found = defaultdict(set)
    for name, key in ends[0].union(*ends[1:]) if ends else []:
        if key:
            found[name].add(key)
    return found
