"""``manage.py check_media``, as an administrator runs it."""

from io import StringIO
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import TestCase

from alba_site.management.progress import WIDTH
from summits import media_check
from tests.management.test_progress import Terminal
from tests.summits.test_media_check import DRAFT, FOLDER, OTHER, StoredPhoto, age

LEFT = "--delete removes what is left over."


class CheckMediaTests(StoredPhoto, TestCase):
    def run_command(self, *args):
        """Run the command; return what it prints, and the error it ends with."""
        self.out, self.err = StringIO(), StringIO()
        try:
            call_command("check_media", *args, stdout=self.out, stderr=self.err)
        except CommandError as error:
            self.assertEqual(error.returncode, 1)
            return self.out.getvalue(), str(error)
        return self.out.getvalue(), None

    def test_all_is_well(self):
        self.assertEqual(self.run_command(), ("The media are well.\n", None))
        self.assertEqual(self.run_command("--delete"), ("The media are well.\n", None))

    def test_each_finding_is_a_line_and_the_command_fails(self):
        self.left_over()
        self.file.unlink()
        out, error = self.run_command()
        missing, left = out.splitlines()
        self.assertTrue(missing.startswith(f"missing: {FOLDER}/{self.file.name}: "))
        self.assertEqual(left, f"left over: {OTHER}: no photo names it")
        self.assertEqual(error, f"Found: 2. {LEFT}")
        self.assertEqual(self.folders(), [FOLDER, OTHER])

    def test_deletion_is_not_offered_where_it_does_not_help(self):
        self.file.unlink()
        self.assertEqual(self.run_command()[1], "Found: 1.")

    def test_what_is_left_over_is_removed(self):
        self.left_over()
        self.left_over(DRAFT)
        out, error = self.run_command("--delete")
        lines = [f"removed: {DRAFT}", f"removed: {OTHER}", "The media are well."]
        self.assertEqual((out.splitlines(), error), (lines, None))
        self.assertEqual(self.folders(), [FOLDER])

    def test_nothing_else_is_removed(self):
        self.file.write_bytes(b"altered")
        (self.root / "notes.txt").write_bytes(b"foreign")
        before = self.stored()
        out, error = self.run_command("--delete")
        kinds = [line.split(":")[0] for line in out.splitlines()]
        self.assertEqual((kinds, error), (["altered", "foreign"], "Found: 2."))
        self.assertEqual(self.stored(), before)

    def test_what_cannot_be_removed_is_told_and_still_found(self):
        self.left_over()
        denied = PermissionError(13, "Permission denied")
        with mock.patch("shutil.rmtree", side_effect=denied):
            out, error = self.run_command("--delete")
        self.assertEqual(self.err.getvalue(), f"{OTHER} stays: Permission denied\n")
        self.assertEqual(out, f"left over: {OTHER}: no photo names it\n")
        self.assertEqual(error, f"Found: 1. {LEFT}")

    def test_directory_that_cannot_be_read_is_told(self):
        with self.settings(MEDIA_ROOT=self.file):
            out, error = self.run_command()
        self.assertEqual(out, "")
        self.assertIn("The media could not be checked. [Errno 20]", error)

    def test_database_that_is_away_is_told(self):
        fault = OperationalError("no such table")
        with mock.patch.object(media_check, "check", side_effect=fault):
            out, error = self.run_command()
        said = "The media could not be checked. no such table"
        self.assertEqual((out, error), ("", said))

    def test_terminal_is_shown_a_bar_apart_from_what_is_found(self):
        terminal = Terminal()
        out = StringIO()
        call_command("check_media", stdout=out, stderr=terminal)
        self.assertIn(f"\r[{'#' * WIDTH}]", terminal.getvalue())
        self.assertEqual(out.getvalue(), "The media are well.\n")

    def test_files_of_texts_are_looked_at_and_removed_too(self):
        (self.root / "files").mkdir()
        name = f"files/{'0' * 64}.pdf"
        (self.root / name).write_bytes(b"of nobody")
        age(self.root / name)
        out, error = self.run_command()
        self.assertEqual(out, f"left over: {name}: no source names it\n")
        out, error = self.run_command("--delete")
        lines = [f"removed: {name}", "The media are well."]
        self.assertEqual((out.splitlines(), error), (lines, None))
        self.assertFalse((self.root / name).exists())
