"""Which conditions the database finds unmet by a row that it may not hold.

Asked in one query, compiled once a process.

Django asks each condition by itself, compiled anew, in a savepoint of its own: some
twenty statements a row, which is most of what saving one would cost.
"""

from functools import cache

from django.core.exceptions import FieldError
from django.db import connections, router, transaction
from django.db.models import BooleanField, Expression
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
    using = router.db_for_write(type(row), instance=row)
    connection = connections[using]
    places, sql, slots = _compiled(type(row), conditions, frozenset(exclude), using)
    if not places:
        return []
    params = [
        slot.value_of(row, connection) if isinstance(slot, Slot) else slot
        for slot in slots
    ]
    with transaction.atomic(using), connection.cursor() as cursor:
        cursor.execute(sql, params)
        answers = cursor.fetchone()
    return [place for place, is_met in zip(places, answers, strict=True) if not is_met]


@cache
def _compiled(model, conditions, exclude, using):
    """Return the places of the conditions asked, the statement, and its parameters."""
    shadow = model()
    for field in model._meta.local_concrete_fields:
        if not field.generated:
            setattr(shadow, field.attname, Slot(field))
    query = Query(None)
    for name, value in shadow._get_field_expression_map(model._meta, exclude).items():
        query.add_annotation(value, name, select=False)
    places = []
    for place, condition in enumerate(conditions):
        # What is not known to fail holds.
        asked = Coalesce(condition, True, output_field=BooleanField())
        try:
            query.add_annotation(asked, f"asked_{place}")
        except FieldError:  # it reads what is excluded
            continue
        places.append(place)
    return places, *(query.get_compiler(using=using).as_sql() if places else ("", []))
