"""The facts that rest on a text: of every model, public only, by their words."""

from django.test import TestCase

from alba_site.sources.facts import by_words, facts_resting_on
from tests import factories as make


class FactsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make.make_source()
        cls.passage = make.make_passage(
            source=cls.source, text="Cuba and Bolivia met in Caracas this Monday."
        )

    def words(self, quote, **fields):
        return {"passage": self.passage, "quote": quote, **fields}

    def facts(self):
        return facts_resting_on(self.source, {self.passage.pk})

    def test_summit_says_its_title_and_links_to_its_page(self):
        make.make_summit(**self.words("met in Caracas"))
        (fact,) = self.facts()
        self.assertEqual(
            (fact.kind, fact.label, fact.url),
            ("summit", "14th Summit", "/en/summits/14/"),
        )

    def test_declaration_links_under_its_summit(self):
        make.make_declaration(**self.words("met in Caracas"))
        (fact,) = self.facts()
        self.assertEqual(fact.label, "Final declaration of the 14th Summit")
        self.assertEqual(fact.url, "/en/summits/14/final-declaration/")

    def test_membership_says_state_and_standing(self):
        make.make_membership(make.make_state("Cuba"), **self.words("Cuba"))
        (fact,) = self.facts()
        self.assertEqual(
            (fact.label, fact.url), ("Cuba: member", "/en/countries/cuba/")
        )

    def test_statement_of_an_event_links_to_the_event(self):
        event = make.make_event()
        make.make_statement(event=event, **self.words("met in Caracas"))
        (fact,) = self.facts()
        self.assertEqual(fact.url, event.get_absolute_url())

    def test_inferred_fact_carries_its_derivation(self):
        make.make_summit(
            **self.words("this Monday", basis="inferred", derivation_en="By the date.")
        )
        (fact,) = self.facts()
        self.assertEqual((fact.basis, fact.derivation), ("inferred", "By the date."))

    def test_citation_is_a_fact_about_the_field_of_a_record_of_another_text(self):
        summit = make.make_summit()
        make.make_citation(summit, field="place", **self.words("in Caracas"))
        (fact,) = self.facts()
        self.assertEqual((fact.label, fact.field), ("14th Summit", "place"))
        self.assertIs(fact.citation.differs, False)

    def test_citation_about_the_text_itself_is_a_fact(self):
        make.make_citation(
            self.source, field="published_on", **self.words("this Monday")
        )
        (fact,) = self.facts()
        self.assertEqual(fact.url, self.source.get_absolute_url())
        self.assertEqual(fact.field, "published on")

    def test_citation_of_a_draft_is_no_public_fact(self):
        make.make_citation(make.make_summit(status="draft"), **self.words("Cuba"))
        self.assertEqual(self.facts(), [])

    def test_draft_is_no_public_fact(self):
        make.make_summit(status="draft", **self.words("met in Caracas"))
        self.assertEqual(self.facts(), [])

    def test_facts_of_any_number_take_two_queries(self):
        for quote in ["Cuba", "Bolivia", "Caracas"]:
            summit = make.make_summit(**self.words(quote))
            make.make_citation(summit, **self.words("Monday"))
        with self.assertNumQueries(2):  # citations; one union over all models
            self.facts()


class ByWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.passage = make.make_passage(text="Cuba and Bolivia met in Caracas.")
        words = {"passage": cls.passage}
        make.make_membership(make.make_state("Bolivia"), quote="Bolivia", **words)
        make.make_membership(make.make_state("Cuba"), quote="Cuba", **words)
        summit = make.make_summit(quote="Cuba and Bolivia", **words)
        make.make_participation(summit, quote="Bolivia", **words)
        facts = facts_resting_on(cls.passage.source, {cls.passage.pk})
        cls.groups = by_words(cls.passage, facts)

    def test_words_stand_in_the_order_of_the_text(self):
        self.assertEqual(
            [group.first.quote for group in self.groups],
            ["Cuba", "Cuba and Bolivia", "Bolivia"],
        )

    def test_facts_of_the_same_words_stand_together(self):
        self.assertEqual(len(self.groups[-1].facts), 2)
