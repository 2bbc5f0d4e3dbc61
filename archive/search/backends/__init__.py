"""The one place that knows the databases apart: what each makes of terms.

A backend is a module named as the vendor: the statements ``CREATE`` and ``DROP`` make
and undo the index, ``MATCH`` selects its ``{}`` and, as one text, the identifiers of
the documents that fit an expression, and ``expression(group)`` writes that.
"""

from importlib import import_module

from django.db import connection


def match(groups) -> list[list[str]]:
    """Return, for each group of phrases, the documents that have all of them.

    A phrase is a tuple of terms that stand side by side; a group is never empty.
    Documents are told by their identifiers, as text, in no order. One query.
    """
    backend = _backend(connection)
    arms = " UNION ALL ".join(backend.MATCH.format(n) for n in range(len(groups)))
    found = [[] for _ in groups]
    with connection.cursor() as cursor:
        cursor.execute(arms, [backend.expression(group) for group in groups])
        for place, keys in cursor.fetchall():
            found[place] = keys.split(",") if keys else []
    return found


def create(schema_editor):
    """Make the index in the database of ``schema_editor``."""
    for statement in _backend(schema_editor.connection).CREATE:
        schema_editor.execute(statement, params=None)


def drop(schema_editor):
    """Undo ``create()``."""
    for statement in _backend(schema_editor.connection).DROP:
        schema_editor.execute(statement, params=None)


def _backend(of):
    return import_module(f"{__name__}.{of.vendor}")
