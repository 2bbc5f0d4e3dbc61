"""The mark in the file is never older than the database, and a full disk is no end."""

import errno
import fcntl
import os
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test import TestCase, TransactionTestCase, override_settings

from archive.publishing import changes, edition, mark_file
from archive.publishing.models import EditionStamp
from archive.sources.models import Source
from tests.backups import InDirectory
from tests.factories import make_source

FIRST, SECOND = "a" * 12, "b" * 12
FULL = OSError(errno.ENOSPC, "No space left on device")


class InEditionFile(InDirectory):
    """A mixin: the mark stands in ``self.file``."""

    def setUp(self):
        super().setUp()
        self.file = self.directory / "edition"
        self.enterContext(override_settings(ALBA_EDITION_FILE=str(self.file)))


@contextmanager
def announced(mark):
    """Announce ``mark``, then run the block that commits it."""
    with mark_file.announcing() as announce:
        announce(mark)
        yield


class FileTestCase(InEditionFile, TestCase):
    def announce(self, mark, error=None):
        with announced(mark):
            self.assertTrue(mark_file.holds(mark))
            if error:
                raise error


class FileTests(FileTestCase):
    def test_mark_is_written_at_once_and_stays(self):
        for mark in [FIRST, SECOND]:
            self.announce(mark)
            self.assertEqual(self.file.read_text(), mark)

    def test_block_that_announces_nothing_leaves_the_mark(self):
        self.announce(FIRST)
        with self.assertRaises(ZeroDivisionError), mark_file.announcing():
            raise ZeroDivisionError
        self.assertTrue(mark_file.holds(FIRST))

    def test_file_without_the_mark_does_not_hold_it(self):
        self.assertFalse(mark_file.holds(FIRST))
        for other in ["", SECOND, FIRST[1:], FIRST + "a", "\xff"]:
            self.file.write_text(other)
            self.assertFalse(mark_file.holds(FIRST))
        self.file.unlink()
        self.file.mkdir()
        self.assertFalse(mark_file.holds(FIRST))

    def test_former_mark_is_back_when_the_block_fails(self):
        self.announce(FIRST)
        with self.assertRaises(ZeroDivisionError):
            self.announce(SECOND, ZeroDivisionError())
        self.assertTrue(mark_file.holds(FIRST))

    def test_first_mark_that_fails_leaves_none(self):
        with self.assertRaises(ZeroDivisionError):
            self.announce(FIRST, ZeroDivisionError())
        self.assertEqual(self.file.read_text(), "")

    def test_former_mark_is_not_back_when_nobody_knows_what_came_of_the_block(self):
        self.announce(FIRST)
        closed = mock.patch.object(connection, "connection", None)
        with closed, self.assertRaises(DatabaseError):
            self.announce(SECOND, DatabaseError())
        self.assertTrue(mark_file.holds(SECOND))

    def test_file_is_written_where_it_is(self):
        self.announce(FIRST)
        number = self.file.stat().st_ino
        self.announce(SECOND)
        self.assertEqual(self.file.stat().st_ino, number)
        self.assertEqual(self.left(), ["edition"])

    def test_two_at_a_time_wait_for_each_other(self):
        at_once = fcntl.LOCK_EX | fcntl.LOCK_NB
        with (
            announced(FIRST),
            self.file.open() as other,
            self.assertRaises(BlockingIOError),
        ):
            fcntl.flock(other, at_once)

    def test_no_file_is_written_without_a_path(self):
        with override_settings(ALBA_EDITION_FILE=""):
            with announced(FIRST):
                self.assertFalse(mark_file.holds(FIRST))
            mark_file.forget()
        self.assertEqual(self.left(), [])


class UnwritableTests(FileTestCase):
    """A mark that cannot be written: the file goes, and the block is gone through."""

    def assertGivenUp(self, name):
        self.file.write_text(FIRST)
        with (
            mock.patch.object(os, name, side_effect=FULL),
            self.assertLogs(mark_file.logger, "WARNING") as log,
            announced(SECOND),
        ):
            self.assertEqual(self.left(), [])
        self.assertIn("No space left", log.output[0])
        self.assertFalse(mark_file.holds(FIRST))

    def test_file_that_cannot_be_made(self):
        self.assertGivenUp("open")

    def test_file_that_cannot_be_written(self):
        for name in ["pread", "pwrite", "ftruncate", "fsync"]:
            with self.subTest(name):
                self.assertGivenUp(name)

    def test_file_in_no_directory(self):
        with (
            override_settings(ALBA_EDITION_FILE=str(self.directory / "none/edition")),
            self.assertLogs(mark_file.logger, "WARNING"),
            announced(FIRST),
        ):
            self.assertFalse(mark_file.holds(FIRST))

    def test_former_mark_that_cannot_be_written_back(self):
        self.announce(FIRST)
        with (
            mock.patch.object(os, "pwrite", side_effect=[len(SECOND), FULL]),
            self.assertLogs(mark_file.logger, "WARNING"),
            self.assertRaises(ZeroDivisionError),
            announced(SECOND),
        ):
            raise ZeroDivisionError
        self.assertEqual(self.left(), [])

    def test_file_that_can_neither_be_written_nor_removed(self):
        self.announce(FIRST)
        refused = PermissionError(errno.EACCES, "Permission denied")
        with (
            mock.patch.object(os, "pwrite", side_effect=FULL),
            mock.patch.object(Path, "unlink", side_effect=refused),
            self.assertLogs(mark_file.logger, "WARNING"),
            self.assertRaises(PermissionError),
        ):
            self.announce(SECOND)
        self.assertTrue(mark_file.holds(FIRST))


class CommitTests(InEditionFile, TransactionTestCase):
    """Which mark a change leaves in the file."""

    def setUp(self):
        super().setUp()
        self.source = make_source()
        self.before = edition.current()
        self.assertTrue(self.before.still_stands())

    def stored(self):
        return EditionStamp.objects.values_list("mark", flat=True).get()

    def test_file_has_the_new_mark_when_the_change_is_committed(self):
        commit, seen = connection._commit, []

        def committing():
            seen.append(self.file.read_text())
            commit()

        with mock.patch.object(connection, "_commit", committing):
            self.source.save()
        self.assertEqual(seen, [self.stored()])
        self.assertFalse(self.before.still_stands())
        self.assertTrue(edition.current().still_stands())

    def test_file_is_written_once_for_many_changes(self):
        write = self.enterContext(mock.patch.object(os, "pwrite", wraps=os.pwrite))
        with changes.together():
            self.source.save()
            Source.objects.update(title="Report")
            write.assert_not_called()
        write.assert_called_once()
        self.assertEqual(self.file.read_text(), self.stored())

    def test_change_that_fails_leaves_the_mark(self):
        with self.assertRaises(ZeroDivisionError), changes.together():
            self.source.save()
            raise ZeroDivisionError
        self.assertTrue(self.before.still_stands())

    def test_change_in_a_transaction_that_fails_leaves_no_mark_of_a_page(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            self.source.save()
            raise ZeroDivisionError
        self.assertFalse(self.before.still_stands())
        self.source.save()
        self.assertTrue(edition.current().still_stands())

    def test_commit_that_fails_leaves_the_mark(self):
        full = DatabaseError("database or disk is full")
        with (
            mock.patch.object(connection, "_commit", side_effect=full),
            self.assertRaises(DatabaseError),
        ):
            self.source.save()
        self.assertTrue(self.before.still_stands())
        self.assertEqual(edition.current(), self.before)

    def test_commit_that_may_have_been_made_leaves_the_new_mark(self):
        lost = OperationalError("the connection is lost")
        closed = {"default": mock.Mock(connection=None)}
        with (
            mock.patch.object(connection, "_commit", side_effect=lost),
            mock.patch.object(connection, "_rollback", side_effect=lost),
            mock.patch.object(mark_file, "connections", closed),
            self.assertRaises(OperationalError),
        ):
            self.source.save()
        self.assertFalse(self.before.still_stands())

    def test_change_is_not_committed_where_the_former_mark_would_stay(self):
        refused = PermissionError(errno.EACCES, "Permission denied")
        with (
            mock.patch.object(os, "pwrite", side_effect=FULL),
            mock.patch.object(Path, "unlink", side_effect=refused),
            self.assertLogs(mark_file.logger, "WARNING"),
            self.assertRaises(PermissionError),
        ):
            self.source.save()
        self.assertEqual(edition.current(), self.before)

    def test_archive_without_the_file_gets_it_by_its_upgrade(self):
        self.file.unlink()
        self.assertFalse(self.before.still_stands())
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
        self.assertTrue(self.before.still_stands())

    def test_archive_without_the_file_gets_it_by_its_next_change(self):
        self.file.unlink()
        self.source.save()
        self.assertTrue(edition.current().still_stands())
