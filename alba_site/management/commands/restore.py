"""Replace the database and the media by those of a backup."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from alba_site.backups import BackupError
from alba_site.backups.restoring import Backup
from alba_site.management.planning import count_rows
from alba_site.management.progress import bar
from archive.publishing import changes

# EOFError: nobody is there to answer the question.
FAULTS = (BackupError, DatabaseError, sqlite3.Error, OSError, EOFError)


class Command(BaseCommand):
    help = (
        "Replace the database and the media by those of a backup. All of it is "
        "verified before anything is touched; after an error the archive is as it was."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.tar")
        parser.add_argument(
            "--check", action="store_true", help="Verify the file and change nothing."
        )
        parser.add_argument(
            "--no-input", action="store_true", help="Do not ask before replacing."
        )

    def handle(self, *, file, check, no_input, **options):
        settings.VAR.mkdir(exist_ok=True)
        # Beside the media, so that they can take their place by a change of name.
        with TemporaryDirectory(dir=settings.VAR, prefix="restoring-") as directory:
            try:
                backup = Backup(file, Path(directory), bar(self.stderr))
                self.stdout.write(
                    f"{file} is whole, made at {backup.manifest.made_at}."
                )
                if not check:
                    self.restore(backup, ask=not no_input)
            except FAULTS as error:
                raise CommandError(f"Nothing was changed. {error}") from error

    def restore(self, backup, *, ask):
        """Restore ``backup``, if it is confirmed where ``ask`` is true."""
        question = "Replace the database and all media of this archive by it? [yes/no] "
        if ask and input(question) != "yes":
            raise BackupError("It was not confirmed.")
        backup.restore()
        self.stdout.write("Restored. Restart the site.")
        if backup.pending:  # which settles what is public
            self.stdout.write("It is of an older release: run manage.py migrate.")
        else:
            changes.settle_all()
            count_rows()
