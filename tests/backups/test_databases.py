"""Databases copied to a file and put back, while others read and write them."""

import os
import sqlite3
import subprocess
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from unittest import mock, skipUnless

from django.db import DatabaseError, connection, connections
from django.db.utils import ConnectionHandler
from django.test import SimpleTestCase

from alba_site.backups import BackupError, databases
from alba_site.backups.databases import PostgreSQL, SQLite, pg_dump, without_psql
from tests.backups import InDirectory

PAIRS = "SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM other)"


class SQLiteTests(InDirectory, SimpleTestCase):
    """A file of two tables, each row of the one written with a row of the other."""

    def setUp(self):
        super().setUp()
        self.live = self.directory / "live.sqlite3"
        with closing(self.connect()) as live:
            live.execute("PRAGMA journal_mode = WAL")
            live.execute("CREATE TABLE one (x)")
            live.execute("CREATE TABLE other (x)")
            self.write(live)
        self.copy = self.directory / "copy.sqlite3"
        self.database = SQLite(self.django_connection())

    def django_connection(self):
        engine = {"ENGINE": "django.db.backends.sqlite3", "NAME": self.live}
        connection = ConnectionHandler({"default": {}, "file": engine})["file"]
        self.addCleanup(connection.close)
        return connection

    def connect(self, path=None):
        return sqlite3.connect(path or self.live, isolation_level=None, timeout=20)

    def write(self, live):
        """Save a long row of the one table and a row of the other in a transaction."""
        live.execute("BEGIN IMMEDIATE")
        live.execute("INSERT INTO one VALUES (zeroblob(9000))")
        live.execute("INSERT INTO other VALUES (1)")
        live.execute("COMMIT")

    def counted(self, path):
        with closing(self.connect(path)) as database:
            return database.execute(PAIRS).fetchone()

    def test_copy_has_the_rows(self):
        self.database.dump(self.copy)
        self.assertEqual(self.counted(self.copy), (1, 1))

    def test_copy_is_one_file(self):
        self.database.dump(self.copy)
        self.assertEqual(self.counted(self.copy), (1, 1))
        self.assertNotIn("copy.sqlite3-wal", self.left())

    def test_copy_has_nothing_of_a_change_that_is_not_finished(self):
        with closing(self.connect()) as editor:
            editor.execute("BEGIN IMMEDIATE")
            editor.execute("INSERT INTO one VALUES (1)")
            self.database.dump(self.copy)
        self.assertEqual(self.counted(self.copy), (1, 1))

    def test_copy_has_every_change_wholly_while_an_editor_saves_without_pause(self):
        stop, began = Event(), Event()

        def edit():
            with closing(self.connect()) as editor:
                while not stop.is_set():
                    self.write(editor)
                    began.set()

        editor = Thread(target=edit)
        editor.start()
        self.addCleanup(editor.join)
        self.addCleanup(stop.set)
        began.wait()
        for number in range(5):
            copy = self.directory / f"{number}.sqlite3"
            self.database.dump(copy)
            one, other = self.counted(copy)
            self.assertEqual(one, other)

    def test_damaged_database_is_not_copied_in_silence(self):
        with closing(self.connect()) as live:
            live.execute("CREATE TABLE positive (x CHECK (x > 0))")
            live.execute("PRAGMA ignore_check_constraints = ON")
            live.execute("INSERT INTO positive VALUES (-1)")
        with self.assertRaisesMessage(BackupError, "damaged: CHECK constraint failed"):
            self.database.dump(self.copy)
        self.assertFalse(self.copy.exists())

    def test_rows_of_the_copy_replace_those_there_are(self):
        self.database.dump(self.copy)
        with closing(self.connect()) as live:
            self.write(live)
            live.execute("CREATE TABLE later (x)")
        self.database.load(self.copy)
        self.assertEqual(self.counted(self.live), (1, 1))
        with closing(self.connect()) as live, self.assertRaises(sqlite3.Error):
            live.execute("SELECT * FROM later")

    def test_reader_keeps_what_it_reads_and_then_sees_the_restored_rows(self):
        self.database.dump(self.copy)
        with closing(self.connect()) as reader:
            self.write(reader)
            reader.execute("BEGIN")
            self.assertEqual(reader.execute(PAIRS).fetchone(), (2, 2))
            self.database.load(self.copy)
            self.assertEqual(reader.execute(PAIRS).fetchone(), (2, 2))
            reader.execute("COMMIT")
            self.assertEqual(reader.execute(PAIRS).fetchone(), (1, 1))

    def test_database_stays_in_the_mode_in_which_readers_do_not_wait(self):
        self.database.dump(self.copy)
        self.database.load(self.copy)
        with closing(self.connect()) as live:
            self.assertEqual(live.execute("PRAGMA journal_mode").fetchone(), ("wal",))

    def test_what_is_no_database_changes_nothing(self):
        with self.assertRaises(sqlite3.DatabaseError):
            self.database.load(self.make_file("copy.sqlite3", b"words" * 1000))
        self.assertEqual(self.counted(self.live), (1, 1))


@skipUnless(connection.vendor == "postgresql", "asks a PostgreSQL server")
class PostgreSQLTests(InDirectory, SimpleTestCase):
    """A database of one table, beside that of the tests."""

    databases = {"default"}
    words = "ALBA Bank: 100 % \\ 'ours'\n\\restrict a\n; %s"

    def setUp(self):
        super().setUp()
        try:
            pg_dump(connection.pg_version // 10_000)
        except BackupError as error:
            self.skipTest(str(error))
        name = f"{connection.settings_dict['NAME']}_copied"
        self.administer(f"DROP DATABASE IF EXISTS {name}")
        self.administer(f"CREATE DATABASE {name}")
        self.addCleanup(self.administer, f"DROP DATABASE {name}")
        there = connection.settings_dict | {"NAME": name}
        self.live = ConnectionHandler({"default": {}, "copied": there})["copied"]
        connections["copied"] = self.live
        self.addCleanup(connections.__delitem__, "copied")
        self.addCleanup(self.live.close)
        self.ask("CREATE TABLE names (id serial, name text)")
        self.ask("INSERT INTO names (name) VALUES (%s)", [self.words])
        self.database = PostgreSQL(self.live)
        self.copy = self.directory / "database.sql"
        self.database.dump(self.copy)

    def administer(self, statement):
        with connection.cursor() as cursor:
            cursor.execute(statement)

    def ask(self, statement, values=None):
        """Return the rows of an answer, if there are any."""
        with self.live.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def names(self):
        return [name for (name,) in self.ask("SELECT name FROM names ORDER BY id")]

    def test_rows_of_the_copy_replace_those_there_are(self):
        self.ask("UPDATE names SET name = 'Banco del ALBA'")
        self.database.load(self.copy)
        self.assertEqual(self.names(), [self.words])

    def test_empty_database_is_filled(self):
        self.ask("DROP TABLE names")
        self.database.load(self.copy)
        self.assertEqual(self.names(), [self.words])

    def test_table_made_since_goes(self):
        self.ask("CREATE TABLE later (x integer)")
        self.database.load(self.copy)
        self.assertEqual(self.live.introspection.table_names(), ["names"])

    def test_error_at_the_end_changes_nothing(self):
        self.ask("UPDATE names SET name = 'Banco del ALBA'")
        with self.copy.open("a") as copy:
            copy.write("SELECT no_such_column;")
        with self.assertRaises(DatabaseError):
            self.database.load(self.copy)
        self.assertEqual(self.names(), ["Banco del ALBA"])

    def test_rows_are_numbered_on(self):
        self.database.load(self.copy)
        self.ask("INSERT INTO names (name) VALUES ('Banco del ALBA')")
        self.assertEqual(self.names(), [self.words, "Banco del ALBA"])

    def test_copy_can_be_restored_again_and_again(self):
        for _ in range(2):
            self.database.load(self.copy)
            self.database.dump(self.copy)
        self.assertEqual(self.names(), [self.words])


class PgDumpTests(InDirectory, SimpleTestCase):
    """Programs that answer ``--version`` as those of PostgreSQL do."""

    def setUp(self):
        super().setUp()
        self.enterContext(mock.patch.object(databases, "DEBIAN", self.directory))
        self.enterContext(
            mock.patch.dict(os.environ, {"PATH": f"{self.directory}/path"})
        )

    def install(self, place, release):
        answer = f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {release} (Debian)'\n"
        path = self.make_file(f"{place}/pg_dump", answer.encode())
        path.chmod(0o755)
        return str(path)

    def test_that_of_the_release_goes_before_a_newer_one(self):
        self.install("path", "17.6")
        fitting = self.install("15/bin", "15.14")
        self.assertEqual(pg_dump(15), fitting)

    def test_newer_one_will_do(self):
        newer = self.install("path", "17.6")
        self.assertEqual(pg_dump(15), newer)

    def test_older_one_is_refused(self):
        self.install("path", "14.19")
        with self.assertRaisesMessage(BackupError, "15 or later, not release 14; on"):
            pg_dump(15)

    def test_none_is_named_with_its_package(self):
        with self.assertRaisesMessage(BackupError, "in the package postgresql-client"):
            pg_dump(15)

    def test_what_a_program_complains_of_is_the_error(self):
        path = self.make_file("fail", b"#!/bin/sh\necho 'no such role' >&2\nexit 1\n")
        path.chmod(0o755)
        with self.assertRaisesMessage(BackupError, "no such role"):
            databases.run([path])

    @skipUnless(find_spec("psycopg"), "needs psycopg")
    def test_password_is_no_argument(self):
        self.install("15/bin", "15.14")
        words = {"host": "db", "password": "secret", "cursor_factory": object}
        fake = mock.Mock(pg_version=150_014)
        fake.get_connection_params.return_value = words
        done = subprocess.CompletedProcess([], 0, "pg_dump (PostgreSQL) 15.14")
        with mock.patch.object(subprocess, "run", return_value=done) as run:
            PostgreSQL(fake).dump(Path("copy.sql"))
        self.assertEqual(run.call_args.args[0][-1], "--dbname=host=db")
        self.assertNotIn("secret", str(run.call_args.args))
        self.assertEqual(run.call_args.kwargs["env"]["PGPASSWORD"], "secret")


class ScriptTests(SimpleTestCase):
    def test_lines_for_psql_are_left_out(self):
        script = "\\restrict aB3\nSELECT 1;\n\\unrestrict aB3\n"
        self.assertEqual(without_psql(script), "SELECT 1;\n")

    def test_words_of_a_record_stay(self):
        words = "INSERT INTO x VALUES ('\n\\restrict other\n');\n"
        self.assertEqual(
            without_psql(f"\\restrict aB3\n{words}\\unrestrict aB3\n"), words
        )
