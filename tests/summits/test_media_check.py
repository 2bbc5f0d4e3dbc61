"""The files of pictures held against the photos that name them."""

import os
import time
from pathlib import Path
from unittest import mock

from django.test import TestCase

from archive.media.checking import IN_PROGRESS, Finding, printable
from summits import media_check
from summits.media_check import check, remove
from summits.models import Photo
from summits.pictures import render, store
from tests.factories import make_photo, make_summit
from tests.pictures import MediaMixin, encoded, picture, upload

FOLDER, OTHER = "0123456789ab", "ba9876543210"
DRAFT = ".x0_9abcd.part"
OF_PHOTO = "(photo “Presidents at a long table” of 14th Summit)"


def age(path, seconds=IN_PROGRESS + 60):
    """Have a file or folder, or a link itself, look ``seconds`` old."""
    then = time.time() - seconds
    os.utime(path, (then, then), follow_symlinks=False)


class StoredPhoto(MediaMixin):
    """A mixin: a photo, ``self.photo``, and its files as they were stored."""

    @classmethod
    def setUpTestData(cls):
        cls.renditions = render(upload(encoded(picture((8, 8)))))
        files = [
            {"name": made.name, "width": made.width, "height": made.height}
            for made in cls.renditions
        ]
        summit = make_summit(number=14)
        cls.photo = make_photo(summit, folder=FOLDER, files=files)

    def setUp(self):
        super().setUp()
        store(FOLDER, self.renditions)
        self.folder = self.root / FOLDER
        self.file = self.folder / self.renditions[0].name

    def left_over(self, name=OTHER):
        """Return a folder, an old one, as a broken upload leaves it."""
        store("e" * 12, self.renditions)
        folder = (self.root / ("e" * 12)).rename(self.root / name)
        age(folder)
        return folder


class CheckTestCase(StoredPhoto, TestCase):
    def assertFound(self, *expected):
        """Assert what is found: pairs of kind and path below MEDIA_ROOT."""
        found = [(finding.kind, finding.path) for finding in check()]
        self.assertEqual(found, list(expected))


class WellTests(CheckTestCase):
    def test_photo_as_it_was_stored_is_well(self):
        self.assertFound()

    def test_archive_without_a_photo_and_without_a_directory_is_well(self):
        Photo.objects.all().delete()
        with self.settings(MEDIA_ROOT=self.root / "none"):
            self.assertFound()

    def test_nothing_is_changed(self):
        self.left_over()
        before = self.stored()
        check()
        self.assertEqual(self.stored(), before)

    def test_queries_do_not_grow_with_the_photos(self):
        with self.assertNumQueries(3):
            check()
        for folder in ["1" * 12, "2" * 12]:
            make_photo(self.photo.summit, folder=folder, files=self.photo.files)
            store(folder, self.renditions)
        with self.assertNumQueries(3):
            check()

    def test_progress_is_told_of_each_photo_and_of_each_other_folder(self):
        self.left_over()
        totals, parts = [], []
        check(progress=lambda total: totals.append(total) or parts.append)
        self.assertEqual((totals, parts), ([2], [1, 1]))

    def test_directory_that_cannot_be_read_is_an_error(self):
        file = self.root / "file"
        file.write_bytes(b"")
        with self.settings(MEDIA_ROOT=file), self.assertRaises(NotADirectoryError):
            check()


class LeftOverTests(CheckTestCase):
    def test_folder_that_no_photo_names(self):
        self.left_over()
        self.assertFound(("left over", OTHER))

    def test_draft_of_a_folder(self):
        self.left_over(DRAFT)
        self.assertFound(("left over", DRAFT))

    def test_folder_of_an_upload_in_progress_is_not(self):
        for name in [OTHER, DRAFT]:
            with self.subTest(name):
                folder = self.left_over(name)
                age(folder, IN_PROGRESS - 60)
                self.assertFound()

    def test_upload_saved_while_it_is_looked_at_is_not(self):
        def save(*args):
            make_photo(self.photo.summit, folder=OTHER, files=self.photo.files)
            return names(*args)

        self.left_over()
        names = media_check._names
        with mock.patch.object(media_check, "_names", save):
            self.assertFound()

    def test_upload_that_ends_while_it_is_looked_at_is_not(self):
        self.left_over(DRAFT)
        with mock.patch.object(Path, "lstat", side_effect=FileNotFoundError):
            self.assertEqual(media_check._unnamed(self.root / DRAFT), [])

    def test_it_is_removed(self):
        self.left_over()
        self.left_over(DRAFT)
        for finding in check():
            remove(finding)
        self.assertEqual(self.folders(), [FOLDER])

    def test_it_stays_if_a_photo_names_it_by_now(self):
        self.left_over()
        (finding,) = check()
        make_photo(self.photo.summit, folder=OTHER, files=self.photo.files)
        remove(finding)
        self.assertEqual(self.folders(), [FOLDER, OTHER])

    def test_what_links_lead_to_stays(self):
        target = self.root.parent / "precious"
        target.mkdir()
        (target / "file").write_bytes(b"precious")
        draft = self.left_over(DRAFT)
        (draft / "link").symlink_to(target)
        age(draft)
        (finding,) = check()
        remove(finding)
        self.assertEqual((target / "file").read_bytes(), b"precious")


class MissingTests(CheckTestCase):
    def test_file(self):
        self.file.unlink()
        self.assertFound(("missing", f"{FOLDER}/{self.file.name}"))

    def test_folder_is_told_once(self):
        self.folder.rename(self.root.parent / "away")
        self.assertFound(("missing", FOLDER))

    def test_all_media_are_those_of_each_photo(self):
        with self.settings(MEDIA_ROOT=self.root / "none"):
            self.assertFound(("missing", FOLDER))

    def test_it_says_of_what_photo(self):
        self.folder.rename(self.root.parent / "away")
        (finding,) = check()
        expected = f"missing: {FOLDER}: it is not there {OF_PHOTO}"
        self.assertEqual(str(finding), expected)

    def test_photo_replaced_while_it_is_looked_at_lacks_nothing(self):
        def replace(*names):
            Photo.objects.update(folder=OTHER)
            return look(*names)

        self.folder.rename(self.root / OTHER)
        look = media_check._look_at_folder
        with mock.patch.object(media_check, "_look_at_folder", replace):
            self.assertEqual(media_check._faults(self.photo), [])

    def test_folder_gone_after_it_was_looked_at_has_no_others(self):
        self.assertEqual(media_check._others(self.root / "none", []), [])


class AlteredTests(CheckTestCase):
    def assertAltered(self):
        self.assertFound(("altered", f"{FOLDER}/{self.file.name}"))

    def test_one_bit(self):
        content = bytearray(self.file.read_bytes())
        content[-1] ^= 1
        self.file.write_bytes(content)
        self.assertAltered()

    def test_end_missing_or_added(self):
        content = self.file.read_bytes()
        for other in [b"", content[:-1], content + b"\0"]:
            self.file.write_bytes(other)
            self.assertAltered()

    def test_content_of_another_file(self):
        self.file.write_bytes(self.renditions[1].content)
        self.assertAltered()

    def test_directory_link_or_pipe_in_its_place(self):
        elsewhere = self.file.rename(self.root.parent / "elsewhere")
        for make in [
            lambda: self.file.mkdir(),
            lambda: self.file.symlink_to(elsewhere),
            lambda: os.mkfifo(self.file),
        ]:
            make()
            self.assertAltered()
            self.file.rmdir() if self.file.is_dir() else self.file.unlink()

    def test_folder_that_is_a_link_or_a_file(self):
        elsewhere = self.folder.rename(self.root.parent / "elsewhere")
        self.folder.symlink_to(elsewhere)
        self.assertFound(("altered", FOLDER))
        self.folder.unlink()
        self.folder.write_bytes(b"")
        self.assertFound(("altered", FOLDER))

    def test_file_that_cannot_be_read(self):
        denied = PermissionError(13, "Permission denied")
        with mock.patch.object(Path, "open", side_effect=denied):
            first, *_others = check()
        self.assertEqual(first.kind, "altered")
        self.assertIn("it cannot be read: Permission denied", first.why)

    def test_folder_that_cannot_be_read(self):
        answers = [[FOLDER], PermissionError(13, "Permission denied")]
        with mock.patch.object(os, "listdir", side_effect=answers):
            (finding,) = check()
        said = f"altered: {FOLDER}: it cannot be read: Permission denied {OF_PHOTO}"
        self.assertEqual(str(finding), said)

    def test_names_that_the_archive_does_not_give(self):
        (self.root.parent / "secret").write_bytes(b"secret")
        for name in ["../../secret", "", ".", "a.webp", f"{self.file.name}\n"]:
            with self.subTest(name):
                Photo.objects.update(files=[{"name": name, "width": 1, "height": 1}])
                first, *_others = check()
                path = f"{FOLDER}/{name}"
                self.assertEqual((first.kind, first.path), ("altered", path))
        for folder in ["", ".", "..", "../media"]:
            with self.subTest(folder):
                Photo.objects.update(folder=folder)
                first, *_others = check()
                self.assertEqual((first.kind, first.path), ("altered", folder))


class ForeignTests(CheckTestCase):
    def assertForeign(self, *paths):
        """Assert what is foreign however old it is."""
        for path in paths:
            age(self.root / path)
        self.assertFound(*(("foreign", path) for path in sorted(paths)))

    def test_file_and_folder_of_other_names(self):
        (self.root / "notes.txt").write_bytes(b"")
        (self.root / ".htaccess").write_bytes(b"")
        (self.root / OTHER.upper()).mkdir()
        (self.root / "originals").mkdir()
        self.assertForeign("notes.txt", ".htaccess", OTHER.upper(), "originals")

    def test_file_and_link_under_the_name_of_a_folder(self):
        (self.root / OTHER).write_bytes(b"")
        (self.root / DRAFT).symlink_to(self.folder)
        self.assertForeign(OTHER, DRAFT)

    def test_folder_with_anything_else_in_it(self):
        folder = self.left_over()
        for make in [
            lambda: (folder / "notes.txt").write_bytes(b""),
            lambda: (folder / f"{'a' * 32}.webp").mkdir(),
            lambda: (folder / f"{'b' * 32}.jpg").symlink_to(self.file),
        ]:
            make()
            self.assertForeign(OTHER)
            for path in set(folder.iterdir()):
                path.rmdir() if path.is_dir() else path.unlink()

    def test_file_beside_those_of_a_photo(self):
        (self.folder / "Thumbs.db").write_bytes(b"")
        (finding,) = check()
        said = f"foreign: {FOLDER}/Thumbs.db: the photo does not name it {OF_PHOTO}"
        self.assertEqual(str(finding), said)

    def test_folder_that_cannot_be_read(self):
        folder = self.left_over()
        denied = PermissionError(13, "Permission denied")
        with mock.patch.object(os, "scandir", side_effect=denied):
            (finding,) = media_check._unnamed(folder)
        said = f"foreign: {OTHER}: it cannot be read: Permission denied"
        self.assertEqual(str(finding), said)


class PrintableTests(CheckTestCase):
    def test_any_name_is_told_on_one_line_of_plain_text(self):
        for name, expected in [
            (b"one\ntwo", "one\\ntwo"),
            (b"\x1b[2Jred", "\\x1b[2Jred"),
            (b"\xff.webp", "\\udcff.webp"),
            ("cumbre ñ – 1".encode(), "cumbre ñ – 1"),
            (b"-rf", "-rf"),
        ]:
            with self.subTest(name):
                path = os.fsencode(self.root) + b"/" + name
                Path(os.fsdecode(path)).write_bytes(b"")
                (finding,) = check()
                said = f"foreign: {expected}: the archive did not make it"
                self.assertEqual(str(finding), said)
                str(finding).encode()
                os.unlink(path)

    def test_reason_is_plain_text_too(self):
        self.assertEqual(str(Finding("kind", "path", "a\nb")), "kind: path: a\\nb")
        self.assertEqual(printable("Ñandú"), "Ñandú")
