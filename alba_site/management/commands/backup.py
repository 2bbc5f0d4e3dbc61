"""Write the database and the media to one file."""

import sqlite3
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from alba_site.backups import BackupError
from alba_site.backups.making import back_up
from alba_site.management.progress import bar


class Command(BaseCommand):
    help = (
        "Write the database and the media, as they are at one moment, to one file that "
        "manage.py restore reads. The site may run and editors may save meanwhile. "
        "SECRET_KEY and the other settings are not in it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.tar")
        parser.add_argument(
            "--force", action="store_true", help="Replace a file of that name."
        )

    def handle(self, *, file, force, **options):
        if file.exists() and not force:
            raise CommandError(f"{file} exists. To replace it say --force.")
        try:
            media = back_up(file, made_at=timezone.now(), progress=bar(self.stderr))
        except (BackupError, DatabaseError, sqlite3.Error, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        size = file.stat().st_size
        self.stdout.write(f"{file}: database, media files: {media}, bytes: {size}.")
        self.stdout.write("SECRET_KEY and the other settings are not in it.")
