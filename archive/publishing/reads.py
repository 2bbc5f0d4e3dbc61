"""What of the record is read: nobody writes it down, the queries that are run tell it.

A column counts as read where its table and its name stand in a statement, though it be
that of another table there: too much rather than too little.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F

from archive.publishing.marks import EDITION, is_record, names_of

QUOTED = re.compile(r'"(\w+)"')  # as Django writes every table and every column

_readers = ContextVar("readers", default=())


class Table(NamedTuple):
    """What whoever reads a table goes by: names of marks (marks.py).

    ``rows`` are those that change as rows come and go, ``columns`` those of a column.
    """

    rows: set[str]
    columns: dict[str, set[str]]


@contextmanager
def recorded() -> Iterator[set[str]]:
    """Yield a set of names of marks; in the end, of all that the block has read."""
    names = set()

    def read(execute, sql, *args):
        names.update(read_by(sql))
        return execute(sql, *args)

    present = _readers.set((*_readers.get(), names))
    try:
        with connection.execute_wrapper(read):
            yield names
    finally:
        _readers.reset(present)


def count_as_read(names: Iterable[str]):
    """Have whatever is being recorded go by ``names`` too: they were read before."""
    for reader in _readers.get():
        reader.update(names)


def read_by(sql) -> set[str]:
    """Return the names of the marks by which goes what a statement reads.

    That of the edition where nobody can tell.
    """
    words = set(QUOTED.findall(sql))
    tables = [table for name, table in _tables().items() if name in words]
    names = {name for table in tables for name in table.rows}
    for table in tables:
        for column in words & table.columns.keys():
            names |= table.columns[column]
    return names if tables else {EDITION}


@cache
def _tables():
    """Return the ``Table`` of every model, by its name in the database."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: _table(model) for model in models}


def _table(model):
    if model is ContentType:  # which no change of the record touches
        return Table(set(), {})
    if is_record(model):
        columns = {
            field.column: names_of(model, _written_with(field))
            for field in model._meta.concrete_fields
        }
        return Table({model._meta.label_lower}, columns)
    if model._meta.auto_created:  # links, told of as a change of either end
        ends = [field.related_model for field in model._meta.fields]
        return Table({end._meta.label_lower for end in filter(is_record, ends)}, {})
    return Table({EDITION}, {})


def _written_with(field):
    """Return the columns that are saved where ``field`` changes, mostly itself."""
    if not field.generated:
        return {field.attname}
    parts = field.expression.flatten()
    return {field.model._meta.get_field(p.name).attname for p in parts if type(p) is F}
