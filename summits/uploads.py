"""What a form uploads: decoded and stored before anything is saved."""

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from archive.record.keys import new_key
from summits.photos import remove_unnamed
from summits.pictures import disk_faults_told, render, store


class Uploads:
    """The pictures of one request, and what became of each.

    The admin saves in a transaction, in which SQLite lets nobody else save, and makes
    the form again where that fails. So pictures are decoded and stored before it, once;
    both forms ask here. What no photo names when all is over is cleared away.
    """

    def __init__(self):
        self._outcomes = {}
        self._folders = []

    def take(self, upload):
        """Decode and store ``upload``, an ``UploadedFile``; not in a transaction."""
        self._outcomes[upload] = self._outcome(upload)

    def stored(self, upload):
        """Return the folder of ``upload``, and its files as ``Photo.files`` lists them.

        Raises ``ValidationError``, with a message for the editor, if it is refused.
        """
        outcome = self._outcomes[upload]
        if isinstance(outcome, ValidationError):
            raise outcome
        return outcome

    def replaces(self, folder):
        """Note the folder, if any, that a photo will no longer name if it is saved."""
        if folder:
            self._folders.append(folder)

    def clear(self):
        """Remove what was stored for no photo, and what was replaced."""
        remove_unnamed(self._folders)

    def _outcome(self, upload):
        try:
            with _turn():
                renditions = render(upload)
            folder = new_key()
            store(folder, renditions)
        except ValidationError as error:
            return error
        self._folders.append(folder)
        return folder, [
            {"name": made.name, "width": made.width, "height": made.height}
            for made in renditions
        ]


@contextmanager
def _turn():
    """Wait until no thread and no process of the site on this machine decodes.

    The lock is on the directory of the media itself; the system releases it with the
    process, however that ends.
    """
    with disk_faults_told():
        root = Path(settings.MEDIA_ROOT)
        root.mkdir(parents=True, exist_ok=True)
        directory = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)
