"""The bench: an archive that is the same every time, and a line for every page."""

import io
from contextlib import redirect_stdout
from itertools import chain

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.test import SimpleTestCase, TestCase, override_settings

from alba_site.publishing.models import Record
from alba_site.sources.querysets import sourced_models
from bench import corpus, pages
from bench.load import write
from bench.measure import costs
from bench.report import comparisons, table
from bench.urls import BODY, SIZE
from summits.models import Summit


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

    def test_every_row_is_one_an_editor_could_save(self):
        refused = []
        for row in chain(corpus.references(), corpus.meeting(3)):
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
        write(7, corpus.LONG)
        self.assertTrue(Summit.objects.filter(summary_en="Saved as number 7.").exists())


class ConstantTests(SimpleTestCase):
    def test_constant_view_has_20_kilobytes(self):
        self.assertEqual(len(BODY), SIZE)


@override_settings(ROOT_URLCONF="bench.urls")
class ReportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        corpus.fill(1, corpus.LONG)

    def printed(self, act, *args):
        with redirect_stdout(io.StringIO()) as out:
            self.failed = act(*args)
        return out.getvalue()

    def test_every_page_has_a_line_and_none_fails(self):
        out = self.printed(table, "Every kind", costs(pages.kinds(), 1))
        for page in [pages.constant(), *pages.kinds()]:
            self.assertIn(f"\n{page.label} ", out)

    def test_list_is_compared_with_itself(self):
        measured = costs(pages.lists(corpus.LONG), 1)
        out = self.printed(comparisons, measured, measured)
        self.assertIn("last page of 25 to first", out)

    def test_page_without_address_is_a_failure(self):
        out = self.printed(table, "Missing", costs([pages.Page("atlas", "")], 1))
        self.assertEqual(self.failed, ["atlas: 404"])
        self.assertRegex(out, "atlas +404 +–")
