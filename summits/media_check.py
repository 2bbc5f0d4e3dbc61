"""The files of pictures held against the photos that name them."""

import os
import re
import shutil
import stat

from archive.media.checking import (
    ALTERED,
    FOREIGN,
    Finding,
    fault,
    look_at_file,
    names_in,
    unnamed,
)
from archive.media.storing import AS_RECEIVED, path_to
from summits.models import Photo
from summits.pictures import FOLDER, NAME, digest

DRAFT = re.compile(r"\.[a-z0-9_]{8}\.part")  # a folder that is being stored


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


def _names():
    return names_in() - {AS_RECEIVED}


def _faults(photo):
    """Return what is wrong with the files of ``photo``, if it still names them."""
    whose = f"photo “{photo}” of {photo.summit}"
    found = [Finding(kind, path, f"{why} ({whose})") for path, kind, why in _all(photo)]
    same = Photo.objects.filter(pk=photo.pk, folder=photo.folder)
    return found if found and same.exists() else []


def _all(photo):
    """Yield path, kind and reason of what is wrong with the files of ``photo``."""
    if wrong := fault(_look_at_folder, photo.folder):
        yield photo.folder, *wrong
        return
    names = [file["name"] for file in photo.files]
    for name in names:
        if wrong := fault(_look_at_file, photo.folder, name):
            yield f"{photo.folder}/{name}", *wrong
    for name in _others(path_to(photo.folder), names):
        yield f"{photo.folder}/{name}", FOREIGN, "the photo does not name it"


def _others(folder, names):
    try:
        return sorted(set(os.listdir(folder)).difference(names))
    except FileNotFoundError:
        return []  # The photo has been replaced meanwhile.


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
    return look_at_file(path_to(folder, name), digest)


def _unnamed(path):
    return unnamed(path, _is_own, "no photo names it")


def _is_own(folder, mode):
    """Tell whether ``pictures.store`` made a folder, by its name and what is in it."""
    if not stat.S_ISDIR(mode):
        return False
    if DRAFT.fullmatch(folder.name):
        return True
    with os.scandir(folder) as entries:
        return bool(FOLDER.fullmatch(folder.name)) and all(
            NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            for entry in entries
        )
