"""An upload as pixels: small, upright, in plain sRGB, whatever the file is like.

A picture is scaled tile by tile, so that of its full size nothing but what its decoder
makes is ever held; whatever else is done to it, is done to a tile or to the result.
"""

import logging
import math
from io import BytesIO
from itertools import product
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from summits.picture_limits import is_in_passes, refuse_too_large, too_large

READ = ["JPEG", "PNG", "WEBP", "AVIF"]
LARGEST = 1600  # pixels of the longer side of the result
TILE = 64  # pixels of a side of what is scaled at once, as it is in the result
REACH = 2  # pixels of the result that the bicubic filter sees, to each side
# What the modes of a picture become, so that their pixels are scaled well. No other is
# read: Pillow would convert it by cutting off what is over 255.
PLAIN = {"1": "L", "L": "L", "LA": "L", "RGB": "RGB", "RGBA": "RGB", "P": "RGB"}
PLAIN |= {"CMYK": "CMYK"}  # until its profile is read
SIXTEEN_BITS = ("I", "I;16", "I;16B")
WHITE = (255, 255, 255)

PngImagePlugin.MAX_TEXT_MEMORY = 16 * 2**20  # bytes; Pillow's own limit is 64 MB

logger = logging.getLogger(__name__)


def decoded(file) -> Image.Image:
    """Return the picture in ``file``, an open one, with no more than ``LARGEST``.

    Raises ``ValidationError``, with a message for the editor, if it is too large or no
    whole picture.
    """
    try:
        return _decoded(file)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_large() from error
    except Exception as error:
        # Decoders raise whatever they stumble over, each its own.
        logger.info("A picture could not be read: %r", error)
        raise ValidationError(
            _("This is no JPEG, PNG, WebP or AVIF picture, or it is damaged.")
        ) from error


def _decoded(file):
    image = _opened(file)
    size = _fitted(image.size)
    # A JPEG is decoded at a half, a quarter or an eighth where that is enough.
    ample = 1 if is_in_passes(image) else 2
    image.draft(None, [ample * side for side in size])
    small = _shrunk(image, size)
    small.info = image.info
    small.info.pop("transparency", None)  # It is on white now.
    return _in_srgb(ImageOps.exif_transpose(small)).convert("RGB")


def _opened(file):
    """Return the picture, its head read and nothing decoded."""
    image = Image.open(file, formats=READ)
    refuse_too_large(image)
    if image.format == "PNG":
        image.verify()  # its end, which Pillow does not miss; closes the picture
        image = Image.open(file, formats=READ)
    return image


def _fitted(size):
    """Return ``size`` made no larger than ``LARGEST``, in proportion."""
    scale = min(LARGEST / max(size), 1)
    return tuple(max(round(side * scale), 1) for side in size)


def _shrunk(image, size):
    """Return ``image`` scaled to ``size``, in a mode of ``PLAIN``."""
    shrunk = Image.new(_plain(image.crop((0, 0, 1, 1))).mode, size)
    columns = _cuts(image.width, size[0])
    rows = _cuts(image.height, size[1])
    for across, down in product(columns, rows):
        tile = _plain(image.crop((across.first, down.first, across.last, down.last)))
        box = (across.begin, down.begin, across.end, down.end)
        tile = tile.resize((across.size, down.size), Image.Resampling.BICUBIC, box)
        shrunk.paste(tile, (across.place, down.place))
    return shrunk


class Cut(NamedTuple):
    """One side of a tile: ``place`` and ``size`` in the result, made of ``first`` to
    ``last`` of the picture, of which ``begin`` to ``end`` is its own; in pixels.
    """

    place: int
    size: int
    first: int
    last: int
    begin: float
    end: float


def _cuts(whole, result):
    """Yield the cuts of a side that is ``whole`` pixels, and ``result`` when scaled.

    Each tile is cut with as much around it as the filter sees, so no seam shows.
    """
    scale = whole / result
    margin = math.ceil(REACH * scale) + 1
    for place in range(0, result, TILE):
        size = min(TILE, result - place)
        begin, end = place * scale, min((place + size) * scale, whole)
        first = max(math.floor(begin) - margin, 0)
        last = min(math.ceil(end) + margin, whole)
        yield Cut(place, size, first, last, begin - first, end - first)


def _plain(tile):
    """Return a tile in the mode of ``PLAIN``: of eight bits, on white, no palette."""
    if tile.mode in SIXTEEN_BITS:
        tile = _in_eight_bits(tile)
    mode = PLAIN[tile.mode]
    if tile.has_transparency_data:
        tile = tile.convert("RGBA")
        paper = Image.new("RGB", tile.size, WHITE)
        paper.paste(tile, mask=tile)
        tile = paper
    return tile.convert(mode)


def _in_eight_bits(tile):
    """Return a tile of greys from 0 to 65535 as one from 0 to 255.

    Pillow's own conversion makes all above 255 white.
    """
    tile = tile.convert("I").point(lambda grey: grey * (1 / 257) + 0.5).convert("L")
    tile.info.pop("transparency", None)  # one of the greys of before
    return tile


def _in_srgb(image):
    """Return the picture in the colours that are meant where no profile is given."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError):
        return image  # The profile is of another kind of picture, or damaged.
