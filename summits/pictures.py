"""Picture files: what is uploaded is made anew in several sizes, and stored.

Nothing of an upload is kept but its pixels: no byte, name or metadata, so that neither
the place where a photo was taken nor what was hidden in its file is ever served.
"""

import hashlib
import logging
import re
import shutil
from io import BytesIO
from typing import NamedTuple

from archive.desk.uploads import refuse_what_does_not_fit
from archive.media.storing import drafted, path_to, write
from summits.decoding import decoded

FOLDER = re.compile(r"[0-9a-f]{12}")  # as publishing.models.new_key makes its name
NAME = re.compile(r"[0-9a-f]{32}\.(?:webp|jpg)")  # of a file: its digest and type
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
WIDTHS = [480, 960]  # pixels, beside that of the largest
FALLBACK = 960  # pixels; for readers without WebP and for those who share the page

logger = logging.getLogger(__name__)


class Rendition(NamedTuple):
    """A picture in one size and format: its file name, size in pixels, and bytes."""

    name: str
    width: int
    height: int
    content: bytes


def render(upload) -> list[Rendition]:
    """Return the renditions of an ``UploadedFile``: WebP by width, the JPEG last.

    Raises ``ValidationError``, with a message for the editor, if it is no picture, or
    a larger one than is read.
    """
    refuse_what_does_not_fit(upload)
    image = decoded(upload)
    widths = sorted({*(width for width in WIDTHS if width < image.width), image.width})
    return [
        *(_encoded(image, width, "webp", quality=80) for width in widths),
        _encoded(image, FALLBACK, "jpg", quality=82, progressive=True),
    ]


def store(folder, renditions):
    """Write ``renditions`` into a new folder of that name, all of them or none.

    Raises ``ValidationError`` where the disk is full or cannot be written to.
    """
    with drafted() as draft:
        made = draft / folder
        made.mkdir()
        for rendition in renditions:
            write(made / rendition.name, rendition.content)
        made.rename(path_to(folder))


def remove(folder):
    """Remove a folder of renditions, if it is there; never anything else."""
    if not FOLDER.fullmatch(folder):
        logger.error("This is no folder of a picture, and stays: %r", folder)
        return
    try:
        shutil.rmtree(path_to(folder))
    except FileNotFoundError:
        return
    except OSError as error:
        logger.error("A picture could not be removed: %s", error)


def _encoded(image, width, extension, **options):
    image = image.copy()
    image.thumbnail((width, image.height))
    image.info = {}
    content = BytesIO()
    image.save(content, TYPES[extension].removeprefix("image/"), **options)
    name = f"{digest(content)}.{extension}"
    return Rendition(name, image.width, image.height, content.getvalue())


def digest(file) -> str:
    """Return the name of a rendition, an open file of bytes: a part of its SHA-256."""
    return hashlib.file_digest(file, "sha256").hexdigest()[:32]
