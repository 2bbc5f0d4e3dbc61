"""The command that makes the search index anew."""

import io
from unittest import mock

from django.core.management import call_command
from django.test import TestCase

from alba_site.management.progress import WIDTH
from archive.record import keys
from archive.search import index
from archive.search.models import Document, Spelling
from archive.search.searching import search
from tests.archive.search.finding import asked, found
from tests.factories import PUBLISHED_AT, make_source, make_summit
from tests.management.test_progress import Terminal


class ReindexTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_summit(number=14)
        index.refresh()

    def reindex(self, terminal=None):
        out = io.StringIO()
        call_command("reindex", stdout=out, stderr=terminal)
        return out.getvalue()

    def shown(self):
        """Return what a terminal is shown."""
        terminal = Terminal()
        self.reindex(terminal)
        return terminal.getvalue()

    def test_says_how_many_documents_there_are(self):
        self.assertEqual(self.reindex(), "3 documents in the index.\n")

    def test_shows_how_far_it_has_come_on_a_terminal(self):
        self.assertIn(f"\rsummit [{'#' * WIDTH}]", self.shown())

    def test_bar_grows_from_batch_to_batch(self):
        make_source()
        with mock.patch.object(keys, "AT_A_TIME", 1):
            shown = self.shown()
        half = WIDTH // 2
        self.assertIn(f"source [{'#' * half}{' ' * half}]\r", shown)

    def test_mends_what_was_written_past_the_site(self):
        Document.objects.all().delete()
        Document.objects.create(
            type="summit", key="gone", terms="fgone", changed_at=PUBLISHED_AT
        )
        self.reindex()
        self.assertEqual(found("S14"), ["summit S14"])
        self.assertFalse(Document.objects.filter(key="gone").exists())

    def test_drops_types_that_no_app_registers_any_more(self):
        Document.objects.filter(type="summit").update(type="meeting")
        self.reindex()
        types = Document.objects.values_list("type", flat=True).distinct()
        self.assertEqual(set(types), {"passage", "source", "summit"})

    def test_keeps_documents_that_are_right_as_they_are(self):
        before = list(Document.objects.order_by("pk").values())
        self.reindex()
        self.assertEqual(list(Document.objects.order_by("pk").values()), before)

    def test_forgets_words_nobody_has(self):
        Spelling.objects.create(word="gone", spelling="gone")
        self.reindex()
        self.assertFalse(Spelling.objects.filter(word="gone").exists())

    def test_makes_a_new_edition(self):
        self.assertEqual(search(asked("S14")).total, 1)
        Document.objects.all().delete()
        self.reindex()
        self.assertEqual(search(asked("S14")).total, 1)

    def test_readers_never_see_an_empty_index(self):
        seen = []

        def report(name, done, total):
            seen.append(Document.objects.filter(type="summit").count())

        index.rebuild(report=report)
        self.assertEqual(set(seen), {1})
