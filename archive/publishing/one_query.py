"""Several compiled questions put to the database as one query.

Each is a column of the one row of the answer: its rows in their order, as JSON. So a
page costs one query for all lists that do not wait for one another.
"""

import datetime as dt
import json
from decimal import Decimal

from django.db import connection

MOST = 100  # values in one array: databases take no more arguments

# Of a database: what makes the array of some values, and of some rows; what makes of a
# number with a fraction, and of a value by the type of its field, what its driver does.
FORMS = {
    "sqlite": ("json_array", "json_group_array({})", float, {}),
    "postgresql": (
        "json_build_array",
        "json_agg({})::text",
        Decimal,
        {
            "DateTimeField": dt.datetime.fromisoformat,
            "DateField": dt.date.fromisoformat,
        },
    ),
}


def in_one_query(*questions) -> list[list]:
    """Return the rows of each of ``questions``, as ``compiled.py`` has them. One query.

    None among them has no rows; if there are no others, nothing is asked.
    """
    asked = [question for question in questions if question]
    if not asked:
        return [[] for _ in questions]
    arms = ", ".join(f"({arm(question.statement)})" for question in asked)
    params = [param for question in asked for param in question.params()]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {arms}", params)
        answers = dict(zip(map(id, asked), cursor.fetchone(), strict=True))
    return [
        question.made_of(values_in(answers[id(question)], question.statement))
        if question
        else []
        for question in questions
    ]


def arm(statement) -> str:
    """Return the SQL of one value: the rows of ``statement``, arrays of its columns.

    An array of more than ``MOST`` values is made of arrays.
    """
    array, rows, *_ = FORMS[connection.vendor]
    names = [f"q.{name}" for name in statement.names]
    parts = [names[n : n + MOST] for n in range(0, len(names), MOST)]
    row = ", ".join(f"{array}({', '.join(part)})" for part in parts)
    row = rows.format(f"{array}({row})")
    return f"SELECT {row} FROM ({statement.sql}) AS q"  # noqa: S608 (Django's SQL)


def values_in(answer, statement) -> list[list]:
    """Return the rows in ``answer``, JSON, with values as the driver gives them."""
    _array, _rows, number, by_type = FORMS[connection.vendor]
    found = json.loads(answer or "[]", parse_float=number)
    rows = [[value for part in parts for value in part] for parts in found]
    for place, of in enumerate(statement.types):
        if of == "JSONField":
            make = json_text
        elif not (make := by_type.get(of)):
            continue
        for row in rows:
            if row[place] is not None:
                row[place] = make(row[place])
    return rows


def json_text(value) -> str:
    """Return a value of a column of JSON as text, though it came as part of more."""
    return value if isinstance(value, str) else json.dumps(value)
