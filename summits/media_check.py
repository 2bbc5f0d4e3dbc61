"""The files of pictures held against the photos that name them.

A file is stored before the row that names it, and removed after it. So what a process
leaves that is killed in between no photo names: no reader sees it, only this finds it.
"""

import os
import re
import shutil
import stat
import time
from typing import NamedTuple

from django.conf import settings

from summits.models import Photo
from summits.pictures import FOLDER, NAME, digest, path_to

DRAFT = re.compile(r"\.[a-z0-9_]{8}\.part")  # a folder that is being stored
IN_PROGRESS = 3600  # seconds; what is younger may be an upload that is not yet saved
LEFT_OVER, MISSING, ALTERED, FOREIGN = "left over", "missing", "altered", "foreign"


class Finding(NamedTuple):
    """What is wrong with a file or folder, ``path``, below MEDIA_ROOT."""

    kind: str
    path: str
    why: str

    def __str__(self):
        return f"{self.kind}: {printable(self.path)}: {printable(self.why)}"


def check(progress=lambda total: lambda size: None) -> list[Finding]:
    """Return all that is wrong. No link is followed, nothing is changed.

    ``progress`` is called with how many photos and other folders there are, and returns
    what is told of each. Raises ``OSError`` if MEDIA_ROOT cannot be read.
    """
    names = _names()  # Before the photos: of what is stored meanwhile nothing is said.
    photos = Photo.objects.select_related("summit")
    folders = set(photos.values_list("folder", flat=True))
    others = sorted(names - folders)
    advance = progress(photos.count() + len(others))
    found = []
    for photo in photos.order_by("folder").iterator():
        found += _faults(photo)
        advance(1)
    for name in others:
        found += _unnamed(path_to(name))
        advance(1)
    return found


def remove(finding):
    """Remove what is left over, unless a photo names it by now.

    Raises ``OSError`` if it cannot be removed.
    """
    if not Photo.objects.filter(folder=finding.path).exists():
        shutil.rmtree(path_to(finding.path))


def printable(text) -> str:
    """Return ``text`` on one line, with what cannot be printed written out."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode()
        for sign in text
    )


def _names():
    try:
        return set(os.listdir(settings.MEDIA_ROOT))
    except FileNotFoundError:
        return set()  # No picture was ever stored.


def _faults(photo):
    """Return what is wrong with the files of ``photo``, if it still names them."""
    whose = f"photo “{photo}” of {photo.summit}"
    found = [Finding(kind, path, f"{why} ({whose})") for path, kind, why in _all(photo)]
    same = Photo.objects.filter(pk=photo.pk, folder=photo.folder)
    return found if found and same.exists() else []


def _all(photo):
    """Yield path, kind and reason of what is wrong with the files of ``photo``."""
    if fault := _fault(_look_at_folder, photo.folder):
        yield photo.folder, *fault
        return
    names = [file["name"] for file in photo.files]
    for name in names:
        if fault := _fault(_look_at_file, photo.folder, name):
            yield f"{photo.folder}/{name}", *fault
    for name in _others(path_to(photo.folder), names):
        yield f"{photo.folder}/{name}", FOREIGN, "the photo does not name it"


def _others(folder, names):
    try:
        return sorted(set(os.listdir(folder)).difference(names))
    except FileNotFoundError:
        return []  # The photo has been replaced meanwhile.


def _fault(look, *names):
    """Return kind and reason of what ``look`` finds wrong, None if nothing is."""
    try:
        return look(*names)
    except FileNotFoundError:
        return MISSING, "it is not there"
    except OSError as error:
        return ALTERED, f"it cannot be read: {error.strerror}"


def _look_at_folder(folder):
    if not FOLDER.fullmatch(folder):
        return ALTERED, "the archive gives no such name"
    if not stat.S_ISDIR(path_to(folder).lstat().st_mode):
        return ALTERED, "it is no folder"
    os.listdir(path_to(folder))
    return None


def _look_at_file(folder, name):
    if not NAME.fullmatch(name):
        return ALTERED, "the archive gives no such name"
    path = path_to(folder, name)
    if not stat.S_ISREG(path.lstat().st_mode):
        return ALTERED, "it is no file"
    with path.open("rb") as file:
        if digest(file) != path.stem:
            return ALTERED, "it is not as it was stored"
    return None


def _unnamed(path):
    """Return what is to be said of an entry of MEDIA_ROOT that no photo names."""
    try:
        entry = path.lstat()
        is_own = stat.S_ISDIR(entry.st_mode) and _is_own(path)
    except FileNotFoundError:
        return []  # It was an upload, which has come to its end.
    except OSError as error:
        return [Finding(FOREIGN, path.name, f"it cannot be read: {error.strerror}")]
    if not is_own:
        return [Finding(FOREIGN, path.name, "the archive did not make it")]
    if time.time() - entry.st_mtime < IN_PROGRESS:
        return []
    return [Finding(LEFT_OVER, path.name, "no photo names it")]


def _is_own(folder):
    """Tell whether ``pictures.store`` made a folder, by its name and what is in it."""
    if DRAFT.fullmatch(folder.name):
        return True
    with os.scandir(folder) as entries:
        return bool(FOLDER.fullmatch(folder.name)) and all(
            NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            for entry in entries
        )
