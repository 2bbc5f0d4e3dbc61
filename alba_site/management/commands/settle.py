"""Bring up to date when each row is public, after rows were written past the site."""

from django.core.management.base import BaseCommand, CommandError

from archive.publishing import changes, settling


class Command(BaseCommand):
    help = (
        "Compute anew from when until when each row of the record is public, and "
        "everything that follows from it. The site does so with every change it makes; "
        "this is for rows written past it, by SQL: new ones are not seen by readers "
        "until then, and withdrawn ones still are. Exit 0: done, or with --check, "
        "nothing to do; 1: with --check, some rows differ."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="Say what differs and change nothing."
        )

    def handle(self, *, check, **options):
        found = settling.unsettled() if check else changes.settle_all()
        for model, keys in found.items():
            self.stdout.write(f"{model._meta.verbose_name_raw}: {len(keys)}")
        count = sum(map(len, found.values()))
        if check and count:
            raise CommandError(f"Rows that differ: {count}. Run manage.py settle.")
        self.stdout.write(
            "Every row is as it should be." if not count else f"Rows settled: {count}."
        )
