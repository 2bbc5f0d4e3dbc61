"""Pictures for tests, made when they are needed, and a place of their own for them."""

import errno
import os
import re
import struct
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import Image

PAYLOAD = b"<script>alert(document.domain)</script>"
UNREADABLE = "This is no JPEG, PNG, WebP or AVIF picture, or it is damaged."


def picture(size=(1200, 800), mode="RGB", colour="teal"):
    """Return a picture of one colour, its upper left quarter red."""
    image = Image.new("RGB", size, colour)
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def encoded(image=None, kind="JPEG", **options):
    """Return ``image``, or a plain one, as the bytes of a file."""
    content = BytesIO()
    (image or picture()).save(content, kind, **options)
    return content.getvalue()


def upload(content=None, name="photo.jpg", kind="image/jpeg"):
    """Return what a form is given when ``content``, or a good picture, is uploaded."""
    return SimpleUploadedFile(name, content or encoded(), kind)


def png(width, height, depth, colour, rows, *chunks):
    """Return a PNG of ``depth`` bits a sample and a ``colour`` type of the format.

    ``rows`` are the bytes of each row, ``chunks`` more chunks before them, as pairs of
    name and bytes.
    """
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = [(b"IHDR", head), *chunks, (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)
        for name, body in chunks
    )


def png_of(width, height):
    """Return a small file whose head says that the picture has so many pixels."""
    return png(width, height, 8, 2, [bytes(24)] * 8)


def webp_of(width, height):
    """Return a small file whose head says that the picture has so many pixels."""
    content = encoded(picture((8, 8)), "WEBP")
    return content[:26] + struct.pack("<HH", width, height) + content[30:]


def avif_of(width, height):
    """Return a small file whose head says that the picture has so many pixels."""
    content = encoded(picture((8, 8)), "AVIF")
    place = content.index(b"ispe") + 8
    return content[:place] + struct.pack(">II", width, height) + content[place + 8 :]


def jpeg_of(width, height, **options):
    """Return a small file whose head says that the picture has so many pixels."""
    content = encoded(picture((8, 8), options.pop("mode", "RGB")), **options)
    frame = re.search(rb"\xff[\xc0\xc2]\0.\x08", content, re.DOTALL).end()
    return content[:frame] + struct.pack(">HH", height, width) + content[frame + 4 :]


def full_disk(after=0):
    """Return a patch: the disk takes ``after`` files, then it is full."""
    left = iter([None] * after)

    def fsync(number):
        if next(left, "full") == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return mock.patch("os.fsync", fsync)


class MediaMixin:
    """A test whose pictures are stored in a directory that goes with it."""

    def setUp(self):
        super().setUp()
        directory = TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name, "media")
        settings = override_settings(MEDIA_ROOT=self.root)
        settings.enable()
        self.addCleanup(settings.disable)

    def stored(self):
        """Return the files in MEDIA_ROOT, as paths below it, in order."""
        return sorted(
            str(path.relative_to(self.root))
            for path in self.root.rglob("*")
            if path.is_file()
        )

    def folders(self):
        """Return what lies in MEDIA_ROOT itself, drafts included."""
        return sorted(path.name for path in self.root.glob("*"))
