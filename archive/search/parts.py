"""What a document is made of: rows loaded for many records at once.

A part is declared once, where the document is made. It loads what it declares and no
more, and tells what it reads: so what a document shows is what reaches it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, QuerySet

from archive.publishing.compiled import compiled
from archive.search.reading import Reading, read_by, read_by_union

ENDS = "public_since", "public_until"  # of every row: whether it is public


@dataclass(frozen=True)
class Rows:
    """Public rows of a record, each with just the fields that are read of it.

    ``rows`` are all of them, public or not, in order; ``key`` is the lookup that leads
    from a row to the key of its record. ``reads`` are lookups from a row to fields, be
    they its own or those of single other rows, which are None where they are not
    public. ``weighs`` are lookups to what only the database reads, in a query of its
    own, for an annotation of the record.
    """

    rows: QuerySet
    key: str
    reads: tuple[str, ...]
    weighs: tuple[str, ...] = ()

    def load(self, keys) -> dict[str, list]:
        """Return the rows of the records with ``keys``, by key. One query."""
        found = defaultdict(list)
        for row in self._of(keys):
            for path in self._others:
                _hide(row, path)
            found[row.made_for].append(row)
        return found

    @cached_property
    def _of(self):
        """The function of keys that loads the rows of their records."""
        ends = [f"{path}__{end}" for path in self._others for end in ENDS]
        rows = self.rows.published().annotate(made_for=F(self.key))
        rows = rows.order_by(*rows.query.order_by)
        rows = rows.select_related(*self._others) if self._others else rows
        rows = rows.only(*self.reads, *ends)
        return compiled(lambda keys: rows.filter(**{f"{self.key}__in": keys}))

    def readings(self) -> Iterator[Reading]:
        """Yield what is read of which rows."""
        order = [name.removeprefix("-") for name in self.rows.query.order_by]
        asked = self.rows.order_by().values_list(
            self.key, *self.reads, *self.weighs, *order
        )
        said = [*asked.query.select, *asked.query.annotations.values()]
        yield from read_by(asked, self.rows, self.key, said)

    @cached_property
    def _others(self):
        """The paths to the rows that are loaded along, the nearer first."""
        found = set()
        for lookup in self.reads:
            hops = lookup.split("__")[:-1]
            found |= {"__".join(hops[: n + 1]) for n in range(len(hops))}
        return sorted(found)


def _hide(row, path):
    """Have what ``path`` leads to from ``row`` be None unless readers see it."""
    *above, name = path.split("__")
    for hop in above:
        row = row and row._meta.get_field(hop).get_cached_value(row, None)
    relation = row and row._meta.get_field(name)
    held = relation and relation.get_cached_value(row, None)
    if held and not held.is_published:
        relation.set_cached_value(row, None)


@dataclass(frozen=True)
class Columns:
    """What columns of rows, of several models in a union, say of the records.

    ``ask`` is a callable: from a query set of ``records`` to one of ``values_list()``
    that has, of each arm, the annotations ``names`` first, among them ``key``: that of
    the record.
    """

    records: QuerySet
    ask: Callable[[QuerySet], QuerySet]
    key: str
    names: tuple[str, ...]

    def load(self, keys) -> dict[str, set[tuple]]:
        """Return what is said of the records with ``keys``, by key. One query."""
        place, found = self.names.index(self.key), defaultdict(set)
        for row in self._of(keys):
            said = row[: len(self.names)]
            found[said[place]].add((*said[:place], *said[place + 1 :]))
        return found

    @cached_property
    def _of(self):
        """The function of keys that asks for what is said of their records."""
        return compiled(lambda keys: self.ask(self.records.filter(pk__in=keys)))

    def readings(self) -> Iterator[Reading]:
        """Yield what is read of which rows."""
        yield from read_by_union(self.ask(self.records), self.key, self.names)
