"""Picture files: what is uploaded is looked at, made anew in several sizes, and stored.

Nothing of an upload is kept but its pixels: no byte, name or metadata, so that neither
the place where a photo was taken nor what was hidden in its file is ever served.
"""

import hashlib
import logging
import os
import shutil
import struct
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from alba_site.publishing.uploads import fits

READ = ["JPEG", "PNG", "WEBP", "AVIF"]
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
MOST_PIXELS = 50_000_000  # 300 MB of memory to decode; as WebP 800 MB
WIDTHS = [480, 960]  # pixels, beside that of the largest
FALLBACK = 960  # pixels; for readers without WebP and for those who share the page
LARGEST = 1600  # pixels of the longer side
WHITE = (255, 255, 255)
# What Pillow's readers raise over a file that is not what it begins as.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)

logger = logging.getLogger(__name__)


class Rendition(NamedTuple):
    """A picture in one size and format: its file name, size in pixels, and bytes."""

    name: str
    width: int
    height: int
    content: bytes


def render(upload) -> list[Rendition]:
    """Return the renditions of an ``UploadedFile``: WebP by width, the JPEG last.

    Raises ``ValidationError``, with a message for the editor, if it is no picture.
    """
    if not fits(upload):
        most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        raise ValidationError(
            _("The file is too large: at most %(most)d MB are sent at once.")
            % {"most": most}
        )
    try:
        image = _plain(_opened(upload))
    except UNREADABLE as error:
        raise ValidationError(
            _("This is no JPEG, PNG, WebP or AVIF picture, or it is damaged.")
        ) from error
    widths = sorted({*(width for width in WIDTHS if width < image.width), image.width})
    return [
        *(_encoded(image, width, "webp", quality=80) for width in widths),
        _encoded(image, FALLBACK, "jpg", quality=82, progressive=True),
    ]


def store(folder, renditions):
    """Write ``renditions`` into a new folder of that name, all of them or none.

    Raises ``ValidationError`` where the disk is full or cannot be written to.
    """
    root = Path(settings.MEDIA_ROOT)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=root, prefix=".", suffix=".part") as draft:
            made = Path(draft, folder)
            made.mkdir()
            for rendition in renditions:
                _write(made / rendition.name, rendition.content)
            made.rename(root / folder)
    except OSError as error:
        logger.error("A picture could not be stored: %s", error)
        raise ValidationError(
            _(
                "The picture could not be stored: the disk is full, or cannot be "
                "written to. Nothing is saved; tell whoever runs the site."
            )
        ) from error


def remove(folder):
    """Remove a folder of renditions, if it is there."""
    try:
        shutil.rmtree(path_to(folder))
    except FileNotFoundError:
        return
    except OSError as error:
        logger.error("A picture could not be removed: %s", error)


def path_to(folder, name="") -> Path:
    """Return where a rendition, or the folder of all of them, is stored."""
    return Path(settings.MEDIA_ROOT, folder, name)


def _opened(upload):
    """Return the picture, its head read and nothing decoded."""
    try:
        image = Image.open(upload, formats=READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_large()
    image.verify()  # the end of a PNG, which Pillow does not miss
    return Image.open(upload, formats=READ)


def _too_large():
    return ValidationError(
        _("The picture is too large: at most %(most)d million pixels.")
        % {"most": MOST_PIXELS // 1_000_000}
    )


def _plain(image):
    """Return the picture decoded, upright, no larger than need be, in plain sRGB."""
    if image.mode == "P":
        image = image.convert("RGBA")  # indexed colours are not scaled well
    image.thumbnail((LARGEST, LARGEST))
    image = _in_srgb(ImageOps.exif_transpose(image))
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, WHITE)
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    return image.convert("RGB")


def _in_srgb(image):
    """Return the picture in the colours that are meant where no profile is given."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=mode,
        )
    except (ImageCms.PyCMSError, OSError):
        return image  # The profile is of another kind of picture, or damaged.


def _encoded(image, width, extension, **options):
    image = image.copy()
    image.thumbnail((width, image.height))
    image.info = {}
    content = BytesIO()
    image.save(content, TYPES[extension].removeprefix("image/"), **options)
    content = content.getvalue()
    name = f"{hashlib.sha256(content).hexdigest()[:32]}.{extension}"
    return Rendition(name, image.width, image.height, content)


def _write(path, content):
    """Write a file so that a disk that is full says so here, not later."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
