"""The words that facts rest on, as pages show them."""

from django.template.loader import render_to_string
from django.test import TestCase

from archive.publishing.templatetags.evidence import (
    basis,
    citations,
    evidence,
    note,
    reading,
    words,
)
from archive.sources.citations import attach_citations
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw

FURTHER = "Further words of another text."


class EvidenceTests(TestCase):
    def cite(self, record, **fields):
        passage = make.make_passage(text=FURTHER)
        fields = {"passage": passage, "quote": FURTHER, **fields}
        return make.make_citation(record, **fields)

    def attached(self, record):
        attach_citations(of_page=[record])
        return record

    def test_words_stand_with_their_place(self):
        summit = self.attached(make.make_summit())
        shown = words(summit)
        self.assertIn(f'“<span lang="en">{summit.quote}</span>”', shown)
        self.assertIn(summit.passage.reference, shown)
        self.assertNotIn("Inferred", shown)

    def test_inferred_fact_says_how_it_follows(self):
        summit = make.make_summit(basis="inferred", derivation_en="By <counting>.")
        self.attached(summit)
        self.assertIn(
            "<b>Inferred</b>: <span>By &lt;counting&gt;.</span>", words(summit)
        )
        self.assertEqual(basis(make.make_event(), summit.passage), "")

    def test_words_shown_already_are_not_shown_again(self):
        summit = self.attached(make.make_summit())
        shown = words(summit, known=summit.words)
        self.assertNotIn(summit.quote, shown)
        self.assertIn("The same words:", shown)

    def test_further_words_on_the_row_stand_with_its_own(self):
        summit = make.make_summit()
        self.cite(summit)
        field = self.cite(summit, field="place")
        shown = words(self.attached(summit))
        self.assertEqual(shown.count(FURTHER), 1)
        self.assertNotIn(field.passage.reference, shown)

    def test_evidence_has_those_on_each_field_too(self):
        summit = make.make_summit()
        rows = [self.cite(summit, field=field) for field in ("", "place", "number")]
        shown = evidence(self.attached(summit))
        for row in rows:
            self.assertEqual(shown.count(f'id="{row.anchor}"'), 1)

    def test_words_of_a_field_are_found_by_its_name(self):
        summit = make.make_summit()
        place, number = (self.cite(summit, field=name) for name in ("place", "number"))
        shown = citations(self.attached(summit).cited, "place")
        self.assertIn(place.anchor, shown)
        self.assertNotIn(number.anchor, shown)

    def test_variant_stands_out_with_what_is_read(self):
        summit = make.make_summit()
        self.cite(
            summit,
            field="number",
            says="value",
            stated_value="13",
            reading_en="The thirteenth.",
        )
        shown = evidence(self.attached(summit))
        self.assertIn('class="words variant"', shown)
        self.assertIn("<b>Variant</b> (another value): ", shown)
        self.assertIn("<b>Read</b>: <span>The thirteenth.</span>", shown)

    def test_reading_may_be_called_otherwise(self):
        citation = self.cite(make.make_summit(), reading_en="The thirteenth.")
        shown = reading(citation, citation.passage, "Our reading")
        self.assertIn("<b>Our reading</b>", shown)
        citation.reading_en = ""
        self.assertEqual(reading(citation, citation.passage), "")

    def test_withdrawn_ones_are_told_of_where_they_stood(self):
        summit = make.make_summit()
        own, place = (self.cite(summit, field=field) for field in ("", "place"))
        withdraw(own)
        withdraw(place)
        self.attached(summit)
        self.assertIn(own.anchor, words(summit))
        self.assertNotIn(place.anchor, words(summit))
        self.assertEqual(evidence(summit).count("It was listed twice."), 2)

    def test_row_without_words_shows_none(self):
        person = make.make_person()
        person.passage = None
        self.attached(person)
        self.assertEqual(words(person), "")

    def test_note_is_in_our_own_words(self):
        summit = make.make_summit(note_en="A <note>.")
        told = '<p class="small dim">A &lt;note&gt;.</p>'
        self.assertEqual(note(summit.note, summit.passage), told)
        self.assertEqual(note("", summit.passage), "")

    def test_template_of_the_name_shows_the_same(self):
        summit = make.make_summit()
        self.cite(summit, field="place")
        row = self.attached(summit)
        rendered = render_to_string("record/_evidence.html", {"row": row})
        self.assertEqual(rendered.strip(), evidence(row))
