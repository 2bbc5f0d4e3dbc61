"""How the constraints of the models are tested: table by table, each one twice."""

from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from archive.publishing.models import Record


class Broken(NamedTuple):
    """One way to break a constraint: what is done to a good row, and what comes of it.

    ``make`` is a factory; ``values`` are fields and their new values, or a function of
    the row that returns them. ``early`` marks what the choices of a field refuse, or
    ``clean()`` puts right, before a form asks the constraint. ``also`` is another
    constraint that cannot but be broken with it, which the database may name instead.
    """

    constraint: str
    make: Any
    values: Any
    field: str
    message: str
    early: bool = False
    also: str = ""


class ConstraintCases:
    """Mixin of a ``TestCase``: tries the ``cases`` in a form and on the database."""

    cases = ()

    @classmethod
    def setUpTestData(cls):
        cls.rows = {case.make: case.make() for case in cls.cases}

    def broken(self, case):
        """Return a copy of the row of ``case`` and the values that break it."""
        row = self.rows[case.make]
        row = type(row).objects.get(pk=row.pk)
        return row, case.values(row) if callable(case.values) else case.values

    def test_full_clean_names_the_field(self):
        for case in self.cases:
            row, values = self.broken(case)
            for name, value in values.items():
                setattr(row, name, value)
            asked = row.validate_constraints if case.early else row.full_clean
            with self.subTest(case.constraint, changed=", ".join(values)):
                with self.assertRaises(ValidationError) as caught:
                    asked()
                self.assertIn(case.message, caught.exception.message_dict[case.field])

    def test_database_refuses_the_row(self):
        for case in self.cases:
            row, values = self.broken(case)
            rows = type(row).objects.filter(pk=row.pk)
            with self.subTest(case.constraint, changed=", ".join(values)):
                with self.assertRaises(IntegrityError) as caught, transaction.atomic():
                    rows.update(**values)
                self.assertRefusedBy(case, row, str(caught.exception))

    def assertRefusedBy(self, case, row, report):
        """Check that the database names the constraint or, SQLite, its columns."""
        declared = {constraint.name: constraint for constraint in row._meta.constraints}
        columns = ", ".join(
            f"{row._meta.db_table}.{row._meta.get_field(name).column}"
            for name in getattr(declared[case.constraint], "fields", ())
        )
        names = [case.constraint, case.also or case.constraint]
        if columns:
            names.append(f"UNIQUE constraint failed: {columns}")
        self.assertTrue(any(name in report for name in names), report)


def concrete_models():
    """Return the models of the project that hold the record."""
    return [model for model in apps.get_models() if issubclass(model, Record)]
