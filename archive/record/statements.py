"""Queries over keys that every save asks: compiled once a process, asked with any keys.

Django compiles a query anew whenever it is run, which for the unions of settling is
several times what the database takes to answer.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler


class Place(str):
    """The place of one key in a statement, told by its ``number``."""

    def __new__(cls, number):
        place = super().__new__(cls, f"\0{number}")  # which no key holds
        place.number = number
        return place


class Statement(NamedTuple):
    """A query as a database takes it, with a ``Place`` for each key."""

    sql: str
    params: Sequence
    compiler: SQLCompiler
    converters: dict

    def rows(self, keys) -> list[tuple]:
        """Return what the database answers of ``keys``, one for each ``Place``."""
        params = [keys[it.number] if type(it) is Place else it for it in self.params]
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
    size = 1 << (len(keys) - 1).bit_length()  # few statements do for all numbers
    statement = _compiled(connection.vendor, make, of, size)
    spare = repeat(next(iter(keys)), size - len(keys))
    return statement.rows([*keys, *spare]) if statement else []


@cache
def _compiled(vendor, make, of, size):
    """Return the statement of ``size`` keys, as databases of ``vendor`` take it."""
    rows = make(*of, [Place(number) for number in range(size)])
    if rows is None:
        return None
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    selected = [expression for expression, *_ in compiler.select]
    return Statement(sql, params, compiler, compiler.get_converters(selected))
