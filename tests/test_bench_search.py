"""The bench of the search: an archive that is the same every time, and its tables."""

import io
import json
from contextlib import redirect_stdout
from unittest import mock

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.test import SimpleTestCase, TestCase

from archive.publishing.models import Record
from archive.search import index
from archive.search.models import Document
from bench import search as bench
from bench import search_corpus as corpus


def fields(rows):
    return [(type(row), row.pk, model_to_dict(row)) for row in rows]


class CorpusTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        corpus.fill(corpus.PER_MEETING * 7)

    def test_rows_are_the_same_every_time(self):
        self.assertEqual(fields(corpus.meeting(5)), fields(corpus.meeting(5)))

    def test_words_follow_the_law_of_zipf(self):
        language = corpus.ENGLISH
        self.assertEqual(len(set(language.words)), corpus.VOCABULARY)
        self.assertAlmostEqual(language.weights[1], 1.5)

    def test_row_of_a_meeting_is_one_an_editor_could_save(self):
        refused = []
        for row in corpus.meeting(2):
            if isinstance(row, Record):
                try:
                    type(row).objects.get(pk=row.pk).full_clean()
                except ValidationError as error:
                    refused.append((row.pk, error.messages))
        self.assertEqual(refused, [])

    def test_as_many_documents_as_asked_for(self):
        references = 20  # states and topics that a meeting named
        index.rebuild()
        made = Document.objects.count()
        self.assertAlmostEqual(made, 7 * corpus.PER_MEETING, delta=references)

    def test_searches_find_what_they_are_named_for(self):
        index.rebuild()
        found = {row.label: row.found for row in bench.searches(2)}
        self.assertGreater(found["common word"], found["two common words"] // 2)
        self.assertLess(found["rare word"], found["common word"] // 10)

    def test_saves_are_measured_with_a_search_after_each(self):
        index.rebuild()
        labels = [row.label for row in bench.saves(2)]
        self.assertEqual(labels[-1], "search after a save")
        self.assertIn(
            "Saved as number 1.", Document.objects.get(key="text-7-3").texts[0][1]
        )


class TableTests(SimpleTestCase):
    def run_of(self, vendor, p95):
        times = [["common word", 2.0, p95, 31]]
        return {
            "vendor": vendor,
            "documents": 10_000,
            "built": 61.4,
            "size": 42_000_000,
            "times": times,
        }

    def shown(self, *runs):
        with redirect_stdout(io.StringIO()) as out:
            bench.compare(runs)
        return out.getvalue()

    def test_each_database_has_a_table(self):
        shown = self.shown(self.run_of("sqlite", 4), self.run_of("postgresql", 10))
        self.assertIn("10,000 documents on sqlite: index built in 61 s, 42 MB", shown)
        self.assertRegex(shown, r"common word +31 +2\.00 +4\.00 +1\.00\n")
        self.assertRegex(shown, r"common word +31 +2\.00 +10\.00 +2\.50\n")

    def test_each_database_is_measured_by_a_process_of_its_own(self):
        ran = mock.Mock(stdout=json.dumps({"vendor": "sqlite"}))
        with mock.patch.object(bench.subprocess, "run", return_value=ran) as run:
            self.assertEqual(bench.measured("sqlite:///x", 5, 3), {"vendor": "sqlite"})
        self.assertEqual(run.call_args.kwargs["env"]["DATABASE_URL"], "sqlite:///x")

    def test_postgresql_only_where_it_is_named(self):
        for url, databases in [("", 1), ("sqlite:///x", 1), ("postgres://x/y", 2)]:
            with (
                mock.patch.dict(bench.os.environ, {"DATABASE_URL": url}),
                mock.patch.object(bench.sys, "argv", ["bench", "--documents", "7"]),
                mock.patch.object(bench, "measured") as measured,
                mock.patch.object(bench, "compare"),
            ):
                bench.main()
            self.assertEqual(measured.call_count, databases, url)
