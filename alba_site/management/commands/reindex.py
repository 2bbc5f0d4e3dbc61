"""Make the search index anew from the records."""

from django.core.management.base import BaseCommand

from alba_site.management.planning import count_rows
from alba_site.management.progress import draw
from archive.search import index


class Command(BaseCommand):
    help = (
        "Make every document of the search index anew from the public records, a few "
        "hundred in a transaction: the site answers meanwhile. The index is kept up to "
        "date by itself; this is for a new release that reads words otherwise, and for "
        "rows written past the site, by SQL. Exit 0: done; it can be stopped at any "
        "time and begun again."
    )

    def handle(self, **options):
        count = index.rebuild(report=self.show)
        count_rows()
        self.stdout.write(f"{count} documents in the index.")

    def show(self, name, done, total):
        """Draw on a terminal how many records of a type are done."""
        draw(self.stderr, done, total, name)
