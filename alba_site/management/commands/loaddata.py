"""Load fixtures as one change, settled, and held to their words as ``seed`` is."""

from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.db import DEFAULT_DB_ALIAS

from alba_site.management.refusals import odd, refuse_to_hide, refused
from archive.publishing import changes
from archive.publishing.findings import written


class Command(loaddata.Command):
    """Django's command; other rules on rows than those on words it does not ask."""

    def loaddata(self, fixture_labels):
        if self.using != DEFAULT_DB_ALIAS:
            super().loaddata(fixture_labels)
            return
        self.records = []
        with changes.together():
            super().loaddata(fixture_labels)
            # A fixture says nothing true of when its rows are public.
            for model, keys in written(*self.records).rows.items():
                changes.note(model, keys)
            for record, why in refused(self.records):
                raise not_loaded(record, why)
            for line in odd(self.records) if self.verbosity else ():
                self.stdout.write(line)

    def save_obj(self, obj):
        try:
            refuse_to_hide(obj.object)
        except ValidationError as error:
            raise not_loaded(obj.object, " ".join(error.messages)) from error
        saved = super().save_obj(obj)
        if saved and changes.is_record(type(obj.object)):
            self.records.append(obj.object)
        return saved


def not_loaded(record, why):
    """Return the error to raise: which row of a fixture is refused, and why."""
    label = f"{record._meta.label_lower} “{record.pk}”"
    return CommandError(f"{label}: {why} Nothing was loaded.")
