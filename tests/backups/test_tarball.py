"""The file of a backup: what it holds, and that nothing but it is accepted."""

import hashlib
import io
import json
import stat
import tarfile

from django.test import SimpleTestCase

from alba_site.backups import BackupError, tarball
from alba_site.backups.tarball import MANIFEST, SEAL, Manifest
from tests.backups import InDirectory

ABOUT = Manifest("sqlite", "2026-03-06T12:00:00+00:00", ["members.0001_initial"])
CONTENT = {
    "database.sqlite3": bytes(range(256)) * 40,
    "media/2017/cumbre-única.webp": b"a picture of the venue",
    "media/empty": b"",
}


def seal(content):
    """Return ``content`` with the line of its digest."""
    return content + f"{hashlib.sha256(content).hexdigest()}\n".encode()


class TarballTestCase(InDirectory, SimpleTestCase):
    def setUp(self):
        super().setUp()
        self.path = self.directory / "backup.tar"

    def write(self, content=CONTENT):
        files = {
            name: self.make_file(f"from/{name}", words)
            for name, words in content.items()
        }
        tarball.write(self.path, ABOUT, files)

    def unpack(self):
        """Unpack into a directory that was not there, and return the manifest."""
        self.into = self.directory / f"into-{len(self.left())}"
        self.into.mkdir()
        return tarball.unpack(self.path, self.into)


class WriteTests(TarballTestCase):
    def test_what_is_unpacked_is_what_was_written(self):
        self.write()
        self.unpack()
        found = {name: (self.into / name).read_bytes() for name in CONTENT}
        self.assertEqual(found, CONTENT)

    def test_manifest_has_the_sha256_of_every_file(self):
        self.write()
        digests = {
            name: hashlib.sha256(words).hexdigest() for name, words in CONTENT.items()
        }
        self.assertEqual(self.unpack(), ABOUT._replace(files=digests))

    def test_other_programs_read_it_as_a_tar(self):
        self.write()
        with tarfile.open(self.path) as tar:
            self.assertEqual(tar.getnames(), [*CONTENT, MANIFEST])

    def test_last_line_is_the_sha256_of_all_before_it(self):
        self.write()
        written = self.path.read_bytes()
        self.assertEqual(written, seal(written[:-SEAL]))

    def test_only_its_owner_may_read_it(self):
        self.write()
        self.assertEqual(stat.S_IMODE(self.path.stat().st_mode), 0o600)

    def test_each_block_is_counted_once_in_each_direction(self):
        written, read = [], []
        files = {"database.sql": self.make_file("from/database.sql", b"SELECT 1;")}
        tarball.write(self.path, ABOUT, files, written.append)
        (self.directory / "into").mkdir()
        tarball.unpack(self.path, self.directory / "into", read.append)
        self.assertEqual(sum(written), len(b"SELECT 1;"))
        self.assertEqual(sum(read), self.path.stat().st_size - SEAL)

    def test_error_leaves_the_former_file_and_nothing_else(self):
        self.path.write_bytes(b"yesterday's")
        with self.assertRaises(FileNotFoundError):
            tarball.write(self.path, ABOUT, {"media/gone": self.directory / "gone"})
        self.assertEqual(self.left(), ["backup.tar"])
        self.assertEqual(self.path.read_bytes(), b"yesterday's")


class DamageTests(TarballTestCase):
    def setUp(self):
        super().setUp()
        self.write()
        self.written = self.path.read_bytes()

    def assertRefused(self, content):
        self.path.write_bytes(content)
        with self.assertRaisesMessage(BackupError, "damaged or cut off"):
            self.unpack()
        self.assertEqual(self.left(self.into), [])

    def test_each_of_200_flipped_bits_is_refused(self):
        bits = len(self.written) * 8
        for bit in range(0, bits, bits // 200 + 1):
            content = bytearray(self.written)
            content[bit // 8] ^= 1 << bit % 8
            self.assertRefused(content)

    def test_each_flipped_bit_of_the_last_line_is_refused(self):
        for bit in range(8 * SEAL):
            content = bytearray(self.written)
            content[-1 - bit // 8] ^= 1 << bit % 8
            self.assertRefused(content)

    def test_file_cut_off_anywhere_is_refused(self):
        for size in [0, 1, SEAL - 1, SEAL, 512, 10_240, len(self.written) - 1]:
            with self.subTest(size):
                self.assertRefused(self.written[:size])

    def test_file_with_more_behind_it_is_refused(self):
        self.assertRefused(self.written + b"\n")

    def test_two_files_one_behind_the_other_are_refused(self):
        self.assertRefused(self.written * 2)


class ForgeryTests(TarballTestCase):
    """Files whose last line is right, and whose content is none that was made here."""

    def forge(self, *members, manifest=None):
        """Write a file of ``members``, pairs of TarInfo and content."""
        files = {
            info.name: hashlib.sha256(words).hexdigest() for info, words in members
        }
        about = manifest or ABOUT._replace(files=files)._asdict()
        last = self.member(MANIFEST, json.dumps(about).encode())
        whole = io.BytesIO()
        with tarfile.open(fileobj=whole, mode="w") as tar:
            for info, words in [*members, last]:
                tar.addfile(info, io.BytesIO(words))
        self.path.write_bytes(seal(whole.getvalue()))

    def member(self, name, words=b"", **fields):
        info = tarfile.TarInfo(name)
        info.size = len(words)
        for field, value in fields.items():
            setattr(info, field, value)
        return info, words

    def assertRefused(self, message):
        with self.assertRaisesMessage(BackupError, message):
            self.unpack()

    def test_plain_files_are_accepted(self):
        self.forge(self.member("media/a", b"1"), self.member("media/b/c", b"2"))
        self.assertEqual(len(self.unpack().files), 2)

    def test_name_that_leads_elsewhere_is_refused(self):
        names = [
            "../a",
            "media/../../a",
            "/etc/a",
            "./a",
            "media//a",
            "media/./a",
            "..",
        ]
        for name in names:
            with self.subTest(name):
                self.forge(self.member(name, b"1"))
                self.assertRefused("has no place in a backup")
                self.assertFalse((self.directory / "a").exists())

    def test_all_but_plain_files_is_refused(self):
        for kind in [
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.DIRTYPE,
            tarfile.FIFOTYPE,
        ]:
            with self.subTest(kind):
                self.forge(self.member("media/a", type=kind, linkname="/etc/passwd"))
                self.assertRefused("has no place in a backup")
                self.assertEqual(self.left(self.into), [])

    def test_same_name_twice_is_refused(self):
        self.forge(self.member("media/a", b"1"), self.member("media/a", b"2"))
        self.assertRefused("“media/a” has no place in a backup")

    def test_file_that_the_manifest_does_not_name_is_refused(self):
        self.forge(self.member("media/a", b"1"), manifest=ABOUT._asdict())
        self.assertRefused("not those that the manifest names")

    def test_file_that_the_manifest_names_and_is_not_there_is_refused(self):
        self.forge(manifest=ABOUT._replace(files={"media/a": "0" * 64})._asdict())
        self.assertRefused("not those that the manifest names")

    def test_content_other_than_the_manifest_says_is_refused(self):
        manifest = ABOUT._replace(files={"media/a": hashlib.sha256(b"1").hexdigest()})
        self.forge(self.member("media/a", b"2"), manifest=manifest._asdict())
        self.assertRefused("not those that the manifest names")

    def test_format_of_a_newer_release_is_refused(self):
        self.forge(manifest=ABOUT._replace(format=2)._asdict())
        self.assertRefused(
            "has format 2, made by a newer release; this one reads format 1"
        )

    def test_what_is_no_tar_is_refused(self):
        for content in [b"", b"words", bytes(10_240)]:
            with self.subTest(content[:5]):
                self.path.write_bytes(seal(content))
                self.assertRefused("backup.tar is no backup of an archive")
