"""Queries over keys that every save asks: compiled once a process, asked with any keys.

Django compiles a query anew whenever it is run, which for the unions of settling is
several times what the database takes to answer.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler


class Slot(str):
    """The place of one value in a statement: the ``place``-th, in the order given."""

    __slots__ = ("place",)

    def __new__(cls, place):
        slot = super().__new__(cls, f"\0{place}")  # which no value holds
        slot.place = place
        return slot


class Statement(NamedTuple):
    """A query as a database takes it, with a ``Slot`` for each key."""

    sql: str
    params: Sequence
    compiler: SQLCompiler
    converters: dict

    def rows(self, keys) -> list[tuple]:
        """Return what the database answers of ``keys``, one for each ``Slot``."""
        params = [keys[it.place] if type(it) is Slot else it for it in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return [*map(tuple, self.compiler.apply_converters(found, self.converters))]


def asked(
    make: Callable[..., QuerySet | None], *of, keys: Collection[str]
) -> list[tuple]:
    """Return the rows of the query that ``make(*of, keys)`` puts together.

    ``make`` is called once a process for the same ``of`` and about as many keys, with
    others in their place: it may but compare with them. A key may be any value that
    the database takes, such as an instant. Returned is a query set of
    ``values_list()``, or None where there is nothing to ask. One query at most.
    """
    if not keys:
        return []
    keys = filled(list(keys))
    statement = _compiled(connection.vendor, make, of, len(keys))
    return statement.rows(keys) if statement else []


def filled(values: list) -> list:
    """Return ``values``, the last one again and again up to a power of two.

    So few statements do for lists of all lengths.
    """
    length = 1 << (len(values) - 1).bit_length()
    return values + values[-1:] * (length - len(values))


@cache
def _compiled(vendor, make, of, size):
    """Return the statement of ``size`` keys, as databases of ``vendor`` take it."""
    rows = make(*of, [*map(Slot, range(size))])
    if rows is None:
        return None
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    selected = [expression for expression, *_ in compiler.select]
    return Statement(sql, params, compiler, compiler.get_converters(selected))
