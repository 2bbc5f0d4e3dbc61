"""Migrations that add rules: they look first whether the archive holds to them."""

from django.core.management import CommandError
from django.db import migrations
from django.db.models import BooleanField, Count, Q, UniqueConstraint
from django.db.models.functions import Coalesce

MOST = 50  # rows that one message names
MEND = (
    "the archive holds what is refused from now on. Go back to the release of before, "
    "mend these records at the desk, and upgrade again."
)
HEAD = f"Nothing was changed: {MEND}"
HEAD_OF_APP = f"Nothing of this app was changed: {MEND}"


def looking_first(app_label, operations) -> list:
    """Return the ``operations`` of a migration, and before them one that only looks.

    It raises ``CommandError`` where rows break the constraints that are to be added:
    it names them, by the addresses of their forms, with what is to be mended.
    """
    look = Look(app_label, operations)
    return [migrations.RunPython(look, migrations.RunPython.noop), *operations]


def look_ahead(sender, plan=(), apps=None, **kwargs):
    """Raise ``CommandError`` where rows break a rule of any migration of ``plan``.

    A receiver of pre_migrate, connected for one app: so all rows of all apps are named
    before anything is changed. ``apps`` has the models of before.
    """
    refuse(
        HEAD,
        (
            row
            for step, is_back in plan
            if not is_back
            for operation in step.operations
            if isinstance(look := getattr(operation, "code", None), Look)
            for row in look.rows_refused(apps)
        ),
    )


class Look:
    """The code of the operation that looks for rows of an app that break new rules."""

    def __init__(self, app_label, operations):
        self.app_label = app_label
        self.added = [
            it for it in operations if isinstance(it, migrations.AddConstraint)
        ]

    def __call__(self, apps, schema_editor):
        refuse(HEAD_OF_APP, self.rows_refused(apps))

    def rows_refused(self, apps):
        """Yield the rows that are to be mended: the form of each, and what it breaks.

        ``apps`` may be those of any release before: what it has no model of has no
        rows, and what it has no column of no row says.
        """
        for one in self.added:
            try:
                model = apps.get_model(self.app_label, one.model_name)
            except LookupError:
                continue
            for key in _breaking(model, one.constraint):
                said = one.constraint.violation_error_message
                form = f"/admin/{self.app_label}/{one.model_name}/{key}/change/"
                yield f"{form}: {said}"


def refuse(head, rows):
    """Raise ``CommandError`` with ``head`` if there are any ``rows``, naming them."""
    found = [*rows]
    if found:
        raise CommandError("\n".join([head, *found[:MOST], *_and_more(found)]))


def _and_more(found):
    return [f"… and {len(found) - MOST} more."] if len(found) > MOST else []


def _breaking(model, constraint):
    """Return the keys of the rows that ``constraint`` is known to refuse."""
    names = {field.name for field in model._meta.get_fields()}
    rows = model.objects.order_by("pk")
    condition = _of_columns(names, constraint.condition or Q())
    if not isinstance(constraint, UniqueConstraint):
        if not condition:
            return []
        holds = Coalesce(condition, True, output_field=BooleanField())
        return (
            rows.annotate(holds=holds).filter(holds=False).values_list("pk", flat=True)
        )
    if condition is None or not names.issuperset(constraint.fields):
        return []
    rows = rows.filter(condition)
    rows = rows.filter(**{f"{name}__isnull": False for name in constraint.fields})
    twice = rows.order_by().values(*constraint.fields).annotate(n=Count("pk"))
    return [
        key
        for group in twice.filter(n__gt=1).values(*constraint.fields)
        for key in rows.filter(**group).values_list("pk", flat=True)
    ]


def _of_columns(names, condition):
    """Return the parts of ``condition`` that ask for none but the columns ``names``.

    The others are true, of columns that are still to come; None where they need not be.
    """
    known = [it for it in condition.children if Q(it).referenced_base_fields <= names]
    if len(known) == len(condition.children):
        return condition
    are_all_true = condition.connector == Q.AND and not condition.negated
    return Q(*known) if are_all_true else None
