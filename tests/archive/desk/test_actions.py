"""What is done to several records at once, and what happens when it fails midway."""

import logging
from itertools import count
from unittest.mock import patch

from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.test import TransactionTestCase

from alba_site.pages.models import Page
from summits.models import Summit
from tests import factories as make
from tests.desk import DeskTestCase, FailingWrite, make_editor, page


class ActionTests(DeskTestCase):
    def act(self, action, *records):
        response = self.client.post(
            page(Summit, "changelist"),
            {"action": action, "_selected_action": [record.pk for record in records]},
        )
        return kept_messages(response)

    def test_publishing_says_how_many_and_which_not(self):
        ready = make.make_summit(status="draft", publish_at=None)
        bare = make.make_summit(
            status="draft", publish_at=None, passage=None, quote="", number=20
        )
        said = self.act("publish", ready, bare)
        self.assertEqual(len(said), 2)
        self.assertIn("20th Summit: Before it is published, name a passage", said[0])
        self.assertEqual(said[1], "1 record published.")
        self.assertEqual(list(Summit.objects.published()), [ready])

    def test_publishing_counts_a_version(self):
        draft = make.make_summit(status="draft", publish_at=None)
        self.act("publish", draft)
        draft.refresh_from_db()
        self.assertEqual(draft.version, 2)

    def test_back_to_draft_is_for_what_was_never_public(self):
        review = make.make_summit(status="review", publish_at=None)
        public = make.make_summit()
        said = self.act("back_to_draft", review, public)
        self.assertIn("15th Summit” has been public", said[0])
        self.assertEqual(said[1], "1 record set back to draft.")
        self.assertEqual(list(Summit.objects.published()), [public])

    def test_bulk_deletion_takes_drafts_alone(self):
        public = make.make_summit()
        draft = make.make_summit(status="draft", publish_at=None)
        chosen = {
            "action": "delete_selected",
            "_selected_action": [public.pk, draft.pk],
        }
        url = page(Summit, "changelist")
        self.assertContains(self.client.post(url, chosen), "cannot be deleted")
        self.client.post(url, chosen | {"post": "yes"})
        self.assertEqual(list(Summit.objects.all()), [public])

    def test_record_that_somebody_needs_meanwhile_is_kept_with_a_message(self):
        draft = make.make_summit(status="draft", publish_at=None)
        chosen = {"action": "delete_selected", "_selected_action": [draft.pk]}
        url = page(Summit, "changelist")
        with patch.object(QuerySet, "delete", side_effect=IntegrityError):
            response = self.client.post(url, chosen | {"post": "yes"}, follow=True)
        self.assertContains(response, "has just made a record that needs this one")
        self.assertTrue(Summit.objects.filter(pk=draft.pk).exists())


class FailureTests(TransactionTestCase):
    """Whichever write of an action fails: it is done to all, or to none."""

    def setUp(self):
        self.client.raise_request_exception = False
        self.client.force_login(make_editor())
        logging.disable()
        self.addCleanup(logging.disable, logging.NOTSET)

    def assertAllOrNothing(self, status, after, said, **action):
        """Let each write of ``action`` on two pages of ``status`` fail in turn.

        ``after`` is what is there once nothing fails: pairs of status and version.
        """
        draft = {"status": status, "publish_at": None}
        pages = [make.make_page(**draft) for _ in range(2)]
        form = action | {"_selected_action": [row.pk for row in pages]}
        for at in count(1):
            failing = FailingWrite(at)
            self.client.cookies.pop("messages", None)
            with connection.execute_wrapper(failing):
                response = self.client.post(page(Page, "changelist"), form)
            done = failing.count < at
            with self.subTest(write=at):
                self.assertEqual(response.status_code, 302 if done else 503)
                self.assertEqual(rows(), after if done else [(status, 1)] * 2)
                self.assertEqual(LogEntry.objects.count(), 2 if done else 0)
                self.assertEqual(kept_messages(response), [said] if done else [])
            if done:
                break

    def test_publishing(self):
        self.assertAllOrNothing(
            "draft", [("published", 2)] * 2, "2 records published.", action="publish"
        )

    def test_back_to_draft(self):
        self.assertAllOrNothing(
            "review",
            [("draft", 2)] * 2,
            "2 records set back to draft.",
            action="back_to_draft",
        )

    def test_deletion(self):
        self.assertAllOrNothing(
            "draft",
            [],
            "Successfully deleted 2 pages.",
            action="delete_selected",
            post="yes",
        )


def kept_messages(response):
    """Return what ``response`` leaves to be said on the next page."""
    if "messages" not in response.cookies:
        return []
    return [str(message) for message in get_messages(response.wsgi_request)]


def rows():
    """Return the pages as an action changes them: pairs of status and version."""
    return list(Page.objects.values_list("status", "version"))
