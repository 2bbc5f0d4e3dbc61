"""The further words that sources say of the records of a page."""

from django.test import TestCase

from archive.sources.citations import attach_citations
from tests.factories import (
    make_citation,
    make_initiative,
    make_passage,
    make_source,
    make_summit,
)


class AttachCitationsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(key="one")
        cls.initiative = make_initiative(key="one")

    def test_records_of_any_models_are_one_query(self):
        number = make_citation(self.summit, field="number")
        name = make_citation(self.initiative, field="name")
        with self.assertNumQueries(1):
            attach_citations(self.summit, self.initiative)
        self.assertEqual(self.summit.cited, [number])
        self.assertEqual(self.initiative.cited, [name])

    def test_record_without_citations_has_an_empty_list(self):
        attach_citations(self.summit)
        self.assertEqual(self.summit.cited, [])

    def test_citations_are_by_field(self):
        place = make_citation(self.summit, field="place")
        row = make_citation(self.summit)
        number = make_citation(self.summit, field="number")
        attach_citations(self.summit)
        self.assertEqual(self.summit.cited, [row, number, place])

    def test_citation_of_a_draft_is_not_attached(self):
        draft = make_passage(source=make_source(status="draft"))
        make_citation(self.summit, passage=draft)
        attach_citations(self.summit)
        self.assertEqual(self.summit.cited, [])

    def test_what_a_citation_shows_is_loaded(self):
        make_citation(self.summit, field="number")
        attach_citations(self.summit)
        with self.assertNumQueries(0):
            [citation] = self.summit.cited
            self.assertTrue(citation.passage.reference)
            self.assertEqual(citation.field_name, "number")

    def test_no_record_asks_nothing(self):
        with self.assertNumQueries(0):
            attach_citations()
