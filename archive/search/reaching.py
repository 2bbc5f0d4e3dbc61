"""Which documents a change reaches: those made from a row, and those it makes public.

Apps register in their own ``search.py`` which rows a document is made from; which rows
name a record, and make it public by that, is known from ``name_references()``.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from django.db.models import Value

from archive.publishing.querysets import naming
from archive.record.text import as_text
from archive.search.documents import kinds

AT_A_TIME = 500  # keys in one query

_touched = defaultdict(list)
_below = defaultdict(list)
_beside = []


class Reach(NamedTuple):
    """Documents that rows lead to, keys by type.

    ``touched`` must be written anew; ``named`` are public since a public row names
    them, and must only be there.
    """

    touched: dict[str, set[str]]
    named: dict[str, set[str]]

    @classmethod
    def none(cls) -> "Reach":
        """Return a reach of no documents, to add to."""
        return cls(defaultdict(set), defaultdict(set))

    def add(self, other: "Reach"):
        """Add the documents of another reach to those of this one."""
        for mine, theirs in zip(self, other, strict=True):
            for name, keys in theirs.items():
                mine[name] |= keys


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


def is_named(model) -> bool:
    """Tell whether rows of ``model`` are public since public rows name them."""
    return bool(naming(model))


def reached_by(model, keys) -> Reach:
    """Return the documents that the rows of ``model`` with ``keys`` reach."""
    reach = Reach.none()
    for batch in in_batches(keys):
        reach.add(_reach(model.objects.filter(pk__in=batch)))
    return reach


def below(name, keys) -> Reach:
    """Return the documents below those of a type with ``keys``."""
    reach = Reach.none()
    for batch in in_batches(keys):
        for rows_of in _below[name]:
            for rows in rows_of(batch):
                reach.add(_reach(rows))
    return reach


def _reach(rows):
    """Return the documents that ``rows``, a query set, reach. Two queries."""
    rows = [rows, *(others for beside in _beside for others in beside(rows))]
    touching = [(some, _touched.get(some.model, [])) for some in rows]
    by_name = [(some, _naming_arms(some.model)) for some in rows]
    touched, named = _lead(touching, by_name)
    [public] = _lead([(some.published(), arms) for some, arms in by_name if arms])
    for name, keys in named.items():
        touched[name] |= keys - public[name]
    return Reach(touched, public)


@cache
def _naming_arms(model):
    """Return the arms from rows of ``model`` to the records that they name.

    Documents are public since a public row names their record: by itself, or by
    another row, as a tenure names by its office the country of that.
    """
    arms = {}
    for kind in kinds():
        for of, path in naming(kind.model):
            hops = path.split("__")
            while hops:
                if of is model:
                    arms[kind.name, "__".join(hops)] = None
                of = of._meta.get_field(hops.pop(0)).related_model
    return list(arms)


def _lead(*groups):
    """Return where each of ``groups`` leads: keys by type. One query.

    A group is pairs of a query set and its arms: of a type and the lookup that leads
    from the rows to the records of that type.
    """
    found = [defaultdict(set) for _ in groups]
    ends = [
        rows.order_by().values_list(
            as_text(Value(str(place))), as_text(Value(name)), as_text(path)
        )
        for place, group in enumerate(groups)
        for rows, arms in group
        for name, path in arms
    ]
    for place, name, key in ends[0].union(*ends[1:]) if ends else []:
        if key:
            found[int(place)][name].add(key)
    return found


def in_batches(keys) -> list[list[str]]:
    """Return ``keys``, sorted, as lists short enough for one query."""
    keys = sorted(keys)
    return [keys[place : place + AT_A_TIME] for place in range(0, len(keys), AT_A_TIME)]
