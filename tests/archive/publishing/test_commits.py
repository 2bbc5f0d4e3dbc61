"""What is done just before a commit, and around it, once for all that ask."""

from contextlib import contextmanager
from unittest import mock

from django.db import DatabaseError, connection, connections, transaction
from django.test import TransactionTestCase

from archive.publishing import commits
from archive.publishing.models import EditionStamp


class CommitTests(TransactionTestCase):
    def setUp(self):
        self.done = []

    def work(self, connection):
        self.done.append("work")

    @contextmanager
    def manager(self, connection):
        self.done.append("enter")
        try:
            yield
        except Exception as error:
            self.done.append(type(error).__name__)
            raise
        self.done.append("leave")

    def failing(self, connection):
        raise ZeroDivisionError

    def save(self, *asks):
        """Save a row in a transaction in which ``asks`` are asked for: pairs."""
        with transaction.atomic():
            EditionStamp.objects.update(mark="saved")
            for ask, work in asks:
                ask(connection, work)
            self.assertEqual(self.done, [])

    def assertSaved(self, is_saved=True):
        self.assertEqual(EditionStamp.objects.filter(mark="saved").exists(), is_saved)

    def test_work_is_done_before_what_is_around_the_commit(self):
        self.save(
            (commits.around_commit, self.manager), (commits.before_commit, self.work)
        )
        self.assertEqual(self.done, ["work", "enter", "leave"])
        self.assertSaved()

    def test_work_asked_for_many_times_is_done_once(self):
        self.save(*[(commits.before_commit, self.work)] * 3)
        self.assertEqual(self.done, ["work"])

    def test_next_commit_does_it_no_more(self):
        self.save((commits.before_commit, self.work))
        self.done.clear()
        self.save()
        self.assertEqual(self.done, [])

    def test_work_may_ask_for_more(self):
        def more(connection):
            commits.before_commit(connection, self.work)
            commits.around_commit(connection, self.manager)

        self.save((commits.before_commit, more))
        self.assertEqual(self.done, ["work", "enter", "leave"])

    def test_work_that_fails_takes_all_back(self):
        for ask in [commits.before_commit, commits.around_commit]:
            with self.subTest(ask=ask), self.assertRaises(ZeroDivisionError):
                self.save((ask, self.failing))
            self.assertSaved(False)

    def test_commit_that_fails_is_told_to_what_is_around_it(self):
        error = DatabaseError("database or disk is full")
        with (
            mock.patch.object(connection, "_commit", side_effect=error),
            self.assertRaises(DatabaseError),
        ):
            self.save((commits.around_commit, self.manager))
        self.assertEqual(self.done, ["enter", "DatabaseError"])
        self.assertSaved(False)

    def test_commits_are_watched_once(self):
        commit = connections["default"].commit
        commits.hook(None, connections["default"])
        commits.watch()
        self.assertIs(connections["default"].commit, commit)
