"""How large a picture may be: told from the head of its file, nothing decoded.

Decoding holds at most 150 MB (2**20 bytes each) beyond what the process has, whatever
is uploaded; docs/decisions/pictures.md has what was measured.
"""

import os
import struct

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _

MOST_PIXELS = 30_000_000  # of a JPEG or PNG: 4 bytes each
MOST_PACKED = 3840 * 2160  # pixels of a WebP or AVIF: up to 16 bytes each
LONGEST = 65_535  # pixels of a side, as in a JPEG; 8 bytes a row, however short
FOR_PASSES = 140 * 2**20  # bytes, for a JPEG that is held whole before it is decoded
START_OF_SCAN = 0xFFDA


def _millions(pixels):
    return number_format(f"{pixels / 1_000_000:.1f}".removesuffix(".0"))


millions = lazy(_millions, str)


def refuse_too_large(image):
    """Raise ``ValidationError`` if a picture, its head read, has too many pixels."""
    pixels = image.width * image.height
    if max(image.size) > LONGEST:
        raise ValidationError(
            _("A side of the picture is too long: at most %(most)s pixels.")
            % {"most": number_format(LONGEST, force_grouping=True)}
        )
    if pixels > (MOST_PACKED if image.format in ("WEBP", "AVIF") else MOST_PIXELS):
        raise too_large()
    if is_in_passes(image) and pixels > (most := _most_in_passes(image)):
        raise ValidationError(
            _(
                "The picture is too large: at most %(most)s million pixels as a JPEG "
                "stored in several passes (“progressive”), like this one. Save it as "
                "an ordinary (“baseline”) JPEG, or make it smaller."
            )
            % {"most": millions(most)}
        )


def too_large():
    """Return the error for a picture of too many pixels."""
    return ValidationError(
        _(
            "The picture is too large: at most %(most)s million pixels as JPEG or "
            "PNG, %(packed)s million as WebP or AVIF. Make it smaller."
        )
        % {"most": millions(MOST_PIXELS), "packed": millions(MOST_PACKED)}
    )


def is_in_passes(image) -> bool:
    """Tell whether ``image`` is a JPEG of which no row is known before the last byte.

    A progressive one comes ever finer, another may come colour by colour.
    """
    if image.format not in ("JPEG", "MPO"):
        return False
    return "progressive" in image.info or _first_scan(image.fp) != image.layers


def _most_in_passes(image):
    """Return how many pixels fit: coefficients of two bytes, and the picture halved."""
    areas = [across * down for _id, across, down, _table in image.layer]
    across = max(across for _id, across, _down, _table in image.layer)
    down = max(down for _id, _across, down, _table in image.layer)
    coefficients = sum(areas) / (across * down)  # a pixel
    return int(FOR_PASSES / (2 * coefficients + 1)) // 1_000_000 * 1_000_000


def _first_scan(file):
    """Return how many colours the first scan of a JPEG has, 0 if it is not found."""
    file.seek(2)
    while len(head := file.read(4)) == 4:
        marker, length = struct.unpack(">HH", head)
        if marker == START_OF_SCAN:
            return file.read(1)[0]
        file.seek(length - 2, os.SEEK_CUR)
    return 0
