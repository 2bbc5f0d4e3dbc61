"""What is done to several records at once, and what happens when it fails midway."""

import datetime as dt
from unittest.mock import patch

from django.contrib.admin.models import LogEntry
from django.db import IntegrityError
from django.db.models import QuerySet

from alba_site.pages.models import Page
from summits.models import Summit
from tests import factories as make
from tests.desk import DeskTestCase, FailureTestCase, kept_messages, page, typed

TO_COME = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)


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

    def test_what_waits_for_its_time_goes_back_to_draft(self):
        awaited = make.make_summit(publish_at=TO_COME)
        self.assertEqual(
            self.act("back_to_draft", awaited), ["1 record set back to draft."]
        )
        awaited.refresh_from_db()
        self.assertEqual(awaited.status, "draft")

    def test_what_was_withdrawn_goes_not_back_to_draft(self):
        gone = make.make_summit(status="withdrawn", withdrawn_reason_en="Twice.")
        said = self.act("back_to_draft", gone)
        self.assertIn("14th Summit” has been public", said[0])
        gone.refresh_from_db()
        self.assertEqual(gone.status, "withdrawn")

    def test_what_was_withdrawn_is_published_again(self):
        gone = make.make_summit(status="withdrawn", withdrawn_reason_en="Twice.")
        self.assertEqual(self.act("publish", gone), ["1 record published."])
        self.assertEqual(list(Summit.objects.published()), [gone])

    def test_what_waits_for_its_time_is_deleted(self):
        awaited = make.make_summit(publish_at=TO_COME)
        form = {"action": "delete_selected", "_selected_action": [awaited.pk]}
        self.client.post(page(Summit, "changelist"), form | {"post": "yes"})
        self.assertFalse(Summit.objects.exists())

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


class AskingTests(DeskTestCase):
    """Publishing asks what the form of a new record would, on one page."""

    SAID = "Its day is past: was it held, postponed or cancelled?"

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        unheard = {"status": "draft", "publish_at": None, "state_of": "announced"}
        cls.odd = [make.make_summit(**unheard) for _ in range(2)]
        cls.plain = make.make_summit(status="draft", publish_at=None)
        cls.url = page(Summit, "changelist")

    def publish(self, *records, **fields):
        chosen = [record.pk for record in records]
        form = {"action": "publish", "index": "0", "_selected_action": chosen}
        return self.client.post(self.url, form | fields)

    def test_all_that_is_odd_is_asked_on_one_page_and_nothing_is_done(self):
        response = self.publish(*self.odd, self.plain)
        self.assertContains(response, self.SAID, count=2)
        for summit in self.odd:
            link = f'<a href="{page(Summit, "change", summit.pk)}">{summit}</a>'
            self.assertContains(response, link)
        self.assertFalse(Summit.objects.published().exists())
        self.assertEqual({*Summit.objects.values_list("version", flat=True)}, {1})
        self.assertFalse(LogEntry.objects.exists())

    def test_it_is_asked_in_spanish(self):
        self.client.cookies["django_language"] = "es"
        response = self.publish(*self.odd)
        self.assertContains(response, "Todavía no se ha publicado nada.")
        self.assertContains(response, "Es así: publicar")

    def test_what_is_confirmed_is_published_and_kept_in_history(self):
        form = typed(self.publish(*self.odd, self.plain))
        said = kept_messages(self.client.post(self.url, form))
        self.assertEqual(said, ["3 records published."])
        self.assertEqual(Summit.objects.published().count(), 3)
        kept = [entry.get_change_message() for entry in LogEntry.objects.all()]
        self.assertEqual(sum(self.SAID in message for message in kept), 2)

    def test_confirmation_is_of_what_was_asked_alone(self):
        form = typed(self.publish(self.odd[0]))
        chosen = [summit.pk for summit in self.odd]
        response = self.client.post(self.url, form | {"_selected_action": chosen})
        self.assertContains(response, self.SAID, count=2)
        self.assertFalse(Summit.objects.published().exists())

    def test_made_up_confirmation_confirms_nothing(self):
        for mark in ("on", "", "0" * 16):
            response = self.publish(*self.odd, confirmed=mark)
            self.assertContains(response, self.SAID, count=2)

    def test_nothing_odd_is_not_asked(self):
        said = kept_messages(self.publish(self.plain))
        self.assertEqual(said, ["1 record published."])

    def test_what_is_refused_is_told_once_it_is_done(self):
        bare = make.make_summit(
            status="draft", publish_at=None, passage=None, quote="", number=20
        )
        asked = self.publish(self.odd[0], bare)
        self.assertNotContains(asked, "name a passage")
        said = kept_messages(self.client.post(self.url, typed(asked)))
        self.assertIn("20th Summit: Before it is published, name a passage", said[0])
        self.assertEqual(said[-1], "1 record published.")

    def test_whole_list_is_asked_about_as_it_was_selected(self):
        form = typed(self.publish(self.odd[0], select_across="1"))
        self.assertEqual(form["select_across"], ["1"])
        said = kept_messages(self.client.post(self.url, form))
        self.assertEqual(said, ["3 records published."])

    def test_going_back_to_draft_asks_nothing(self):
        response = self.client.post(
            self.url,
            {
                "action": "back_to_draft",
                "_selected_action": [
                    make.make_summit(publish_at=TO_COME, state_of="announced").pk
                ],
            },
        )
        self.assertIn("1 record set back to draft.", kept_messages(response))


class FailureTests(FailureTestCase):
    """Whichever write of an action fails: it is done to all, or to none."""

    def assertAllOrNothing(self, status, after, said, **action):
        """Let each write of ``action`` on two pages of ``status`` fail in turn.

        ``after`` is what is there once nothing fails: pairs of status and version.
        """
        draft = {"status": status, "publish_at": None}
        pages = [make.make_page(**draft) for _ in range(2)]
        form = action | {"_selected_action": [row.pk for row in pages]}
        for response, done in self.answers(page(Page, "changelist"), form):
            self.assertEqual(rows(), after if done else [(status, 1)] * 2)
            self.assertEqual(LogEntry.objects.count(), 2 if done else 0)
            self.assertEqual(kept_messages(response), [said] if done else [])

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


def rows():
    """Return the pages as an action changes them: pairs of status and version."""
    return list(Page.objects.values_list("status", "version"))
