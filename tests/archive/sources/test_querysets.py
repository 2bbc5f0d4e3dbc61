"""Sources, passages, citations, and the facts that rest on them."""

from django.test import TestCase
from django.urls import NoReverseMatch, reverse

from archive.sources.models import Citation, Passage, Source
from archive.sources.querysets import cited_models, sourced_models
from tests import factories
from tests.constraints import concrete_models
from tests.factories import (
    default_passage,
    make_citation,
    make_membership,
    make_passage,
    make_source,
    make_statement,
    make_summit,
)

MAKERS = {
    "Membership": factories.make_membership,
    "Organization": factories.make_organization,
    "Person": factories.make_person,
    "Tenure": factories.make_tenure,
    "Summit": factories.make_summit,
    "Participation": factories.make_participation,
    "Declaration": factories.make_declaration,
    "Event": factories.make_event,
    "Statement": factories.make_statement,
    "MembershipAct": factories.make_act,
    "BodyAct": factories.make_body_act,
    "SummitPlace": factories.make_summit_place,
    "Initiative": factories.make_initiative,
    "Milestone": factories.make_milestone,
    "StatedFigure": factories.make_figure,
    "FormerName": factories.make_former_name,
    "Amount": factories.make_amount,
    "InitiativeState": factories.make_initiative_state,
    "InitiativeLink": factories.make_link,
}


class SourceQuerySetTests(TestCase):
    def test_newest_first_puts_sources_without_number_last(self):
        first, second = make_source(), make_source()
        draft = make_source(status="draft")
        self.assertEqual(list(Source.objects.newest_first()), [second, first, draft])

    def test_passages_are_public_with_their_source(self):
        passage = make_passage()
        make_passage(source=make_source(status="draft"))
        self.assertEqual(list(Passage.objects.published()), [passage])

    def test_passages_are_in_the_order_of_the_text(self):
        source = make_source()
        last = make_passage(source=source, position=2, label="1")
        first = make_passage(source=source, position=1, label="title")
        self.assertEqual(list(Passage.objects.in_order()), [first, last])


class CitationQuerySetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit, cls.other = make_summit(), make_summit()
        cls.membership = make_membership()
        cls.number = make_citation(cls.summit, field="number")
        cls.began = make_citation(cls.membership, field="began")
        make_citation(cls.other)
        draft = make_passage(source=make_source(status="draft"))
        make_citation(cls.summit, passage=draft)

    def test_about_returns_the_public_citations_of_all_records_in_one_query(self):
        with self.assertNumQueries(1):
            citations = list(
                Citation.objects.published().about([self.summit.pk, self.membership.pk])
            )
            named = [str(citation.passage.source) for citation in citations]
        self.assertCountEqual(citations, [self.number, self.began])
        self.assertEqual(len(named), 2)

    def test_about_nothing_is_empty(self):
        self.assertEqual(list(Citation.objects.about([])), [])

    def test_citation_is_public_with_its_record(self):
        citation = make_citation(make_statement(summit=self.other))
        self.assertIn(citation, Citation.objects.published())
        self.other.status = "draft"
        self.other.save()
        self.assertNotIn(citation, Citation.objects.published())

    def test_citation_of_no_record_is_not_public(self):
        Citation.objects.update(record_key="none")
        self.assertEqual(list(Citation.objects.published()), [])

    def test_citations_of_a_record_are_deleted_with_it(self):
        self.membership.delete()
        self.assertIs(Citation.objects.filter(pk=self.began.pk).exists(), False)


class SourcedQuerySetTests(TestCase):
    """Every row that rests on words is public only while its source is.

    And so are further words about it, in a source that is public.
    """

    @classmethod
    def setUpTestData(cls):
        passage = make_passage()
        cls.rows = {
            name: make(passage=passage)
            for name, make in [*MAKERS.items(), ("Citation", make_citation)]
        }
        cls.name_reference_records(passage)
        cls.source = passage.source
        cls.spoken_of = [row for name, row in cls.rows.items() if name != "Citation"]
        cls.spoken_of += [cls.source, passage]
        for row in cls.spoken_of:
            make_citation(row)

    @classmethod
    def name_reference_records(cls, passage):
        person, organization = cls.rows["Person"], cls.rows["Organization"]
        factories.make_participation(person=person, organization=organization)

    def test_every_sourced_model_is_in_the_table(self):
        names = {model.__name__ for model in sourced_models()}
        self.assertEqual(names, set(MAKERS))

    def test_rows_of_a_public_source_are_public(self):
        for name, row in self.rows.items():
            with self.subTest(name):
                self.assertIn(row, type(row).objects.published())

    def test_rows_of_a_source_not_public_are_not(self):
        withdrawn = {"status": "withdrawn", "withdrawn_reason_en": "Given twice."}
        for values in ({"status": "draft"}, {"status": "review"}, withdrawn):
            Source.objects.filter(pk=self.source.pk).update(**values)
            for name, row in self.rows.items():
                with self.subTest(name, **values):
                    self.assertNotIn(row, type(row).objects.published())
            self.assertEqual(self.cited(), set())

    def cited(self):
        """Return the kinds of these rows that public citations speak of."""
        keys = [row.pk for row in self.spoken_of]
        citations = Citation.objects.published().about(keys)
        return {citation.record_type.model_class() for citation in citations}

    def test_further_words_of_public_rows_are_public(self):
        self.assertEqual(self.cited(), {*cited_models()})

    def test_with_words_loads_passage_and_source(self):
        for name, row in self.rows.items():
            with self.subTest(name), self.assertNumQueries(1):
                row = type(row).objects.with_words().get(pk=row.pk)
                self.assertEqual(row.passage.source, self.source)


class FactsTests(TestCase):
    """The facts of all models are one union."""

    @classmethod
    def setUpTestData(cls):
        rows = {name: make() for name, make in MAKERS.items()}
        factories.make_participation(organization=rows["Organization"])
        make_statement(event=factories.make_event())

    def facts(self):
        first, *others = (
            model.objects.published().facts() for model in sourced_models()
        )
        return list(first.union(*others, all=True))

    def test_facts_of_all_models_are_one_query(self):
        with self.assertNumQueries(1):
            facts = self.facts()
        labels = {model._meta.label_lower for model in sourced_models()}
        self.assertEqual({fact["fact_model"] for fact in facts}, labels)

    def test_facts_tell_their_words_and_passage(self):
        passage = default_passage()
        for fact in self.facts():
            with self.subTest(fact["fact_key"]):
                self.assertEqual(fact["fact_passage"], passage.pk)
                self.assertEqual(fact["fact_quote"], passage.text)
                self.assertEqual(fact["fact_basis"], "stated")

    def test_drafts_have_no_facts(self):
        Source.objects.update(status="draft")
        self.assertEqual(self.facts(), [])

    def test_every_fact_has_a_label(self):
        models = {model._meta.label_lower: model for model in concrete_models()}
        for fact in self.facts():
            with self.subTest(fact["fact_key"]):
                label = models[fact["fact_model"]].fact_label(
                    fact["fact_label_en"], fact["fact_extra"]
                )
                self.assertNotEqual(str(label), "")

    def test_every_fact_leads_to_a_page(self):
        for fact in self.facts():
            args = [part for part in (fact["fact_slug"], fact["fact_part"]) if part]
            with self.subTest(fact["fact_key"]):
                try:
                    reverse(fact["fact_url_name"], args=args)
                except NoReverseMatch as error:
                    self.fail(error)
