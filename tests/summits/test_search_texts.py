"""What is searched of declarations and passages."""

from django.test import TestCase

from archive.sources.models import Passage
from summits.models import Declaration
from summits.search_texts import declarations, passages
from tests.factories import (
    make_citation,
    make_declaration,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
)


class DeclarationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14, place=make_place())
        cls.text = make_source(display="full")
        cls.passage = make_passage(source=cls.text, text="We, the peoples.")
        cls.declaration = make_declaration(
            cls.summit, text=cls.text, symbol="A/65/714", adopted_on=""
        )
        make_statement(
            summit=cls.summit, states=[make_state("Cuba")], passage=cls.passage
        )
        make_statement(summit=cls.summit, states=[make_state("Mexico")])

    def test_declaration(self):
        [entry] = declarations(Declaration.objects.published())
        self.assertEqual(entry.reference, "S14-D1")
        self.assertEqual(entry.names, ["A/65/714"])
        self.assertEqual(entry.date, "2017-03-05")

    def test_countries_concerned_are_those_of_its_own_words(self):
        [entry] = declarations(Declaration.objects.published())
        self.assertEqual(
            sorted(entry.countries), [("cuba", "concerned"), ("venezuela", "host")]
        )

    def test_passage_of_a_declaration(self):
        [entry] = passages(Passage.objects.filter(source=self.text))
        self.assertEqual(entry.reference, "S14-D1 ¶1")
        self.assertEqual(entry.url, "/summits/14/final-declaration/#p1")
        self.assertEqual(entry.title_es, "Declaración final de la XIV Cumbre")
        self.assertEqual(list(entry.countries), [("cuba", "concerned")])

    def test_passage_of_a_draft_declaration_is_one_of_its_source(self):
        Declaration.objects.update(status="draft")
        [entry] = passages(Passage.objects.filter(source=self.text))
        self.assertEqual(entry.reference, f"R{self.text.number} ¶1")


class PassageTests(TestCase):
    def entry(self, **fields):
        found = list(passages(Passage.objects.filter(source__key="shown")))
        return found[0] if found else None

    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(key="shown", slug="shown", number=7, language="es")
        cls.passage = make_passage(
            source=cls.source, text="Uno dos. […] Tres cuatro.", note_en="So printed."
        )

    def test_without_quotations_there_is_nothing_to_show(self):
        self.assertIsNone(self.entry())

    def test_words_quoted_only(self):
        make_statement(passage=self.passage, quote="Tres")
        make_statement(passage=self.passage, quote="Uno")
        self.assertEqual(self.entry().texts, [("es", "Uno"), ("es", "Tres")])

    def test_words_quoted_by_a_draft_are_not_shown(self):
        make_statement(
            summit=make_summit(status="draft"), passage=self.passage, quote="Tres"
        )
        self.assertIsNone(self.entry())

    def test_words_a_citation_quotes(self):
        statement = make_statement()
        make_citation(statement, passage=self.passage, quote="dos")
        self.assertEqual(self.entry().texts, [("es", "dos")])

    def test_citation_of_a_draft_is_not_shown(self):
        draft = make_summit(status="draft")
        make_citation(draft, passage=self.passage, quote="dos")
        self.assertIsNone(self.entry())

    def test_source_shown_in_full(self):
        self.source.display = "full"
        self.source.save()
        self.assertEqual(self.entry().texts, [("es", "Uno dos. […] Tres cuatro.")])

    def test_notes_and_readings_are_found(self):
        statement = make_statement()
        make_citation(
            statement,
            passage=self.passage,
            quote="dos",
            says="misprint",
            stated_value="dos",
            reading_es="doce",
        )
        self.assertIn("So printed.", self.entry().unseen)
        self.assertIn("doce", self.entry().unseen)

    def test_title_is_that_of_the_source(self):
        make_statement(passage=self.passage, quote="dos")
        entry = self.entry()
        self.assertEqual((entry.title_en, entry.title_es), ("", self.source.title))
        self.assertIs(entry.is_called_so, False)
        self.assertEqual(entry.reference, "R7 ¶1")
