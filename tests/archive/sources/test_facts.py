"""The facts that rest on a text, in one shape."""

from django.test import TestCase
from django.utils.translation import override

from archive.sources.facts import by_words, facts_resting_on
from tests.factories import (
    make_citation,
    make_declaration,
    make_initiative,
    make_link,
    make_milestone,
    make_participation,
    make_passage,
    make_source,
    make_state,
    make_statement,
    make_summit,
)


class FactCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(number=7)
        text = "unity of our peoples […] the fund for migrants"
        cls.passage = make_passage(source=cls.source, label="3", text=text)
        cls.words = {"passage": cls.passage, "quote": "unity of our peoples"}

    def facts(self):
        return facts_resting_on(self.source, {self.passage.pk})


class FactsTests(FactCase):
    def test_fact_tells_what_it_is_its_page_and_its_words(self):
        make_summit(number=14, **self.words)
        [fact] = self.facts()
        self.assertEqual((fact.kind, fact.label), ("summit", "14th Summit"))
        self.assertEqual(fact.url, "/en/summits/14/")
        self.assertEqual(fact.quote, "unity of our peoples")
        self.assertEqual((fact.basis, fact.citation), ("stated", None))

    def test_fact_is_in_the_readers_language(self):
        make_initiative(name_es="Fondo para migrantes", **self.words)
        with override("es"):
            [fact] = self.facts()
        self.assertEqual(fact.label, "Fondo para migrantes")
        self.assertEqual(fact.url[:4], "/es/")

    def test_rows_lead_to_the_page_of_their_owner(self):
        summit = make_summit(number=14)
        state = make_state("Cuba")
        make_participation(summit, state=state, role="took-part", **self.words)
        make_statement(summit=summit, summary_en="It said so.", **self.words)
        self.assertEqual(
            {(fact.label, fact.url) for fact in self.facts()},
            {
                ("Cuba: took part", "/en/summits/14/"),
                ("It said so.", "/en/summits/14/"),
            },
        )

    def test_declaration_leads_to_its_own_page(self):
        make_declaration(make_summit(number=14), **self.words)
        [fact] = self.facts()
        self.assertEqual(fact.url, "/en/summits/14/final-declaration/")

    def test_step_and_link_lead_to_the_initiative(self):
        fund = make_initiative(slug="fund")
        make_milestone(fund, **self.words)
        make_link(fund, **self.words)
        urls = {fact.url for fact in self.facts()}
        self.assertEqual(urls, {"/en/initiatives/fund/"})

    def test_inferred_fact_tells_how(self):
        derived = {"basis": "inferred", "derivation_en": "By the date of the report."}
        make_summit(**self.words, **derived)
        [fact] = self.facts()
        self.assertEqual(fact.derivation, "By the date of the report.")

    def test_fact_of_another_passage_is_not_asked_for(self):
        make_summit(passage=make_passage(source=self.source))
        self.assertEqual(self.facts(), [])

    def test_record_not_public_is_no_fact(self):
        draft = make_summit(status="draft", **self.words)
        make_statement(summit=draft, **self.words)
        make_citation(draft, **self.words)
        self.assertEqual(self.facts(), [])

    def test_citation_that_was_withdrawn_is_no_fact(self):
        make_citation(
            make_summit(),
            field="number",
            withdrawn_reason_en="Misread.",
            **self.words,
        )
        self.assertEqual(self.facts(), [])

    def test_facts_and_citations_are_two_queries(self):
        make_citation(make_summit(**self.words), **self.words)
        with self.assertNumQueries(2):
            self.assertEqual(len(self.facts()), 2)


class CitationFactTests(FactCase):
    def test_further_words_are_a_fact_about_the_field(self):
        citation = make_citation(make_summit(number=14), field="place", **self.words)
        [fact] = self.facts()
        self.assertEqual((fact.label, fact.field), ("14th Summit", "place"))
        self.assertEqual(fact.citation, citation)

    def test_field_in_two_languages_has_one_name(self):
        make_citation(make_initiative(), field="summary", **self.words)
        self.assertEqual(self.facts()[0].field, "summary")

    def test_words_on_a_row_lead_to_its_page(self):
        step = make_milestone(make_initiative(slug="fund"))
        make_citation(step, field="step", **self.words)
        self.assertEqual(self.facts()[0].url, "/en/initiatives/fund/")

    def test_words_on_the_text_itself_are_a_fact(self):
        make_citation(self.source, field="published_on", **self.words)
        [fact] = self.facts()
        self.assertEqual(
            (fact.label, fact.field), (self.source.reference, "published on")
        )


class ByWordsTests(FactCase):
    def groups(self):
        groups = by_words(self.passage, self.facts())
        return [(group.first.quote, len(group.facts)) for group in groups]

    def test_facts_on_the_same_words_share_a_group(self):
        make_summit(**self.words)
        make_initiative(**self.words)
        self.assertEqual(self.groups(), [("unity of our peoples", 2)])

    def test_groups_are_in_the_order_of_the_text(self):
        make_summit(passage=self.passage, quote="the fund for migrants")
        make_summit(**self.words)
        self.assertEqual(
            self.groups(), [("unity of our peoples", 1), ("the fund for migrants", 1)]
        )

    def test_inferred_and_stated_facts_stand_apart(self):
        make_summit(**self.words)
        make_summit(**self.words, basis="inferred", derivation_en="By the date.")
        self.assertEqual(len(self.groups()), 2)

    def test_variant_stands_apart(self):
        summit = make_summit(**self.words)
        value = {"says": "value", "stated_value": "13"}
        make_citation(summit, field="number", **value, **self.words)
        self.assertEqual(len(self.groups()), 2)
