"""Verify a backup, and put it in place of the archive."""

from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from alba_site.backups import BackupError, tarball
from alba_site.backups.databases import database_of
from alba_site.backups.making import MEDIA
from archive.publishing import mark_file


class Backup:
    """A backup unpacked into ``directory``, whole and fit for this site.

    Raises BackupError when it is not. ``manifest`` is what it says of itself,
    ``pending`` whether this release has migrations that it has not.
    """

    def __init__(self, path: Path, directory: Path, progress=None):
        advance = progress(path.stat().st_size) if progress else None
        self.directory = directory
        self.manifest = tarball.unpack(path, directory, advance)
        self.database = database_of(connection)
        known = {".".join(name) for name in MigrationLoader(None).disk_migrations}
        self.pending = not known <= set(self.manifest.migrations)
        self._check(known)
        (directory / MEDIA).mkdir(exist_ok=True)

    def _check(self, known):
        manifest = self.manifest
        if manifest.engine != connection.vendor:
            raise BackupError(
                f"The backup is of {manifest.engine}, but DATABASE_URL names a "
                f"database of {connection.vendor}."
            )
        if newer := sorted(set(manifest.migrations) - known):
            raise BackupError(
                f"The backup was made by a newer release, which has {newer[0]}: "
                "install that release first."
            )
        strange = {
            name
            for name in manifest.files
            if name != self.database.file and not name.startswith(f"{MEDIA}/")
        }
        if strange or self.database.file not in manifest.files:
            raise BackupError("The backup has files that are none of an archive's.")

    def restore(self):
        """Replace database and media; after an error both are as they were."""
        media = self.directory / MEDIA
        # No page of the former database is shown for want of the restored one; an
        # editor may have saved in between.
        mark_file.forget()
        with _swapped(media, settings.MEDIA_ROOT, self.directory / "former"):
            self.database.load(self.directory / self.database.file)
        mark_file.forget()


@contextmanager
def _swapped(new, old, former):
    """Put the directory ``new`` in place of ``old``; take it back after an error."""
    if old.exists():
        old.rename(former)
    try:
        new.rename(old)
        yield
    except BaseException:
        if old.exists():
            old.rename(new)
        if former.exists():
            former.rename(old)
        raise
