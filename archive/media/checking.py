"""Files below MEDIA_ROOT held against the rows that name them.

A file is stored before the row that names it, and removed after it. So what a process
leaves that is killed in between no row names: no reader sees it, only this finds it.
"""

import os
import stat
import time
from typing import NamedTuple

from archive.media.storing import path_to

IN_PROGRESS = 3600  # seconds; what is younger may be an upload that is not yet saved
LEFT_OVER, MISSING, ALTERED, FOREIGN = "left over", "missing", "altered", "foreign"


class Finding(NamedTuple):
    """What is wrong with a file or folder, ``path``, below MEDIA_ROOT."""

    kind: str
    path: str
    why: str

    def __str__(self):
        return f"{self.kind}: {printable(self.path)}: {printable(self.why)}"


def printable(text) -> str:
    """Return ``text`` on one line, with what cannot be printed written out."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode()
        for sign in text
    )


def names_in(*names) -> set[str]:
    """Return what a directory below MEDIA_ROOT holds; nothing if it is not there."""
    try:
        return set(os.listdir(path_to(*names)))
    except FileNotFoundError:
        return set()


def fault(look, *names):
    """Return kind and reason of what ``look`` finds wrong, None if nothing is."""
    try:
        return look(*names)
    except FileNotFoundError:
        return MISSING, "it is not there"
    except OSError as error:
        return ALTERED, f"it cannot be read: {error.strerror}"


def look_at_file(path, digest):
    """Return what is wrong with the file at ``path``, called by its ``digest``."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return ALTERED, "it is no file"
    with path.open("rb") as file:
        if digest(file) != path.stem:
            return ALTERED, "it is not as it was stored"
    return None


def unnamed(path, is_own, why):
    """Return what is to be said of an entry of MEDIA_ROOT that no row names: a list.

    ``is_own`` tells, of it and how the system describes it, whether the archive made
    it, ``why`` says by whom it is not named.
    """
    name = str(path.relative_to(path_to()))
    try:
        entry = path.lstat()
        is_known = is_own(path, entry.st_mode)
    except FileNotFoundError:
        return []  # It was an upload, which has come to its end.
    except OSError as error:
        return [Finding(FOREIGN, name, f"it cannot be read: {error.strerror}")]
    if not is_known:
        return [Finding(FOREIGN, name, "the archive did not make it")]
    if time.time() - entry.st_mtime < IN_PROGRESS:
        return []
    return [Finding(LEFT_OVER, name, why)]
