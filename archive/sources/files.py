"""No file without the row that names it: stored before it, and gone after it."""

import hashlib
import logging
import re
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from archive.desk.uploads import refuse_what_does_not_fit
from archive.media.storing import AS_RECEIVED, drafted, path_to, turn, write
from archive.media.uploads import Uploads
from archive.publishing.changes import Reader
from archive.sources.file_kinds import FileKind, kind_of
from archive.sources.models import SourceFile

NAME = re.compile(rf"[0-9a-f]{{64}}\.(?:{'|'.join(FileKind.values)})")

logger = logging.getLogger(__name__)


class Received(NamedTuple):
    """A file that was stored: the SHA-256, kind and size (bytes) that its row says."""

    sha256: str
    kind: FileKind
    size: int


class FileUploads(Uploads):
    """The files of texts that one request uploads; ``stored()`` is what was Received.

    Two sources may have one file. So what is stored here may be removed with the row
    of another source before ours is saved: then it is stored again when all is over.
    """

    def __init__(self):
        super().__init__()
        self._contents = {}

    def outcome(self, upload):
        refuse_what_does_not_fit(upload)
        content = upload.read()
        kind = kind_of(content, upload.name)
        sha256 = hashlib.sha256(content).hexdigest()
        name = f"{sha256}.{kind}"
        with turn():
            store(name, content)
        self._contents[name] = content
        return Received(sha256, kind, len(content))

    def clear(self):
        if not self._contents:
            return
        for name in remove_unnamed(self._contents):
            with turn():
                store(name, self._contents[name])


class Removing(Reader):
    """Removes the file of a source once no row names it any longer."""

    def gone(self, row):
        if isinstance(row, SourceFile):
            transaction.on_commit(partial(remove_unnamed, [row.name]))


def place_of(name):
    """Return where the file of that name is stored."""
    return path_to(AS_RECEIVED, name)


def store(name, content):
    """Write a file under ``name``, which is made of ``content``, unless it is there.

    Raises ``ValidationError`` where the disk is full or cannot be written to.
    """
    if place_of(name).exists():
        return
    with drafted() as draft:
        write(draft / name, content)
        path_to(AS_RECEIVED).mkdir(exist_ok=True)
        (draft / name).rename(place_of(name))


def remove_unnamed(names) -> list[str]:
    """Remove those files of ``names`` that no row names; return the others.

    Not within a transaction. One at a time, so that nobody stores meanwhile what is
    removed.
    """
    kept = []
    with suppress(ValidationError), turn():  # a disk that is away is in the log
        for name in names:
            if is_named(name):
                kept.append(name)
            else:
                remove(name)
    return kept


def is_named(name) -> bool:
    """Tell whether a row names the file ``name``."""
    sha256, _dot, kind = name.partition(".")
    return SourceFile.objects.filter(sha256=sha256, kind=kind).exists()


def remove(name):
    """Remove a file, if it is there; never anything else."""
    if not NAME.fullmatch(name):
        logger.error("This is no file of a source, and stays: %r", name)
        return
    try:
        place_of(name).unlink(missing_ok=True)
    except OSError as error:
        logger.error("A file could not be removed: %s", error)
