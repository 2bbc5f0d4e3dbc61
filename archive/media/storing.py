"""Files below MEDIA_ROOT: written, as a whole or not at all."""

import fcntl
import logging
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

AS_RECEIVED = "files"  # the one folder that is not of renditions of a picture

logger = logging.getLogger(__name__)


def path_to(*names) -> Path:
    """Return the path of what is called so below MEDIA_ROOT."""
    return Path(settings.MEDIA_ROOT, *names)


@contextmanager
def disk_faults_told():
    """Log an ``OSError``, and raise it as a ``ValidationError`` for the editor."""
    try:
        yield
    except OSError as error:
        logger.error("A file could not be stored: %s", error)
        raise ValidationError(
            _(
                "The file could not be stored: the disk is full, or cannot be "
                "written to. Nothing is saved; tell whoever runs the site."
            )
        ) from error


@contextmanager
def drafted():
    """Yield a hidden directory, where what is to be stored is made first.

    What is left in it goes with it. Raises ``ValidationError`` where the disk is full
    or cannot be written to.
    """
    root = path_to()
    with disk_faults_told():
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=root, prefix=".", suffix=".part") as draft:
            yield Path(draft)


def write(path, content):
    """Write a file so that a disk that is full says so here, not later."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def turn():
    """Wait until no thread and no process of the site on this machine has its turn.

    The lock is on the directory of the media itself; the system releases it with the
    process, however that ends.
    """
    with disk_faults_told():
        root = path_to()
        root.mkdir(parents=True, exist_ok=True)
        directory = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)
