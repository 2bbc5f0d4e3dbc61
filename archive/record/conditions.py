"""What the database makes of a row that it may not hold: its conditions, its values.

Asked in one query, compiled once a process.

Django asks each condition by itself, compiled anew, in a savepoint of its own: some
twenty statements a row, which is most of what saving one would cost.
"""

from functools import cache

from django.core.exceptions import FieldError
from django.db import connections, router, transaction
from django.db.models import BooleanField, Expression, Q
from django.db.models.functions import Coalesce
from django.db.models.sql import Query


class Slot(Expression):
    """The place in a statement where the value of ``field`` goes, in no row's words.

    It is hashed by the field, which is one object while the process lives.
    """

    def __init__(self, field):
        super().__init__(output_field=field)

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value_of(self, row, connection):
        """Return what ``row`` holds there, as ``connection`` takes it."""
        field = self.output_field
        return field.get_db_prep_value(getattr(row, field.attname), connection)


def unmet(row, conditions, exclude=()) -> list[int]:
    """Return which of ``conditions``, a tuple of ``Q`` on the model of ``row``, fail.

    By their places. One that is not known to hold or not, for a null, does not fail;
    nor does one that reads a field named in ``exclude``. The values of ``row`` are
    plain ones, no expressions.
    """
    answers = _asked(row, conditions, frozenset(exclude))
    return [place for place, is_met in answers if not is_met]


def values_of(row, expressions) -> list:
    """Return what ``expressions``, a tuple on the model of ``row``, are of it: texts.

    As annotations are of rows that are stored.
    """
    return [value for _place, value in _asked(row, expressions, frozenset())]


def _asked(row, expressions, exclude):
    """Return pairs: the place of each expression asked, and its value for ``row``."""
    using = router.db_for_write(type(row), instance=row)
    connection = connections[using]
    places, sql, slots = _compiled(type(row), expressions, exclude, using)
    if not places:
        return []
    params = [
        slot.value_of(row, connection) if isinstance(slot, Slot) else slot
        for slot in slots
    ]
    with transaction.atomic(using), connection.cursor() as cursor:
        cursor.execute(sql, params)
        values = cursor.fetchone()
    return list(zip(places, values, strict=True))


@cache
def _compiled(model, expressions, exclude, using):
    """Return the places of the expressions asked, the statement, and its parameters."""
    shadow = model()
    for field in model._meta.local_concrete_fields:
        if not field.generated:
            setattr(shadow, field.attname, Slot(field))
    query = Query(None)
    for name, value in shadow._get_field_expression_map(model._meta, exclude).items():
        query.add_annotation(value, name, select=False)
    places = []
    for place, asked in enumerate(expressions):
        if isinstance(asked, Q):  # what is not known to fail holds
            asked = Coalesce(asked, True, output_field=BooleanField())
        try:
            query.add_annotation(asked, f"asked_{place}")
        except FieldError:  # it reads what is excluded
            continue
        places.append(place)
    return places, *(query.get_compiler(using=using).as_sql() if places else ("", []))
