"""Pictures for tests, made when they are needed, and a place of their own for them."""

import errno
import os
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import Image

PAYLOAD = b"<script>alert(document.domain)</script>"


def picture(size=(1200, 800), mode="RGB", colour="teal"):
    """Return a picture of one colour, its upper left quarter red."""
    image = Image.new(mode, size, colour)
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return image


def encoded(image=None, kind="JPEG", **options):
    """Return ``image``, or a plain one, as the bytes of a file."""
    content = BytesIO()
    (image or picture()).save(content, kind, **options)
    return content.getvalue()


def upload(content=None, name="photo.jpg", kind="image/jpeg"):
    """Return what a form is given when ``content``, or a good picture, is uploaded."""
    return SimpleUploadedFile(name, content or encoded(), kind)


def png_of(width, height):
    """Return a small file whose head says that the picture has so many pixels."""
    content = bytearray(encoded(picture((8, 8)), "PNG"))
    head = content[12:16] + width.to_bytes(4) + height.to_bytes(4) + content[24:29]
    content[12:29] = head
    content[29:33] = zlib.crc32(head).to_bytes(4)
    return bytes(content)


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
