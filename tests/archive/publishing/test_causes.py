"""Causes are read off real errors of SQLite, and off PostgreSQL's codes."""

import errno
import sqlite3
from contextlib import closing

from django.db import (
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
)
from django.db.utils import ConnectionHandler
from django.http import UnreadablePostError
from django.test import SimpleTestCase

from alba_site import settings
from archive.publishing.causes import Cause, cause_of, is_database_away
from tests.backups import InDirectory

MANY_WORDS = """
INSERT INTO word WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
SELECT 'declaration' FROM n LIMIT 9999
"""


class SQLiteTests(InDirectory, SimpleTestCase):
    """Errors provoked in a file of their own, over a connection as the site has it."""

    databases = ["default"]  # the alias of a connection that no other test has

    def setUp(self):
        super().setUp()
        self.path = self.directory / "archive.sqlite3"
        with closing(sqlite3.connect(self.path)) as made:
            made.execute("CREATE TABLE word (text)")
        self.connection = self.connect()

    def connect(self):
        config = settings.sqlite(self.path)
        config["OPTIONS"]["timeout"] = 0
        connection = ConnectionHandler({"default": config})["default"]
        self.addCleanup(connection.close)
        return connection

    def assertCause(self, cause, *statements):
        with self.assertRaises(Exception) as caught:
            self.run_all(*statements)
        self.assertIs(cause_of(caught.exception), cause)
        known = cause is not Cause.UNEXPECTED
        self.assertIs(is_database_away(caught.exception), known)

    def run_all(self, *statements):
        with self.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def test_another_writer(self):
        with self.connect().cursor() as other:
            other.execute("BEGIN IMMEDIATE")
            self.assertCause(Cause.BUSY, "BEGIN IMMEDIATE")

    def test_full_disk(self):
        self.assertCause(Cause.FULL, "PRAGMA max_page_count = 2", MANY_WORDS)

    def test_file_away(self):
        self.path.unlink()
        self.assertCause(Cause.MISSING, "SELECT text FROM word")

    def test_file_that_is_no_database(self):
        self.path.write_text("These are no tables but words of another kind. " * 99)
        self.assertCause(Cause.DAMAGED, "SELECT text FROM word")

    def test_damaged_pages(self):
        with self.path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 4096)
        self.assertCause(Cause.DAMAGED, "SELECT text FROM word")

    def test_file_that_may_not_be_written(self):
        self.assertCause(
            Cause.READ_ONLY, "PRAGMA query_only = 1", "INSERT INTO word VALUES ('x')"
        )

    def test_tables_away(self):
        self.assertCause(Cause.AWAY, "SELECT text FROM sentence")

    def test_row_that_is_refused(self):
        once = "CREATE UNIQUE INDEX once ON word (text)"
        self.assertCause(
            Cause.UNEXPECTED, once, *["INSERT INTO word VALUES ('alba')"] * 2
        )


def raised(error, code=None, **attributes):
    """Return ``error`` as Django raises it from one of a driver that has ``code``."""
    error.__cause__ = Exception()
    vars(error.__cause__).update(attributes, sqlstate=code)
    return error


class CodeTests(SimpleTestCase):
    def assertCauses(self, expected):
        found = {code: cause_of(raised(OperationalError(), code)) for code in expected}
        self.assertEqual(found, expected)

    def test_full_disk_of_postgresql(self):
        self.assertCauses({"53100": Cause.FULL})

    def test_locks_of_postgresql(self):
        self.assertCauses(dict.fromkeys(["55P03", "40P01", "40001"], Cause.BUSY))

    def test_postgresql_away(self):
        self.assertCauses(
            dict.fromkeys([None, "57P01", "57P02", "57P03", "08006"], Cause.AWAY)
        )

    def test_damage_and_refused_writes_are_none_of_the_classes_of_absence(self):
        for code, cause in {"XX001": Cause.DAMAGED, "25006": Cause.READ_ONLY}.items():
            error = raised(InternalError(), code)
            self.assertIs(cause_of(error), cause)
            self.assertIs(is_database_away(error), True)

    def test_no_room_for_the_index_of_the_journal(self):
        for code, cause in {
            sqlite3.SQLITE_IOERR_SHMSIZE: Cause.FULL,
            sqlite3.SQLITE_IOERR_READ: Cause.DAMAGED,
            sqlite3.SQLITE_BUSY_SNAPSHOT: Cause.BUSY,
        }.items():
            error = raised(OperationalError(), sqlite_errorcode=code)
            self.assertIs(cause_of(error), cause)


class OtherErrorTests(SimpleTestCase):
    def test_connection_that_is_closed(self):
        error = InterfaceError("connection already closed")
        self.assertIs(cause_of(error), Cause.AWAY)
        self.assertIs(is_database_away(error), True)

    def test_disk_that_takes_no_file(self):
        for code, cause in {
            errno.ENOSPC: Cause.FULL,
            errno.EDQUOT: Cause.FULL,
            errno.EROFS: Cause.READ_ONLY,
        }.items():
            error = OSError(code, "")
            self.assertIs(cause_of(error), cause)
            self.assertIs(is_database_away(error), False)

    def test_mistakes_are_unexpected(self):
        for error in [
            None,
            ValueError("summit"),
            DataError("value out of range"),
            IntegrityError("UNIQUE constraint failed"),
            raised(ProgrammingError("no such column"), "42703"),
            FileNotFoundError(errno.ENOENT, "venue.webp"),
            UnreadablePostError("the reader has gone"),
        ]:
            with self.subTest(repr(error)):
                self.assertIs(cause_of(error), Cause.UNEXPECTED)
                self.assertIs(is_database_away(error), False)


class WordsTests(SimpleTestCase):
    def test_every_cause_is_a_sentence_that_names_no_part_of_the_site(self):
        for cause in Cause:
            with self.subTest(cause):
                self.assertRegex(str(cause.label), r"\A[A-Z].*\.\Z")
                self.assertNotRegex(str(cause.label), "(?i)sql|/|error")
