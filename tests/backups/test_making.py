"""Backups made while editors work."""

import datetime as dt
from unittest import mock

from django.conf import settings
from django.db import connection
from django.test import SimpleTestCase, TestCase, override_settings

from alba_site.backups import BackupError, making, tarball
from alba_site.backups.making import applied_migrations, back_up
from tests.backups import Database, InDirectory
from tests.factories import make_file
from tests.files import PDF, stored

NOON = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)


class BackUpTests(InDirectory, TestCase):
    def setUp(self):
        super().setUp()
        self.media = self.directory / "media"
        self.path = self.directory / "backup.tar"
        self.enterContext(override_settings(MEDIA_ROOT=self.media))
        migrations = ["members.0001_initial"]
        self.enterContext(
            mock.patch.object(making, "applied_migrations", lambda: migrations)
        )

    def make(self, database=None, **kwargs):
        database = database or Database()
        with mock.patch.object(making, "database_of", return_value=database):
            return back_up(self.path, made_at=NOON, **kwargs)

    def files(self):
        into = self.directory / "into"
        into.mkdir()
        return sorted(tarball.unpack(self.path, into).files)

    def test_database_and_media_are_in_it(self):
        self.make_file("media/2017/venue.webp", b"the venue")
        self.make_file("media/meeting.webp", b"the meeting")
        self.assertEqual(self.make(), 2)
        media = ["media/2017/venue.webp", "media/meeting.webp"]
        self.assertEqual(self.files(), ["database.sqlite3", *media])

    def test_files_of_texts_are_in_it_whole(self):
        file = make_file()
        with override_settings(MEDIA_ROOT=self.media):
            stored(file)
        self.make()
        name = f"media/files/{file.name}"
        self.assertIn(name, self.files())
        self.assertEqual((self.directory / "into" / name).read_bytes(), PDF)

    def test_medium_just_being_stored_is_not_in_it(self):
        self.make_file("media/.new.part/venue.webp", b"half of the ve")
        self.assertEqual(self.make(), 0)

    def test_archive_without_media_is_a_database(self):
        self.assertEqual(self.make(), 0)
        self.assertEqual(self.files(), ["database.sqlite3"])

    def test_secret_key_and_settings_are_not_in_it(self):
        self.make_file("secret_key", settings.SECRET_KEY.encode())
        self.make_file("media/venue.webp", b"the venue")
        self.make()
        self.assertNotIn(settings.SECRET_KEY.encode(), self.path.read_bytes())

    def test_manifest_says_what_it_is_of(self):
        self.make()
        into = self.directory / "into"
        into.mkdir()
        manifest = tarball.unpack(self.path, into)
        self.assertEqual(manifest.engine, connection.vendor)
        self.assertEqual(manifest.made_at, "2026-03-06T12:00:00+00:00")
        self.assertEqual(manifest.migrations, ["members.0001_initial"])

    def test_medium_stored_while_the_database_is_copied_is_in_it(self):
        self.make(Database(lambda: self.make_file("media/new.webp", b"new")))
        self.assertIn("media/new.webp", self.files())

    def test_medium_deleted_while_the_database_is_copied_makes_it_begin_again(self):
        old = self.make_file("media/old.webp", b"old")
        database = Database(lambda: old.unlink(missing_ok=True))
        self.assertEqual(self.make(database), 0)
        self.assertEqual(database.copies, 2)
        self.assertEqual(self.files(), ["database.sqlite3"])

    def test_medium_deleted_while_it_is_copied_makes_it_begin_again(self):
        old = self.make_file("media/old.webp", b"old")
        database = Database()
        write = tarball.write

        def late(*args):
            old.unlink(missing_ok=True)
            write(*args)

        with mock.patch.object(tarball, "write", late):
            self.make(database)
        self.assertEqual(database.copies, 2)
        self.assertEqual(self.files(), ["database.sqlite3"])

    def test_media_deleted_in_every_attempt_are_an_error(self):
        media = [self.make_file(f"media/{n}.webp", b"old") for n in range(3)]
        database = Database(lambda: media.pop().unlink())
        with self.assertRaisesMessage(BackupError, "In each of 3 attempts"):
            self.make(database)
        self.assertEqual(self.left(), ["media"])

    def test_error_of_the_database_leaves_nothing(self):
        def fail():
            raise BackupError("no such role")

        with self.assertRaisesMessage(BackupError, "no such role"):
            self.make(Database(fail))
        self.assertEqual(self.left(), [])

    def test_progress_is_told_every_byte_and_their_number(self):
        self.make_file("media/venue.webp", b"the venue")
        told = []
        self.make(progress=lambda total: told.append(total) or told.append)
        self.assertEqual(told[0], len(Database.rows) + len(b"the venue"))
        self.assertEqual(sum(told[1:]), told[0])


class MigrationTests(SimpleTestCase):
    databases = {"default"}

    def test_migrations_of_the_database_are_named_by_app(self):
        self.assertIn("members.0001_initial", applied_migrations())
