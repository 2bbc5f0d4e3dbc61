"""Questions to the database that are put into SQL once a process, for any values.

Django puts a query set together and writes its SQL anew each time, which would be half
of what a page costs.
"""

import datetime as dt
from copy import copy
from functools import wraps
from itertools import chain

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
            self.sql, self.params = self.compiler.as_sql()
        if set(range(count)) != {p.place for p in self.params if isinstance(p, Slot)}:
            raise TypeError("A value does not stand in the statement as it was given.")

    def rows(self, values) -> list:
        """Return the rows for ``values``, one of each slot. One query."""
        compiler = copy(self.compiler)
        compiler.connection = connections[self.queryset.db]
        bound = self.sql, self._bound(values, compiler.connection.ops)
        compiler.as_sql = lambda *args, **kwargs: bound
        asked = self.queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler
        return list(asked)

    def _bound(self, values, ops):
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


def compiled(make):
    """Decorate a function of texts, or of lists of them, that returns a query set.

    It returns the rows as a list; of an empty list none, without asking. ``make`` gets
    a ``Slot`` in place of each text, for columns to be compared with, and is called
    once for each language and each length of lists, in powers of two: the last of a
    list is asked for again until it has such a length.
    """
    statements = {}

    @wraps(make)
    def asked(*given):
        values = [[value] if isinstance(value, str) else [*value] for value in given]
        if not all(values):
            return []
        values = [*map(filled, values)]
        place = get_language(), *map(len, values)
        if place not in statements:
            statements[place] = statement(make, given, values)
        return statements[place].rows([*chain(*values)])

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
