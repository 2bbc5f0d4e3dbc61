"""Load the first records of the archive from its fixtures."""

import json
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.base import DeserializationError
from django.core.serializers.python import Deserializer
from django.db import DatabaseError, transaction

from alba_site.management.planning import count_rows
from alba_site.management.refusals import odd, refuse_to_hide, refused
from archive.kinds.declared import apps_with_kinds
from archive.publishing import changes
from archive.publishing.models import Record

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = (
        "Load the seed records from fixtures/ into an empty archive. Every row is "
        "checked as in the admin; at the first error nothing is loaded."
    )

    def add_arguments(self, parser):
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument(
            "--missing",
            action="store_true",
            help="Add the seed records whose key no record has; change no other.",
        )
        mode.add_argument(
            "--replace",
            action="store_true",
            help="Restore the seed records as they were; records made since stay.",
        )
        parser.add_argument(
            "--fixtures",
            type=Path,
            default=FIXTURES,
            metavar="DIR",
            help="The directory that holds a file for each app (default: fixtures/).",
        )

    def handle(self, *, missing, replace, fixtures, **options):
        if archive_has_records() and not (missing or replace):
            self.stdout.write(
                "The archive already has records: nothing loaded. "
                "See --missing and --replace."
            )
            return
        with changes.together(savepoint=True):
            rows = [
                row
                for name in files()
                for row in self.load(fixtures / name, restore=replace)
            ]
            for row in rows:
                row.check_fields()
            # Facts before passages: a wrong quotation is the fault of the fact.
            for row in reversed(rows):
                row.check()
            check_together(rows)
            remarks = list(odd([row.record for row in rows]))
        count_rows()
        restored = sum(row.existed for row in rows)
        for line in remarks:
            self.stdout.write(line)
        self.stdout.write(f"{len(rows) - restored} records added, {restored} restored.")

    def load(self, path, *, restore):
        """Save the rows of a file and return them; report progress on a terminal.

        Rows that exist are left out unless ``restore`` is true.
        """
        rows = [Row(path.name, row) for row in read(path)]
        rows = [row for row in rows if restore or not row.existed]
        for row in rows:
            row.save()
        if self.stdout.isatty():
            self.stdout.write(f"{path.name}: {len(rows)} records")
        return rows


def files() -> list[str]:
    """Return the names of the fixtures: one for each app of the record, as installed.

    What its rows point at is thus loaded before.
    """
    return [f"{config.label}.json" for config in apps_with_kinds()]


def archive_has_records():
    """Tell whether any row of the record exists."""
    return any(
        model.objects.exists()
        for model in apps.get_models()
        if issubclass(model, Record)
    )


def read(path):
    """Return the rows of a fixture, as dictionaries."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: {error}") from error
    if not isinstance(rows, list):
        raise CommandError(f"{path}: not a list of rows.")
    return rows


def check_together(rows):
    """Check rows as the desk does once all of a form is saved."""
    loaded = {row.record: row for row in rows}
    for record, why in refused(loaded):
        if record in loaded:
            raise loaded[record].error(why)
        raise CommandError(f"{record}: {why} Nothing was loaded.")


class Row:
    """One row of a fixture; every error it raises names the file and the row.

    ``existed`` tells whether the archive had a record of this key before.
    """

    def __init__(self, file, row):
        self.label = f"{file}, {_named(row)}"
        try:
            self.key = row["pk"]
            [deserialized] = Deserializer([row])
        except (DeserializationError, FieldDoesNotExist) as error:
            raise self.error(error) from error
        except (AttributeError, KeyError, TypeError) as error:
            raise self.error("not a row with model, pk and fields") from error
        self.record, self.linked = deserialized.object, deserialized.m2m_data
        self.deserialized = deserialized
        if not isinstance(self.record, Record):
            raise self.error("not a kind of record")
        self.existed = self.exists()

    def exists(self):
        """Tell whether the archive has a record of this key now."""
        return type(self.record).objects.filter(pk=self.key).exists()

    def save(self):
        """Write the row and what it is linked to; if refused, say what is wrong."""
        if self.exists() != self.existed:
            raise self.error("another row has this key")
        self.record._state.adding = not self.existed
        self.report(lambda: refuse_to_hide(self.record))
        try:
            with transaction.atomic():
                self.deserialized.save(save_m2m=False)
        except DatabaseError as error:
            self.check_fields()
            self.check()
            raise self.error(error) from error
        for field in self.record._meta.many_to_many:
            self.link(field, set(self.linked.get(field.name, [])))

    def link(self, field, keys):
        """Set a many-to-many field to ``keys``, none where the fixture has none."""
        targets = field.related_model.objects.filter(pk__in=keys)
        if unknown := keys - set(targets.values_list("pk", flat=True)):
            raise self.error(f"{field.name}: there is no “{min(unknown)}”")
        getattr(self.record, field.name).set(targets)

    def check_fields(self):
        """Check each value by itself, and that every record named is there."""
        self.report(self.record.clean_fields)

    def check(self):
        """Check the row as the admin does."""
        self.report(self.record.full_clean)

    def report(self, clean):
        """Run ``clean``; its messages become those of the error."""
        try:
            clean()
        except ValidationError as error:
            reasons = [
                f"{name}: {message}"
                for name, messages in error.message_dict.items()
                for message in messages
            ]
            raise self.error("; ".join(reasons)) from error

    def error(self, reason):
        """Return the error to raise: the file, the row, the reason."""
        return CommandError(
            f"{self.label}: {str(reason).rstrip('.')}. Nothing was loaded."
        )


def _named(row):
    if not isinstance(row, dict):
        return repr(row)
    return f"{row.get('model')} “{row.get('pk')}”"
