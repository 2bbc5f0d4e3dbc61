"""What a query reads for a record: from which rows, which fields of them.

Nobody writes this down: it is told by the queries that load what a document says.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericRel, GenericRelation
from django.db.models import QuerySet
from django.db.models.expressions import Col
from django.db.models.sql.where import WhereNode


class Reading(NamedTuple):
    """Rows of ``model`` that something said of a record is read from.

    ``path`` is the lookup that leads to them from ``rows``, empty where these are meant
    themselves, and ``key`` the one that leads from ``rows`` to the key of the record.
    ``fields`` are the columns read.
    """

    rows: QuerySet
    key: str
    path: str
    model: type
    fields: frozenset[str]

    def reached(self, keys) -> QuerySet:
        """Return ``rows`` that are, or lead to, rows of ``model`` with ``keys``."""
        return self.rows.order_by().filter(**{f"{self.path or 'pk'}__in": keys})


def read_by(queryset, rows, key, expressions) -> Iterator[Reading]:
    """Yield what ``expressions`` and conditions of ``queryset`` are read from.

    ``key`` leads from its rows to the record; ``rows`` are all those that it may
    choose from, public or not. Queries within it are left out.
    """
    query = queryset.query
    tables, fields = _tables(query), defaultdict(set)
    for column in _columns([*expressions, *query.where.leaves()]):
        if column.alias in tables:
            fields[tables[column.alias]].add(column.target.attname)
    for path, model in dict.fromkeys(tables.values()):
        yield Reading(rows, key, path, model, frozenset(fields[path, model]))


def read_by_union(queryset, key, names) -> Iterator[Reading]:
    """Yield what the annotations ``names`` of a union, or of one arm, are read from.

    Of each arm the annotation ``key`` is the key of the record, as text.
    """
    for query in queryset.query.combined_queries or [queryset.query]:
        arm = QuerySet(query.model, query)
        said = [query.annotations[name] for name in (key, *names)]
        [column] = _columns(said[:1])
        path, _model = _tables(query)[column.alias]
        lookup = "__".join(filter(None, [path, column.target.attname]))
        yield from read_by(arm, query.model._base_manager.all(), lookup, said)


def _columns(expressions):
    """Yield the columns in expressions, those of the conditions of a case among them.

    Parts of a condition may be none.
    """
    for expression in expressions:
        for part in expression.flatten():
            if isinstance(part, Col):
                yield part
            elif isinstance(part, WhereNode):
                yield from _columns(part.leaves())


def _tables(query):
    """Return the path to each table of ``query`` and its model, by its alias.

    A row of which nothing but its key is read is not joined.
    """
    tables = {}
    for alias, table in query.alias_map.items():
        if table.parent_alias is None:
            tables[alias] = "", query.model
        else:
            above, _model = tables[table.parent_alias]
            name, model = _led_by(table.join_field)
            tables[alias] = "__".join(filter(None, [above, name])), model
    return {
        alias: tables[alias] for alias, uses in query.alias_refcount.items() if uses
    }


def _led_by(relation):
    """Return the name of a relation in lookups, and the model that it leads to."""
    if isinstance(relation, GenericRel):
        return relation.field.name, relation.field.related_model
    if isinstance(relation, GenericRelation):  # from its other end
        return relation.related_query_name(), relation.model
    return relation.name, relation.related_model
