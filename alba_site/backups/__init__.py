"""Backups: the database and the media of an archive in one file, and back."""


class BackupError(Exception):
    """A backup that cannot be made, or a file that is refused; says why."""
