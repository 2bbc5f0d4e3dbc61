"""Make the search index anew from the records."""

from django.core.management.base import BaseCommand

from alba_site.search import index

WIDTH = 30  # of the bar


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
        self.stdout.write(f"{count} documents in the index.")

    def show(self, name, done, total):
        """Draw on a terminal how many records of a type are done."""
        if self.stdout.isatty():
            filled = WIDTH * done // total
            bar = f"[{'#' * filled}{' ' * (WIDTH - filled)}]"
            end = "\n" if done == total else ""
            self.stdout.write(f"\r{name:<14}{bar} {done} of {total}", ending=end)
            self.stdout.flush()
