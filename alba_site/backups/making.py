"""Make a backup while the site runs and editors save."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from alba_site.backups import BackupError, tarball
from alba_site.backups.databases import database_of

MEDIA = "media"
ATTEMPTS = 3


def back_up(path: Path, *, made_at: dt.datetime, progress=None) -> int:
    """Write a backup of this archive to ``path`` and return how many media it holds.

    ``progress`` is called with the bytes to come and returns what is told the size of
    each block. Raises BackupError, OSError or an error of the database.
    """
    for _ in range(ATTEMPTS):
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as scratch:
            try:
                files = _snapshot(Path(scratch))
                total = sum(file.stat().st_size for file in files.values())
                advance = progress(total) if progress else None
                tarball.write(path, _manifest(made_at), files, advance)
            except FileNotFoundError:
                continue
            return len(files) - 1
    raise BackupError(
        f"In each of {ATTEMPTS} attempts a medium was deleted while it was copied."
    )


def applied_migrations() -> list[str]:
    """Return the migrations of the database as "app.name"."""
    return sorted(map(".".join, MigrationRecorder(connection).applied_migrations()))


def _manifest(made_at):
    return tarball.Manifest(
        engine=connection.vendor,
        made_at=made_at.isoformat(timespec="seconds"),
        migrations=applied_migrations(),
    )


def _snapshot(scratch):
    """Return the files of a backup, by name: a copy of the database, then the media.

    A medium is stored before the row that names it and never written again. So the
    media found after the copy are all that it names, unless one was deleted
    meanwhile: then FileNotFoundError is raised.
    """
    before = _media()
    database = database_of(connection)
    copy = scratch / database.file
    database.dump(copy)
    media = _media()
    if deleted := before.keys() - media.keys():
        raise FileNotFoundError(min(deleted))
    return {database.file: copy, **media}


def _media():
    """Return the media by name, without those just being stored (media/storing)."""
    root = settings.MEDIA_ROOT
    return {
        f"{MEDIA}/{path.relative_to(root).as_posix()}": path
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.relative_to(root).parts[0].startswith(".")
    }
