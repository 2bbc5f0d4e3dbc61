"""Uploaded pictures: what is refused, what is left of one, and how it is stored."""

import os
import zipfile
from io import BytesIO
from pathlib import Path
from unittest import mock

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, override_settings
from PIL import Image, PngImagePlugin

from archive.media.storing import path_to
from summits.pictures import Rendition, digest, remove, render, store
from tests.pictures import (
    PAYLOAD,
    UNREADABLE,
    MediaMixin,
    encoded,
    full_disk,
    picture,
    upload,
)

DESCRIPTION, CAMERA, GPS = 0x010E, 0x010F, 0x8825
FOLDER = "0123456789ab"


class RefusalTests(SimpleTestCase):
    @override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=20 * 1024**2)
    def test_file_that_was_too_large_to_be_held_is_refused(self):
        sent = upload(b"")
        sent.size = 30 * 1024**2
        with self.assertRaisesMessage(ValidationError, "at most 20 MB are sent"):
            render(sent)

    def test_what_is_no_picture_is_refused(self):
        with self.assertRaisesMessage(ValidationError, UNREADABLE):
            render(upload(PAYLOAD))


class RenditionTests(SimpleTestCase):
    def sizes(self, size):
        made = render(upload(encoded(picture(size))))
        return [(r.name.rpartition(".")[2], r.width, r.height) for r in made]

    def test_large_picture_is_made_in_three_widths_and_a_jpeg(self):
        self.assertEqual(
            self.sizes((3000, 2000)),
            [
                ("webp", 480, 320),
                ("webp", 960, 640),
                ("webp", 1600, 1067),
                ("jpg", 960, 640),
            ],
        )

    def test_picture_is_not_enlarged(self):
        self.assertEqual(
            self.sizes((600, 400)),
            [("webp", 480, 320), ("webp", 600, 400), ("jpg", 600, 400)],
        )
        self.assertEqual(self.sizes((1, 1)), [("webp", 1, 1), ("jpg", 1, 1)])

    def test_longer_side_is_bound(self):
        self.assertEqual(self.sizes((2000, 3200))[2], ("webp", 1000, 1600))

    def test_every_kind_is_read(self):
        for kind in ["JPEG", "PNG", "WEBP", "AVIF"]:
            with self.subTest(kind):
                made = render(upload(encoded(picture((600, 400)), kind)))
                self.assertEqual(len(made), 3)

    def test_every_rendition_is_of_the_size_and_kind_it_says(self):
        for made in render(upload()):
            image = Image.open(BytesIO(made.content))
            self.assertEqual(image.size, (made.width, made.height))
            kinds = {"webp": "WEBP", "jpg": "JPEG"}
            self.assertEqual(image.format, kinds[made.name.rpartition(".")[2]])

    def test_name_is_made_of_the_content(self):
        first, again = render(upload()), render(upload(name="other.jpg"))
        self.assertEqual([r.name for r in first], [r.name for r in again])
        other = render(upload(encoded(picture(colour="gold"))))
        self.assertFalse({r.name for r in first} & {r.name for r in other})
        self.assertRegex(first[0].name, r"^[0-9a-f]{32}\.webp$")
        self.assertEqual(first[0].name, f"{digest(BytesIO(first[0].content))}.webp")


class NothingElseTests(SimpleTestCase):
    """No byte of an upload that is not of its picture is found in a rendition."""

    def assertNothingLeft(self, content):
        self.assertIn(PAYLOAD, content)
        for made in render(upload(content)):
            self.assertNotIn(PAYLOAD, made.content)
            self.assertNotIn(b"PK\x03\x04", made.content)
            image = Image.open(BytesIO(made.content))
            self.assertEqual(dict(image.getexif()), {})
            known = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
            known |= {"progressive", "progression", "loop", "background"}
            self.assertLessEqual(set(image.info), known | {"timestamp", "duration"})

    def test_place_camera_and_words_of_exif_are_gone(self):
        exif = Image.Exif()
        exif[CAMERA], exif[DESCRIPTION] = "Camera 3000", PAYLOAD.decode()
        exif[GPS] = {1: "N", 2: (10.0, 30.0, 0.0)}
        self.assertNothingLeft(encoded(exif=exif))

    def test_comment_of_a_jpeg_is_gone(self):
        self.assertNothingLeft(encoded(comment=PAYLOAD))

    def test_words_of_a_png_are_gone(self):
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", PAYLOAD.decode())
        self.assertNothingLeft(encoded(picture(), "PNG", pnginfo=words))

    def test_words_of_a_webp_are_gone(self):
        self.assertNothingLeft(encoded(picture(), "WEBP", xmp=PAYLOAD))

    def test_what_follows_the_picture_is_gone(self):
        archive = BytesIO()
        with zipfile.ZipFile(archive, "w") as packed:
            packed.writestr("evil.html", PAYLOAD)
        for kind in ["JPEG", "PNG"]:
            self.assertNothingLeft(encoded(picture(), kind) + PAYLOAD)
            self.assertNothingLeft(encoded(picture(), kind) + archive.getvalue())


class StoreTests(MediaMixin, SimpleTestCase):
    renditions = [
        Rendition("a.webp", 2, 1, b"small"),
        Rendition("b.webp", 4, 2, b"large"),
        Rendition("c.jpg", 4, 2, b"plain"),
    ]

    def test_files_are_stored_in_one_folder(self):
        store(FOLDER, self.renditions)
        names = [f"{FOLDER}/{made.name}" for made in self.renditions]
        self.assertEqual(self.stored(), names)
        self.assertEqual(path_to(FOLDER, "b.webp").read_bytes(), b"large")
        self.assertEqual(self.folders(), [FOLDER])

    def test_files_may_be_read_by_a_proxy(self):
        store(FOLDER, self.renditions)
        mask = os.umask(0)
        os.umask(mask)
        self.assertEqual(path_to(FOLDER).stat().st_mode & 0o777, 0o777 & ~mask)

    def test_full_disk_is_told_and_keeps_nothing(self):
        for after in range(3):
            with (
                self.subTest(after),
                full_disk(after),
                self.assertLogs("archive.media.storing", "ERROR") as logged,
                self.assertRaisesMessage(ValidationError, "the disk is full"),
            ):
                store(FOLDER, self.renditions)
            self.assertIn("No space left", logged.output[0])
            self.assertEqual(self.folders(), [])

    def test_directory_that_cannot_be_made_is_told(self):
        self.root.write_text("a file where the directory should be")
        with (
            self.assertLogs("archive.media.storing", "ERROR"),
            self.assertRaisesMessage(ValidationError, "cannot be written to"),
        ):
            store(FOLDER, self.renditions)

    def test_folder_is_removed_with_its_files(self):
        store(FOLDER, self.renditions)
        remove(FOLDER)
        self.assertEqual(self.folders(), [])

    def test_folder_that_is_gone_is_no_error(self):
        with self.assertNoLogs("summits.pictures"):
            remove(FOLDER)

    def test_nothing_but_a_folder_of_a_picture_is_ever_removed(self):
        store(FOLDER, self.renditions)
        for name in ["", ".", "..", f"../media/{FOLDER}", "notes", FOLDER.upper()]:
            with (
                self.subTest(name),
                self.assertLogs("summits.pictures", "ERROR") as logged,
            ):
                remove(name)
            self.assertIn(repr(name), logged.output[0])
            self.assertEqual(self.folders(), [FOLDER])

    def test_folder_that_cannot_be_removed_is_logged(self):
        store(FOLDER, self.renditions)
        denied = mock.patch("shutil.rmtree", side_effect=PermissionError("denied"))
        with denied, self.assertLogs("summits.pictures", "ERROR") as logged:
            remove(FOLDER)
        self.assertIn("denied", logged.output[0])
        self.assertTrue(Path(self.root, FOLDER).is_dir())
