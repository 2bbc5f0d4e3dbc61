"""``manage.py backup`` and ``manage.py restore``, as an administrator runs them."""

import re
from io import StringIO
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import connection
from django.test import SimpleTestCase, TransactionTestCase, override_settings

from alba_site.backups import BackupError, making, restoring
from alba_site.backups.databases import pg_dump
from alba_site.management.commands import restore
from summits.models import Summit
from tests.backups import Database, InDirectory
from tests.factories import make_summit
from tests.seeds import load_seeds


class CommandsOnAFile(InDirectory):
    """A mixin: an archive with one medium, whose ``var/`` is a directory of its own."""

    def setUp(self):
        super().setUp()
        self.var = self.directory / "var"
        self.media = self.var / "media"
        self.make_file("var/media/venue.webp", b"the venue")
        self.enterContext(override_settings(VAR=self.var, MEDIA_ROOT=self.media))
        self.path = self.directory / "backup.tar"

    def run_command(self, name, *args):
        """Run the command on the file and return what it prints."""
        out = StringIO()
        call_command(name, self.path, *args, stdout=out)
        return out.getvalue()

    def assertRefused(self, message, name, *args):
        with self.assertRaisesMessage(CommandError, message):
            self.run_command(name, *args)

    def answering(self, answer):
        return mock.patch("builtins.input", return_value=answer)


class ArchiveTestCase(CommandsOnAFile, SimpleTestCase):
    """The archive's database is one that takes the place of the tests'."""

    def setUp(self):
        super().setUp()
        self.database = Database()
        for module in [making, restoring]:
            self.enterContext(
                mock.patch.object(module, "database_of", return_value=self.database)
            )
        self.migrations = ["members.0001_initial"]
        self.enterContext(
            mock.patch.object(making, "applied_migrations", lambda: self.migrations)
        )


class BackupTests(ArchiveTestCase):
    def test_file_is_named_with_what_it_holds(self):
        printed = self.run_command("backup")
        size = self.path.stat().st_size
        self.assertIn(f"{self.path}: database, media files: 1, bytes: {size}.", printed)
        self.assertIn("SECRET_KEY and the other settings are not in it.", printed)

    def test_file_that_exists_is_kept_unless_forced(self):
        self.path.write_bytes(b"yesterday's")
        self.assertRefused("exists. To replace it say --force.", "backup")
        self.assertEqual(self.path.read_bytes(), b"yesterday's")
        self.run_command("backup", "--force")
        self.run_command("restore", "--check")

    def test_directory_that_is_missing_is_an_error(self):
        self.path = self.directory / "none/backup.tar"
        self.assertRefused("No backup was made.", "backup")


class RestoreTests(ArchiveTestCase):
    def setUp(self):
        super().setUp()
        self.run_command("backup")
        self.database.rows = b"later rows"
        (self.media / "venue.webp").unlink()
        self.make_file("var/media/later.webp", b"later")

    def assertRestored(self):
        self.assertEqual(self.database.rows, b"former rows")
        self.assertEqual(self.left(self.media), ["venue.webp"])

    def assertUnchanged(self):
        self.assertEqual(self.database.rows, b"later rows")
        self.assertEqual(self.left(self.media), ["later.webp"])
        self.assertEqual(self.left(self.var), ["media"])

    def test_archive_is_as_it_was(self):
        self.assertIn("Restored.", self.run_command("restore", "--no-input"))
        self.assertRestored()
        self.assertEqual(self.left(self.var), ["media"])

    def test_it_is_asked_for_a_yes(self):
        with self.answering("yes"):
            self.run_command("restore")
        self.assertRestored()

    def test_any_other_answer_changes_nothing(self):
        for answer in ["", "y", "no", "Yes please"]:
            with self.subTest(answer), self.answering(answer):
                self.assertRefused("Nothing was changed. It was not", "restore")
        self.assertUnchanged()

    def test_nobody_to_ask_changes_nothing(self):
        with mock.patch("builtins.input", side_effect=EOFError):
            self.assertRefused("Nothing was changed.", "restore")
        self.assertUnchanged()

    def test_check_changes_nothing(self):
        self.assertIn("is whole, made at 2", self.run_command("restore", "--check"))
        self.assertUnchanged()

    def test_damaged_file_changes_nothing(self):
        content = bytearray(self.path.read_bytes())
        content[len(content) // 2] ^= 1
        self.path.write_bytes(content)
        for option in ["--check", "--no-input"]:
            self.assertRefused(
                "Nothing was changed. The file is damaged", "restore", option
            )
        self.assertUnchanged()

    def test_missing_file_is_an_error(self):
        self.path = self.directory / "none.tar"
        self.assertRefused("No such file", "restore", "--check")

    def test_older_release_is_to_be_migrated(self):
        printed = self.run_command("restore", "--no-input")
        self.assertIn("run manage.py migrate", printed)

    def test_newer_release_changes_nothing(self):
        self.migrations = ["members.9999_later"]
        self.run_command("backup", "--force")
        (self.media / "later.webp").rename(self.media / "latest.webp")
        self.assertRefused("made by a newer release", "restore", "--no-input")
        self.assertEqual(self.left(self.media), ["latest.webp"])


class PageTests(CommandsOnAFile, TransactionTestCase):
    def setUp(self):
        super().setUp()
        if connection.vendor == "postgresql":
            try:
                pg_dump(connection.pg_version // 10_000)
            except BackupError as error:
                self.skipTest(str(error))

    def pages(self):
        """Return every English page of the sitemap, byte for byte, by its address.

        .ci/restore.py compares those of both languages.
        """
        sitemap = self.client.get("/sitemap.xml").content.decode()
        addresses = re.findall("<loc>https?://[^/]+(/en/.*?)</loc>", sitemap)
        return {address: self.client.get(address).content for address in addresses}

    def test_pages_of_a_restored_archive_are_equal_byte_for_byte(self):
        load_seeds()
        before = self.pages()
        self.run_command("backup")
        Summit.objects.update(summary_en="The summit met.")
        make_summit(number=16)
        with mock.patch.object(restore, "count_rows") as told:
            self.assertNotIn("migrate", self.run_command("restore", "--no-input"))
        told.assert_called_once_with()
        self.assertEqual(self.pages(), before)
        self.assertGreater(len(before), 50)
