"""Questions to the database that are put into SQL once a process, for any values.

Django puts a query set together and writes its SQL anew each time, which would be half
of what a page costs.
"""

import datetime as dt
from copy import copy
from functools import cached_property, wraps
from itertools import chain, count
from typing import NamedTuple

from django.db import connections
from django.utils.translation import get_language

from archive.publishing import clock
from archive.record.statements import Slot, filled

# In whose place the present instant goes. Nobody asks for what was public then.
ANY_INSTANT = dt.datetime(1900, 1, 1, 0, 0, 0, 1, tzinfo=dt.UTC)


class Statement:
    """The SQL of one query set, and all that it takes to make rows of its answer.

    ``count`` is the number of slots in it; raise ``TypeError`` if one went astray.
    """

    def __init__(self, queryset, count):
        self.queryset = queryset
        with clock.as_of(ANY_INSTANT):
            self.compiler = queryset.query.get_compiler(queryset.db)
            self.sql, self.params = self.compiler.as_sql(with_col_aliases=True)
        if set(range(count)) != {p.place for p in self.params if isinstance(p, Slot)}:
            raise TypeError("A value does not stand in the statement as it was given.")

    @cached_property
    def names(self) -> list[str]:
        """What its columns are called, in order, quoted."""
        numbers = count(1)
        aliases = [alias for _expression, _sql, alias in self.compiler.select]
        return [f'"{alias or f"col{next(numbers)}"}"' for alias in aliases]

    @cached_property
    def types(self) -> list[str]:
        """The types of the fields of its columns, in order."""
        columns = (expression for expression, *_ in self.compiler.select)
        return [column.output_field.get_internal_type() for column in columns]

    def rows(self, values) -> list:
        """Return the rows for ``values``, one of each slot. One query."""
        bound = self.sql, self.bound(values)
        return self._rows("as_sql", lambda *args, **kwargs: bound)

    def made_of(self, answer) -> list:
        """Return the rows that ``answer`` is, sequences of values of its columns."""
        return self._rows("execute_sql", lambda *args, **kwargs: [answer])

    def _rows(self, method, in_its_place):
        compiler = copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        setattr(compiler, method, in_its_place)
        asked = self.queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler
        return list(asked)

    def bound(self, values) -> tuple:
        """Return the parameters of its SQL for ``values``, as of now."""
        ops = connections[self.queryset.db].ops
        any_instant = ops.adapt_datetimefield_value(ANY_INSTANT)
        now = ops.adapt_datetimefield_value(clock.now())
        return tuple(
            values[param.place]
            if isinstance(param, Slot)
            else now
            if param == any_instant
            else param
            for param in self.params
        )


class Question(NamedTuple):
    """A statement, and the values to ask it for: one of each slot."""

    statement: Statement
    values: list

    def rows(self) -> list:
        """Return the rows. One query."""
        return self.statement.rows(self.values)

    def params(self) -> tuple:
        """Return the parameters of the SQL, as of now."""
        return self.statement.bound(self.values)

    def made_of(self, answer) -> list:
        """Return the rows that ``answer`` is, sequences of values."""
        return self.statement.made_of(answer)


def question_of(queryset) -> Question:
    """Return the question for the rows of a query set that is asked for once."""
    return Question(Statement(queryset, 0), [])


def compiled(make):
    """Decorate a function of texts, or of lists of them, that returns a query set.

    It returns the rows as a list; of an empty list none, without asking. ``make`` gets
    a ``Slot`` in place of each text, for columns to be compared with, and is called
    once for each language and each length of lists, in powers of two: the last of a
    list is asked for again until it has such a length. Its ``question`` returns, of the
    same, a ``Question`` to be asked with others (one_query.py), None of an empty list.
    """
    statements = {}

    def question(*given):
        values = [[value] if isinstance(value, str) else [*value] for value in given]
        if not all(values):
            return None
        values = [*map(filled, values)]
        place = get_language(), *map(len, values)
        if place not in statements:
            statements[place] = statement(make, given, values)
        return Question(statements[place], [*chain(*values)])

    @wraps(make)
    def asked(*given):
        found = question(*given)
        return found.rows() if found else []

    asked.question = question
    return asked


def statement(make, given, values) -> Statement:
    """Return the statement for what is like ``given``, with as many slots as values."""
    count = sum(map(len, values))
    slots = map(Slot, range(count))
    arguments = [
        next(slots) if isinstance(one, str) else [next(slots) for _ in several]
        for one, several in zip(given, values, strict=True)
    ]
    return Statement(make(*arguments), count)
