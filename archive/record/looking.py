"""Migrations that add rules: they look first whether the archive holds to them."""

from django.core.management import CommandError
from django.db import migrations
from django.db.models import BooleanField, Count, Q, UniqueConstraint
from django.db.models.functions import Coalesce

MOST = 50  # rows that one message names


def looking_first(app_label, operations) -> list:
    """Return the ``operations`` of a migration, and before them one that only looks.

    It raises ``CommandError`` where rows break the constraints that are to be added:
    it names them, by the addresses of their forms, with what is to be mended.
    """
    added = [it for it in operations if isinstance(it, migrations.AddConstraint)]

    def look(apps, schema_editor):
        found = [
            f"/admin/{app_label}/{one.model_name}/{key}/change/: {_said(one)}"
            for one in added
            for key in _breaking(apps.get_model(app_label, one.model_name), one)
        ]
        if found:
            raise CommandError("\n".join([HEAD, *found[:MOST], *_and_more(found)]))

    return [migrations.RunPython(look, migrations.RunPython.noop), *operations]


HEAD = (
    "Nothing of this app was changed: the archive holds what is refused from now on. "
    "Go back to the release of before, mend these records at the desk, and upgrade "
    "again."
)


def _said(operation):
    return operation.constraint.violation_error_message


def _and_more(found):
    return [f"… and {len(found) - MOST} more."] if len(found) > MOST else []


def _breaking(model, operation):
    """Return the keys of the rows that the constraint of ``operation`` refuses."""
    constraint, rows = operation.constraint, model.objects.order_by("pk")
    if not isinstance(constraint, UniqueConstraint):
        holds = Coalesce(Q(constraint.condition), True, output_field=BooleanField())
        return (
            rows.annotate(holds=holds).filter(holds=False).values_list("pk", flat=True)
        )
    rows = rows.filter(constraint.condition or Q())
    rows = rows.filter(**{f"{name}__isnull": False for name in constraint.fields})
    twice = rows.order_by().values(*constraint.fields).annotate(n=Count("pk"))
    return [
        key
        for group in twice.filter(n__gt=1).values(*constraint.fields)
        for key in rows.filter(**group).values_list("pk", flat=True)
    ]
