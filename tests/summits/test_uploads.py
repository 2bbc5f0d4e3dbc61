"""Uploads taken before anything is saved: once, one at a time, cleared afterwards."""

import os
import subprocess
import sys
from threading import Event, Thread
from unittest import mock

from django.core.exceptions import ValidationError
from django.test import TestCase

from archive.media import storing
from summits import uploads
from summits.uploads import PictureUploads
from tests.factories import make_photo
from tests.pictures import PAYLOAD, UNREADABLE, MediaMixin, full_disk, upload

TRY = """
import fcntl, os, sys
fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
"""


class UploadsTests(MediaMixin, TestCase):
    def setUp(self):
        super().setUp()
        self.uploads = PictureUploads()

    def take(self, *files):
        for file in files:
            self.uploads.take(file)
        return [self.uploads.stored(file) for file in files]

    def assertRefused(self, file, message):
        with self.assertRaisesMessage(ValidationError, message):
            self.uploads.stored(file)

    def test_picture_is_stored_as_it_will_be_named(self):
        [(folder, files)] = self.take(upload())
        self.assertEqual(self.folders(), [folder])
        names = sorted(f"{folder}/{file['name']}" for file in files)
        self.assertEqual(self.stored(), names)
        self.assertEqual((files[0]["width"], files[0]["height"]), (480, 320))

    def test_each_picture_has_a_folder_of_its_own(self):
        (one, _files), (other, _files) = self.take(upload(), upload())
        self.assertEqual(self.folders(), sorted([one, other]))

    def test_answer_is_the_same_however_often_it_is_asked(self):
        file = upload()
        self.take(file)
        with mock.patch.object(uploads, "render") as render:
            self.assertEqual(self.uploads.stored(file), self.uploads.stored(file))
        render.assert_not_called()

    def test_refusal_is_told_when_it_is_asked_for(self):
        good, bad = upload(), upload(PAYLOAD)
        self.uploads.take(bad)
        self.uploads.take(good)
        for _again in range(2):
            self.assertRefused(bad, UNREADABLE)
        self.assertEqual(self.folders(), [self.uploads.stored(good)[0]])

    def test_full_disk_is_told_when_it_is_asked_for(self):
        file = upload()
        with full_disk(), self.assertLogs("archive.media.storing", "ERROR"):
            self.uploads.take(file)
        self.assertRefused(file, "the disk is full")

    def test_directory_that_cannot_be_made_is_told(self):
        self.root.write_text("a file where the directory should be")
        file = upload()
        with self.assertLogs("archive.media.storing", "ERROR"):
            self.uploads.take(file)
        self.assertRefused(file, "cannot be written to")

    def test_what_no_photo_names_is_cleared_away(self):
        (kept, _files), (_unnamed, _files) = self.take(upload(), upload())
        make_photo(folder=kept)
        self.uploads.clear()
        self.assertEqual(self.folders(), [kept])

    def test_what_was_replaced_is_cleared_away(self):
        [(before, _files)] = self.take(upload())
        later = PictureUploads()
        later.replaces(before)
        later.replaces("")
        later.clear()
        self.assertEqual(self.folders(), [])

    def test_clearing_nothing_is_no_query(self):
        with self.assertNumQueries(0):
            self.uploads.clear()


class TurnTests(MediaMixin, TestCase):
    """Pictures are decoded one at a time, by all threads and processes together."""

    def setUp(self):
        super().setUp()
        self.inside, self.go_on = Event(), Event()
        self.addCleanup(self.go_on.set)
        self.running, self.most = 0, 0

    def render(self, file):
        self.running += 1
        self.most = max(self.most, self.running)
        self.inside.set()
        self.go_on.wait()
        self.running -= 1
        return []

    def begin(self):
        thread = Thread(target=PictureUploads().take, args=[upload()])
        thread.start()
        self.addCleanup(thread.join)
        return thread

    def is_free(self):
        """Ask from another process whether it would be let in."""
        command = [sys.executable, "-c", TRY, os.fspath(self.root)]
        done = subprocess.run(command, capture_output=True)  # noqa: S603 (our own)
        if done.returncode:
            self.assertIn(b"BlockingIOError", done.stderr)
        return not done.returncode

    def test_second_waits_until_the_first_is_done(self):
        waiting = Event()
        real = storing.fcntl.flock

        def flock(directory, how):
            if self.inside.is_set():
                with self.assertRaises(BlockingIOError):
                    real(directory, how | storing.fcntl.LOCK_NB)
                waiting.set()
            real(directory, how)

        with (
            mock.patch.object(uploads, "render", self.render),
            mock.patch.object(storing.fcntl, "flock", flock),
        ):
            first = self.begin()
            self.inside.wait()
            second = self.begin()
            self.assertTrue(waiting.wait(timeout=60))
            self.go_on.set()
            first.join()
            second.join()
        self.assertEqual(self.most, 1)

    def test_other_processes_wait_too(self):
        with mock.patch.object(uploads, "render", self.render):
            thread = self.begin()
            self.inside.wait()
            self.assertFalse(self.is_free())
            self.go_on.set()
            thread.join()
        self.assertTrue(self.is_free())

    def test_turn_ends_with_a_refusal_and_with_a_fault(self):
        PictureUploads().take(upload(PAYLOAD))
        self.assertTrue(self.is_free())
        failing = mock.patch.object(uploads, "render", side_effect=RuntimeError)
        with failing, self.assertRaises(RuntimeError):
            PictureUploads().take(upload())
        self.assertTrue(self.is_free())
