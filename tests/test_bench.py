"""The bench: an archive that is the same every time, and a line for every page."""

import io
from contextlib import redirect_stdout
from unittest import mock

from django.core.exceptions import ValidationError
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.forms.models import model_to_dict
from django.test import SimpleTestCase, TestCase

from archive.publishing import edition
from archive.publishing.models import Record
from archive.sources.querysets import sourced_models
from bench import corpus, edits, load, pages
from bench.limit import BODY, SIZE
from bench.load import write
from bench.measure import Cost, Reader
from bench.report import comparisons, table
from summits.models import Participation, Summit


def fields(rows):
    return [(type(row), row.pk, model_to_dict(row)) for row in rows]


class CorpusTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        corpus.fill(1, corpus.LONG)

    def test_rows_are_the_same_every_time(self):
        self.assertEqual(fields(corpus.meeting(25)), fields(corpus.meeting(25)))

    def test_first_summits_stay_when_more_follow(self):
        corpus.fill(corpus.LONG + 1, corpus.LONG + 2)
        self.assertEqual(Summit.objects.count(), corpus.LONG + 2)

    def test_row_of_a_summit_is_one_an_editor_could_save(self):
        refused = []
        for row in corpus.meeting(2):
            if isinstance(row, Record):
                try:
                    type(row).objects.get(pk=row.pk).full_clean()
                except ValidationError as error:
                    refused.append((row.pk, error.messages))
        self.assertEqual(refused, [])

    def test_every_row_is_public(self):
        for model in sourced_models():
            rows = model.objects
            self.assertEqual(rows.published().count(), rows.count(), model)

    def test_writer_saves_a_summit(self):
        with mock.patch.object(load, "connections"):  # closes none of this test's
            write(7, corpus.LONG)
        self.assertTrue(Summit.objects.filter(summary_en="Saved as number 7.").exists())


class PageTests(TestCase):
    def setUp(self):
        # The bench asks as a server does, which leaves connections in a transaction.
        for signal in [request_started, request_finished]:
            signal.disconnect(close_old_connections)
            self.addCleanup(signal.connect, close_old_connections)

    @classmethod
    def setUpTestData(cls):
        corpus.fill(1, corpus.LONG)

    def test_every_page_answers(self):
        reader, few = Reader(), pages.lists(corpus.LONG)
        paths = {page.path for page in [*pages.kinds(), *few]}
        found = {path: reader.ask(path).status for path in paths}
        self.assertEqual(found, dict.fromkeys(paths, 200))

    def test_page_is_counted_and_weighed(self):
        page = pages.Page("summits", pages.address("summits:summit_list"))
        status, queries, size, zipped = Reader().inspect(page)
        self.assertEqual((status, queries), (200, 4))
        self.assertGreater(size, zipped)

    def test_page_after_an_edit_is_asked_for_once_that_is_saved(self):
        before = edition.current().marks
        for page in pages.after_edits("summits", pages.address("summits:summit_list")):
            with self.subTest(page.label):
                present = edition.current().mark
                self.assertEqual(Reader().inspect(page)[0], 200)
                self.assertNotEqual(edition.current().mark, present)
        after = edition.current().marks
        columns = {"summits.summit.summary_en", "summits.summit.began_on"}
        for name in (*columns, "summits.participation"):
            self.assertNotEqual(before.get(name), after[name], name)

    def test_edit_is_made_again_and_again(self):
        for _ in range(3):
            edits.participation()
        added = Participation.objects.filter(key__startswith="edited-")
        self.assertEqual(added.count(), 1)

    def test_unchanged_page_is_304(self):
        summits = pages.address("summits:summit_list")
        page = pages.Page("summits", summits, revisit=True)
        self.assertEqual(Reader().inspect(page), (304, 1, 0, 0))


class ReportTests(SimpleTestCase):
    def printed(self, act, *args):
        with redirect_stdout(io.StringIO()) as out:
            self.failed = act(*args)
        return out.getvalue()

    def cost(self, page, status=200):
        return Cost(page.label, status, 5.0, 10.0, 3, 2000, 500)

    def test_constant_view_has_20_kilobytes(self):
        self.assertEqual(len(BODY), SIZE)

    def test_every_page_has_a_line(self):
        measured = [self.cost(page) for page in [pages.constant(), *pages.kinds()]]
        out = self.printed(table, "Every kind of page", measured)
        self.assertEqual(self.failed, [])
        for cost in measured:
            self.assertIn(f"\n{cost.label} ", out)

    def test_page_that_fails_is_named(self):
        atlas = pages.Page("atlas", "/en/atlas/")
        out = self.printed(table, "Missing", [self.cost(atlas, status=404)])
        self.assertEqual(self.failed, ["atlas: 404"])
        self.assertRegex(out, "atlas +404 +–")

    def test_last_page_is_compared_with_the_first(self):
        measured = [self.cost(p) for p in [pages.constant(), *pages.lists(100)]]
        out = self.printed(comparisons, measured, measured)
        self.assertRegex(out, "last page of 100 to first +1.00")

    def test_growth_after_an_edit_is_marked_where_it_is_too_much(self):
        few = [self.cost(p) for p in [pages.constant(), *pages.lists(100)]]
        for times, missed in [(5, 0), (6, 6)]:
            with self.subTest(times):
                many = [cost._replace(ratio=times * cost.ratio) for cost in few]
                out = self.printed(comparisons, few, many)
                self.assertEqual(out.count(" missed"), missed)
