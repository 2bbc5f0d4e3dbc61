"""What is searched of declarations and passages."""

from django.test import TestCase

from summits.models import Declaration
from tests.archive.search.finding import entries_of, entry_of, facets_of
from tests.factories import (
    make_citation,
    make_declaration,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


def countries(facets):
    """Return the countries among facets with their roles, sorted."""
    return sorted((value, role) for facet, value, role in facets if facet == "country")


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
        entry = entry_of("declaration")
        self.assertEqual(entry.reference, "S14-D1")
        self.assertEqual(entry.names, ["A/65/714"])
        self.assertEqual(entry.date, "2017-03-05")

    def test_titles_of_its_own(self):
        named = {"title_es": "Manifiesto de Caracas", "short_es": "Manifiesto"}
        Declaration.objects.update(**named)
        entry = entry_of("declaration")
        self.assertEqual((entry.title_en, entry.title_es), ("", named["title_es"]))
        self.assertEqual(entry.names, ["A/65/714", "Manifiesto"])
        [passage] = entries_of("passage", self.passage).values()
        self.assertEqual(passage.title_es, named["title_es"])

    def test_one_of_two_that_are_called_alike_has_its_number_in_the_title(self):
        Declaration.objects.update(told_apart=True)
        self.assertEqual(
            entry_of("declaration").title_es, "Declaración final de la XIV Cumbre (1)"
        )

    def test_countries_concerned_are_those_of_its_own_words(self):
        [facets] = facets_of("declaration", self.declaration)
        expected = [("cuba", "concerned"), ("venezuela", "host")]
        self.assertEqual(countries(facets), expected)

    def test_country_of_a_statement_that_cites_it_is_concerned(self):
        said = make_statement(summit=self.summit, states=[make_state("Nicaragua")])
        topic = make_topic(slug="peace")
        said.topics.add(topic)
        make_citation(said, passage=self.passage, quote="the peoples")
        [facets] = facets_of("declaration", self.declaration)
        self.assertIn(("nicaragua", "concerned"), countries(facets))
        self.assertIn(("topic", "peace", ""), facets)

    def test_it_is_of_the_year_of_its_summit_and_of_its_adoption(self):
        self.declaration.adopted_on = "2018-01-01"
        self.declaration.save()
        for name, record in [
            ("declaration", self.declaration),
            ("passage", self.passage),
        ]:
            [facets] = facets_of(name, record)
            years = {value for facet, value, _ in facets if facet == "year"}
            self.assertEqual(years, {"2017", "2018"}, name)

    def test_passage_of_a_declaration(self):
        [entry] = entries_of("passage", self.passage).values()
        self.assertEqual(entry.reference, "S14-D1 ¶1")
        self.assertEqual(entry.url, "/summits/14/final-declaration/#p1")
        self.assertEqual(entry.title_es, "Declaración final de la XIV Cumbre")
        [facets] = facets_of("passage", self.passage)
        self.assertEqual(
            facets, {("country", "cuba", "concerned"), ("year", "2017", "")}
        )

    def test_passage_of_a_draft_declaration_is_one_of_its_source(self):
        self.text.published_on = "2016"
        self.text.save()
        Declaration.objects.update(status="draft")
        [entry] = entries_of("passage", self.passage).values()
        self.assertEqual(entry.reference, f"R{self.text.number} ¶1")
        [facets] = facets_of("passage", self.passage)
        self.assertIn(("year", "2016", ""), facets)
        self.assertNotIn(("year", "2017", ""), facets)


class PassageTests(TestCase):
    def entry(self):
        return entries_of("passage", self.passage).get(self.passage.pk)

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
