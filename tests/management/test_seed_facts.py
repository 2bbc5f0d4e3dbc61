"""That docs/seed-facts.md is what ``manage.py seed_facts`` writes."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.utils import translation

from alba_site.management.commands.seed_facts import PATH, document
from archive.sources.models import Passage, Source
from tests.fixtures import SeededTestCase, fixture_rows


class SeedFactsTests(SeededTestCase):
    maxDiff = None

    def test_the_document_is_up_to_date(self):
        self.assertEqual(PATH.read_text(encoding="utf-8"), document())

    def test_the_document_is_english_whoever_writes_it(self):
        with translation.override("es"):
            self.assertEqual(PATH.read_text(encoding="utf-8"), document())

    def test_the_command_writes_it(self):
        with TemporaryDirectory() as folder:
            path = Path(folder, "facts.md")
            call_command("seed_facts", output=path, stdout=StringIO())
            self.assertEqual(path.read_text(encoding="utf-8"), document())

    def test_every_row_that_rests_on_words_is_an_entry(self):
        entries = document().count("\n- ")
        rows = [row for row in fixture_rows() if "quote" in row["fields"]]
        self.assertEqual(entries, len(rows))

    def test_every_paragraph_has_its_heading(self):
        written = document()
        for passage in Passage.objects.select_related("source"):
            self.assertIn(f"\n### {passage.reference}\n", written)

    def test_drafts_are_left_out(self):
        Source.objects.filter(pk="r2").update(status="draft")
        self.assertNotIn(
            "R2", document().replace("(R2 ¶1)", "").replace("in R2 ¶1", "")
        )
