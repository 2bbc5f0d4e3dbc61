"""What narrows the lists of summits and of declarations."""

from django.test import TestCase

from archive.lists.facets import facet_index
from archive.publishing import edition
from archive.publishing.per_edition import forget
from summits.models import Declaration, Summit
from tests.factories import (
    make_citation,
    make_declaration,
    make_event,
    make_membership,
    make_participation,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


class FacetCase(TestCase):
    model = Summit

    def index(self):
        forget()
        records = self.model.objects.published().newest_first().for_list()
        return facet_index(edition.current(), records)

    def values(self, facet):
        """Return the values of a facet and how many records have each."""
        return {o.value: o.count for o in self.index().options(facet, {})}

    def roles(self, country, record):
        return self.index().roles("country", country, record.pk)

    def draft(self):
        return make_passage(source=make_source(status="draft"))


class SummitCountryTests(FacetCase):
    @classmethod
    def setUpTestData(cls):
        cls.cuba = make_state("Cuba")
        cls.summit = make_summit()

    def test_state_it_met_in_is_the_host(self):
        summit = make_summit(place=make_place(self.cuba))
        self.assertEqual(self.roles("cuba", summit), {"host"})

    def test_state_that_took_part_is_a_participant(self):
        make_participation(self.summit, state=self.cuba)
        self.assertEqual(self.roles("cuba", self.summit), {"participant"})

    def test_state_that_a_statement_names_is_concerned(self):
        make_statement(summit=self.summit).states.add(self.cuba)
        self.assertEqual(self.roles("cuba", self.summit), {"concerned"})

    def test_state_in_all_three_roles_counts_once(self):
        summit = make_summit(place=make_place(self.cuba))
        make_participation(summit, state=self.cuba)
        make_statement(summit=summit).states.add(self.cuba)
        self.assertEqual(self.values("country"), {"cuba": 1})
        self.assertEqual(
            self.roles("cuba", summit), {"concerned", "host", "participant"}
        )

    def test_membership_alone_is_no_match(self):
        make_membership(self.cuba)
        self.assertEqual(self.values("country"), {})

    def test_rows_told_in_a_draft_are_no_match(self):
        draft = self.draft()
        make_participation(self.summit, state=self.cuba, passage=draft)
        make_statement(summit=self.summit, passage=draft).states.add(self.cuba)
        self.assertEqual(self.values("country"), {})

    def test_draft_summit_is_no_match(self):
        draft = make_summit(status="draft", place=make_place(self.cuba))
        make_participation(draft, state=self.cuba)
        self.assertEqual(self.values("country"), {})

    def test_statement_made_at_an_event_is_no_match(self):
        make_statement(event=make_event()).states.add(self.cuba)
        self.assertEqual(self.values("country"), {})


class SummitFacetTests(FacetCase):
    def test_year_is_that_of_the_opening_day(self):
        make_summit(began_on="2017-12-31", ended_on="2018-01-01")
        make_summit(began_on="2017")
        make_summit(began_on="")
        self.assertEqual(self.values("year"), {"2017": 2})

    def test_series_are_those_held(self):
        make_summit(series="ordinary")
        make_summit(series="extraordinary")
        make_summit(series="joint", status="draft")
        self.assertEqual(self.values("series"), {"ordinary": 1, "extraordinary": 1})

    def test_topic_is_that_of_its_statements(self):
        summit, topic = make_summit(), make_topic(slug="peace")
        for _ in range(2):
            make_statement(summit=summit).topics.add(topic)
        self.assertEqual(self.values("topic"), {"peace": 1})


class DeclarationFacetTests(FacetCase):
    model = Declaration

    @classmethod
    def setUpTestData(cls):
        cls.cuba = make_state("Cuba")
        cls.summit = make_summit(place=make_place(make_state("Venezuela")))
        cls.declaration = make_declaration(cls.summit)
        cls.passage = make_passage(source=cls.declaration.text)

    def test_host_of_its_summit_matches(self):
        self.assertEqual(self.roles("venezuela", self.declaration), {"host"})

    def test_participant_of_its_summit_matches(self):
        make_participation(self.summit, state=self.cuba)
        self.assertEqual(self.roles("cuba", self.declaration), {"participant"})

    def test_state_that_a_statement_quoting_it_names_is_concerned(self):
        said = make_statement(summit=self.summit, passage=self.passage)
        said.states.add(self.cuba)
        self.assertEqual(self.roles("cuba", self.declaration), {"concerned"})

    def test_state_that_a_statement_citing_it_names_is_concerned(self):
        said = make_statement(summit=self.summit)
        said.states.add(self.cuba)
        make_citation(said, passage=self.passage)
        self.assertEqual(self.roles("cuba", self.declaration), {"concerned"})

    def test_state_that_another_statement_of_the_summit_names_is_not(self):
        make_statement(summit=self.summit).states.add(self.cuba)
        self.assertEqual(self.values("country"), {"venezuela": 1})

    def test_participant_told_in_a_draft_is_no_match(self):
        make_participation(self.summit, state=self.cuba, passage=self.draft())
        self.assertEqual(self.values("country"), {"venezuela": 1})

    def test_draft_declaration_counts_nowhere(self):
        make_declaration(self.summit, status="draft", kind="special")
        self.assertEqual(self.values("kind"), {"final": 1})
        self.assertEqual(self.values("country"), {"venezuela": 1})

    def test_two_declarations_of_a_summit_both_match(self):
        make_declaration(self.summit, kind="special")
        self.assertEqual(self.values("country"), {"venezuela": 2})
        self.assertEqual(self.values("kind"), {"final": 1, "special": 1})

    def test_year_is_that_of_its_summit(self):
        self.assertEqual(self.values("year"), {"2017": 1})
