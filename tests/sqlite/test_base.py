"""What Django learns of the database, and when; connections kept, and their file."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.db import OperationalError, connection, transaction
from django.db.utils import ConnectionHandler
from django.test import SimpleTestCase, TestCase

from alba_site import settings
from archive.publishing.causes import Cause, cause_of

LOCKED = OperationalError("database is locked")


class FeaturesTests(TestCase):
    """Of either database; that of the site under test."""

    def test_json_is_known_while_another_process_writes(self):
        features = connection.features_class(connection)
        with mock.patch.object(transaction.Atomic, "__enter__", side_effect=LOCKED):
            self.assertTrue(features.supports_json_field)
            self.assertTrue(features.has_json_object_function)

    def test_database_does_what_is_known_of_it(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT json_array_length('[1, 2]')")
            self.assertEqual(cursor.fetchone(), (2,))

    def test_no_feature_is_found_out_in_a_transaction(self):
        features = connection.features_class(connection)
        asked = [name for name in dir(features) if not name.startswith("_")]
        self.assertIn("supports_json_field", asked)
        with mock.patch.object(transaction.Atomic, "__enter__", side_effect=LOCKED):
            for name in asked:
                with self.subTest(name):
                    getattr(features, name)


class FileTestCase(SimpleTestCase):
    """Files of a table that says which it is, and connections as threads keep them."""

    def setUp(self):
        self.directory = Path(self.enterContext(TemporaryDirectory()))
        self.live = self.make("live", 1)
        self.reader, self.editor = self.connect(), self.connect()

    def make(self, name, number):
        """Return the path of a new file that holds ``number``."""
        path = self.directory / f"{name}.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("CREATE TABLE numbers (number)")
            file.execute("INSERT INTO numbers VALUES (?)", [number])
        return path

    def connect(self):
        config = settings.sqlite(self.live)
        handler = ConnectionHandler({"default": config, "file": config})
        self.addCleanup(handler["file"].close)
        return handler["file"]

    def request(self, connection, *, saves=None):
        """Do what a request does that may save a number; return those it finds."""
        connection.close_if_unusable_or_obsolete()
        with connection.cursor() as cursor:
            if saves:
                connection.set_autocommit(False)
                cursor.execute("INSERT INTO numbers VALUES (%s)", [saves])
                connection.commit()
                connection.set_autocommit(True)
            cursor.execute("SELECT number FROM numbers ORDER BY number")
            found = [number for [number] in cursor.fetchall()]
        connection.close_if_unusable_or_obsolete()
        return found

    def save(self, number):
        """Do what the request of an editor does; return the numbers that it finds."""
        return self.request(self.editor, saves=number)

    def journal(self):
        """Return the number of bytes in the journal."""
        return Path(f"{self.live}-wal").stat().st_size


class KeptConnectionTests(FileTestCase):
    def test_connection_serves_one_request_after_the_other(self):
        self.request(self.reader)
        kept = self.reader.connection
        self.assertEqual(self.request(self.reader), [1])
        self.assertIs(self.reader.connection, kept)

    def test_connection_sees_what_others_save(self):
        self.request(self.reader)
        self.save(2)
        self.assertEqual(self.request(self.reader), [1, 2])

    def test_file_with_an_odd_name_is_found(self):
        self.live = self.make("a b%20ñ?", 5)
        reader = self.connect()
        self.assertEqual(self.request(reader), [5])
        kept = reader.connection
        self.request(reader)
        self.assertIs(reader.connection, kept)

    def test_database_in_memory_is_kept(self):
        config = settings.sqlite(self.live) | {"NAME": "file:cost?mode=memory"}
        memory = ConnectionHandler({"default": config, "memory": config})["memory"]
        self.addCleanup(memory.close)
        memory.ensure_connection()
        kept = memory.connection
        memory.close_if_unusable_or_obsolete()
        self.assertIs(memory.connection, kept)


class ReplacedTests(FileTestCase):
    """The file is another, is gone, or is back."""

    def setUp(self):
        super().setUp()
        self.other = self.make("other", 7)
        self.request(self.reader)
        self.save(2)

    def test_file_put_in_its_place_is_read(self):
        self.other.replace(self.live)
        self.assertEqual(self.request(self.reader), [7])

    def test_file_put_in_its_place_is_saved_to(self):
        self.other.replace(self.live)
        self.assertEqual(self.save(8), [7, 8])
        self.assertEqual(self.request(self.reader), [7, 8])
        with closing(sqlite3.connect(self.live)) as file:
            [found] = file.execute("PRAGMA integrity_check").fetchone()
        self.assertEqual(found, "ok")

    def test_file_put_in_its_place_keeps_what_each_connection_saves(self):
        self.other.replace(self.live)
        self.save(8)
        former, self.editor = self.editor, self.reader
        self.save(9)
        former.close()
        self.assertEqual(self.request(self.connect()), [7, 8, 9])

    def test_former_file_has_all_that_was_saved(self):
        former = self.directory / "former.sqlite3"
        self.live.rename(former)
        self.other.rename(self.live)
        self.assertEqual(self.request(self.reader), [7])
        with closing(sqlite3.connect(former)) as file:
            found = file.execute("SELECT number FROM numbers").fetchall()
        self.assertEqual(found, [(1,), (2,)])

    def test_missing_file_is_noticed_and_not_made_again(self):
        self.live.unlink()
        with self.assertRaises(OperationalError) as caught:
            self.request(self.reader)
        self.assertIs(cause_of(caught.exception), Cause.MISSING)
        self.assertFalse(self.live.exists())

    def test_file_that_was_away_is_read_again(self):
        away = self.live.rename(self.directory / "away.sqlite3")
        with self.assertRaises(OperationalError):
            self.request(self.reader)
        away.rename(self.live)
        self.assertEqual(self.request(self.reader), [1, 2])

    def test_nothing_is_closed_in_the_midst_of_a_transaction(self):
        self.reader.set_autocommit(False)
        self.reader.in_atomic_block = True
        self.other.replace(self.live)
        self.reader.close_if_unusable_or_obsolete()
        self.assertIsNotNone(self.reader.connection)
        self.reader.in_atomic_block = False


class JournalTests(FileTestCase):
    """What was saved is in the file itself, though connections are kept."""

    def test_journal_is_empty_after_a_request_that_saved(self):
        self.request(self.reader)
        self.save(2)
        self.assertEqual(self.journal(), 0)

    def test_request_that_saves_waits_for_no_reader(self):
        self.request(self.reader)
        with self.reader.cursor() as reading:
            reading.execute("BEGIN DEFERRED")
            reading.execute("SELECT number FROM numbers")
            self.assertEqual(self.save(2), [1, 2])
            self.assertGreater(self.journal(), 0)
            reading.execute("COMMIT")
        self.request(self.editor)
        self.assertEqual(self.journal(), 0)

    def test_writers_wait_for_their_turn_as_before(self):
        self.save(2)
        with self.editor.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            self.assertEqual(cursor.fetchone(), (20_000,))

    def test_request_that_reads_leaves_the_journal_alone(self):
        self.request(self.reader)
        with mock.patch.object(self.reader, "_empty_journal") as emptied:
            self.request(self.reader)
        emptied.assert_not_called()
