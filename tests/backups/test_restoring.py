"""Backups verified, and put in place of an archive."""

from unittest import mock

from django.db import connection
from django.test import SimpleTestCase, override_settings

from alba_site.backups import BackupError, restoring, tarball
from alba_site.backups.restoring import Backup
from alba_site.backups.tarball import Manifest
from tests.backups import Database, InDirectory

FIRST = "members.0001_initial"


class BrokenDatabase(Database):
    def load(self, path):
        raise BackupError("The disk is full.")


class RestoringTestCase(InDirectory, SimpleTestCase):
    def setUp(self):
        super().setUp()
        self.path = self.directory / "backup.tar"
        self.media = self.directory / "media"
        self.enterContext(override_settings(MEDIA_ROOT=self.media))

    def write(self, *media, engine=connection.vendor, migrations=(FIRST,), rows=True):
        """Write a backup whose media hold their own names."""
        names = [f"media/{name}" for name in media]
        names += [Database.file] if rows else []
        files = {name: self.make_file(f"from/{name}", name.encode()) for name in names}
        manifest = Manifest(engine, "2026-03-06T12:00:00+00:00", list(migrations))
        tarball.write(self.path, manifest, files)

    def unpack(self, database=None):
        into = self.directory / "into"
        into.mkdir()
        database = database or Database()
        with mock.patch.object(restoring, "database_of", return_value=database):
            return Backup(self.path, into)


class CheckTests(RestoringTestCase):
    def test_backup_of_this_site_is_accepted(self):
        self.write("venue.webp")
        self.assertEqual(self.unpack().manifest.made_at, "2026-03-06T12:00:00+00:00")

    def test_another_engine_is_refused(self):
        self.write(engine="oracle")
        with self.assertRaisesMessage(BackupError, "The backup is of oracle, but"):
            self.unpack()

    def test_newer_release_is_refused(self):
        self.write(migrations=[FIRST, "members.9999_later"])
        with self.assertRaisesMessage(BackupError, "which has members.9999_later"):
            self.unpack()

    def test_older_release_is_accepted_and_has_migrations_to_run(self):
        self.write()
        self.assertIs(self.unpack().pending, True)

    def test_this_release_has_none_to_run(self):
        known = restoring.MigrationLoader(None).disk_migrations
        self.write(migrations=map(".".join, known))
        self.assertIs(self.unpack().pending, False)

    def test_backup_without_a_database_is_refused(self):
        self.write("venue.webp", rows=False)
        with self.assertRaisesMessage(BackupError, "none of an archive's"):
            self.unpack()

    def test_file_beside_database_and_media_is_refused(self):
        files = {
            name: self.make_file(f"from/{name}", b"1")
            for name in [Database.file, "secret_key"]
        }
        tarball.write(self.path, Manifest(connection.vendor, "", [FIRST]), files)
        with self.assertRaisesMessage(BackupError, "none of an archive's"):
            self.unpack()


class RestoreTests(RestoringTestCase):
    def setUp(self):
        super().setUp()
        self.make_file("media/former.webp", b"former")
        self.write("venue.webp")

    def test_rows_and_media_are_those_of_the_backup(self):
        database = Database()
        self.unpack(database).restore()
        self.assertEqual(database.rows, b"database.sqlite3")
        self.assertEqual(self.left(self.media), ["venue.webp"])

    def test_no_page_kept_before_is_shown_without_the_database(self):
        def save():
            self.assertEqual(self.left(self.directory / "beside"), [])
            self.make_file("beside/edition", b"another save")

        class Meanwhile(Database):
            def load(self, path):
                save()
                super().load(path)

        file = self.make_file("beside/edition", b"former")
        with override_settings(ALBA_EDITION_FILE=str(file)):
            self.unpack(Meanwhile()).restore()
        self.assertEqual(self.left(self.directory / "beside"), [])

    def test_archive_without_media_gets_them(self):
        self.media.rename(self.directory / "elsewhere")
        self.unpack().restore()
        self.assertEqual(self.left(self.media), ["venue.webp"])

    def test_backup_without_media_leaves_none(self):
        self.write()
        self.unpack().restore()
        self.assertEqual(self.left(self.media), [])

    def test_error_of_the_database_leaves_the_former_media(self):
        with self.assertRaisesMessage(BackupError, "The disk is full."):
            self.unpack(BrokenDatabase()).restore()
        self.assertEqual(self.left(self.media), ["former.webp"])

    def test_error_of_the_database_leaves_no_media_where_none_were(self):
        self.media.rename(self.directory / "elsewhere")
        with self.assertRaisesMessage(BackupError, "The disk is full."):
            self.unpack(BrokenDatabase()).restore()
        self.assertFalse(self.media.exists())

    def test_media_that_cannot_be_put_in_place_leave_all_as_it_was(self):
        database = Database()
        backup = self.unpack(database)
        (backup.directory / "media/venue.webp").unlink()
        (backup.directory / "media").rmdir()
        with self.assertRaises(FileNotFoundError):
            backup.restore()
        self.assertEqual(self.left(self.media), ["former.webp"])
        self.assertEqual(database.rows, b"former rows")
