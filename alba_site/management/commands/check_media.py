"""Look whether the files of photos and sources are those that their rows name."""

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from alba_site.management.progress import bar
from archive.media.checking import LEFT_OVER, printable
from archive.sources import media_check as texts
from summits import media_check as photos

CHECKED = [photos, texts]


class Command(BaseCommand):
    help = (
        "Hold the files in var/media against the photos and the sources that name "
        "them, and print a line for each that is left over (none names it: an upload "
        "was broken off), missing, altered (not as it was stored, or not to be read) "
        "or foreign (the archive did not make it). The site may run meanwhile: what is "
        "younger than an hour may be an upload, and is not called left over. Nothing "
        "is changed without --delete. Exit 0: all is well, or was left over and is "
        "removed; 1: something is wrong, or the media could not be looked at."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--delete",
            action="store_true",
            help="Remove what is left over, and nothing else.",
        )

    def handle(self, *, delete, **options):
        try:
            found = [
                (app, finding)
                for app in CHECKED
                for finding in app.check(progress=bar(self.stderr))
            ]
        except (DatabaseError, OSError) as error:
            raise CommandError(f"The media could not be checked. {error}") from error
        wrong = [it for app, it in found if not (delete and self.removed(app, it))]
        for finding in wrong:
            self.stdout.write(str(finding))
        if wrong:
            raise CommandError(self.summary(wrong))
        self.stdout.write("The media are well.")

    def removed(self, app, finding):
        """Remove what is left over; return whether that was done."""
        if finding.kind != LEFT_OVER:
            return False
        try:
            app.remove(finding)
        except OSError as error:
            self.stderr.write(f"{printable(finding.path)} stays: {error.strerror}")
            return False
        self.stdout.write(f"removed: {printable(finding.path)}")
        return True

    def summary(self, wrong):
        """Return how much is wrong, and what helps."""
        counted = f"Found: {len(wrong)}."
        is_left = any(finding.kind == LEFT_OVER for finding in wrong)
        return f"{counted} --delete removes what is left over." if is_left else counted
