"""The files of texts held against the rows that name them."""

import hashlib
import stat

from archive.media.checking import (
    ALTERED,
    Finding,
    fault,
    look_at_file,
    names_in,
    unnamed,
)
from archive.media.storing import AS_RECEIVED
from archive.sources.files import NAME, is_named, place_of
from archive.sources.models import SourceFile


def check(progress=lambda total: lambda size: None) -> list[Finding]:
    """Return all that is wrong. No link is followed, nothing is changed.

    ``progress`` is called with how many rows and other files there are, and returns
    what is told of each. Raises ``OSError`` if their folder cannot be read.
    """
    # Before the rows: of what is stored meanwhile nothing is said.
    names = names_in(AS_RECEIVED)
    files = SourceFile.objects.select_related("source").order_by("sha256", "key")
    others = sorted(names - {file.name for file in files.iterator()})
    advance = progress(files.count() + len(others))
    found = []
    for file in files.iterator():
        found += _faults(file)
        advance(1)
    for name in others:
        found += unnamed(place_of(name), _is_own, "no source names it")
        advance(1)
    return found


def remove(finding):
    """Remove what is left over, unless a row names it by now.

    Raises ``OSError`` if it cannot be removed.
    """
    name = finding.path.partition("/")[2]
    if not is_named(name):
        place_of(name).unlink(missing_ok=True)


def _faults(file):
    """Return what is wrong with a file, if its row is still there."""
    wrong = fault(_look_at, file.name)
    if not wrong or not SourceFile.objects.filter(pk=file.pk).exists():
        return []
    kind, why = wrong
    whose = f"file “{file}” of {file.source}"
    return [Finding(kind, f"{AS_RECEIVED}/{file.name}", f"{why} ({whose})")]


def _look_at(name):
    if not NAME.fullmatch(name):
        return ALTERED, "the archive gives no such name"
    return look_at_file(place_of(name), _digest)


def _digest(file):
    return hashlib.file_digest(file, "sha256").hexdigest()


def _is_own(path, mode):
    """Tell whether ``files.store`` made a file, by its name."""
    return stat.S_ISREG(mode) and bool(NAME.fullmatch(path.name))
