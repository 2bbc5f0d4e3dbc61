"""Load fixtures as one change, settled, and held to their words as ``seed`` is."""

from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.db import DEFAULT_DB_ALIAS

from alba_site.management.refusals import odd, refused
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
                label = f"{record._meta.label_lower} “{record.pk}”"
                raise CommandError(f"{label}: {why} Nothing was loaded.")
            for line in odd(self.records) if self.verbosity else ():
                self.stdout.write(line)

    def save_obj(self, obj):
        saved = super().save_obj(obj)
        if saved and changes.is_record(type(obj.object)):
            self.records.append(obj.object)
        return saved
