"""Which documents a change of rows reaches."""

from django.apps import apps
from django.test import SimpleTestCase, TestCase

from archive.publishing.models import Record
from archive.search import reaching
from archive.sources.models import Citation, Passage, Source
from initiatives.models import Initiative
from members.models import State
from summits.models import Declaration, Place, Statement, Summit, Topic
from tests.factories import (
    make_citation,
    make_declaration,
    make_membership,
    make_participation,
    make_passage,
    make_place,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


class ModelTests(SimpleTestCase):
    def test_every_row_that_rests_on_words_is_read_for_their_passage(self):
        for model in apps.get_models():
            if issubclass(model, Record) and hasattr(model, "quote"):
                self.assertTrue(reaching.is_read(model), model)
                self.assertIn("quote", reaching.fields_read(model), model)

    def test_rows_that_no_document_shows(self):
        for label in ("summits.Photo", "sources.SourceFile", "pages.Page"):
            self.assertFalse(reaching.is_read(apps.get_model(label)))

    def test_fields_that_others_read_are_what_a_record_is_called_by(self):
        self.assertEqual(
            reaching.fields_read(Summit)
            - {"passage_id", "quote", "place_id", "host_state_id", "state_of"},
            {"series", "number", "slug", "began_on", "public_since", "public_until"}
            | {"held_with_en", "held_with_es"},
        )
        self.assertEqual(reaching.fields_read(Topic), {"slug"})

    def test_record_of_no_document_is_read_by_others_alone(self):
        self.assertLessEqual({"city_en", "city_es"}, reaching.fields_read(Place))


class ListsTests(SimpleTestCase):
    """Which lists call a value of a facet by a column that makes none."""

    def test_name_of_a_state_is_told_in_lists_that_are_narrowed_by_states(self):
        lists = {Summit, Declaration, Initiative}
        self.assertEqual(reaching.lists_that_name(State, {"name_es"}), lists)

    def test_column_that_values_are_made_from_is_no_name(self):
        self.assertEqual(reaching.lists_that_name(State, {"slug"}), set())
        self.assertEqual(reaching.lists_that_name(Summit, {"began_on"}), set())

    def test_rows_that_are_new_or_gone_name_nothing_by_themselves(self):
        self.assertEqual(reaching.lists_that_name(State, None), set())


class ReachTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state, cls.topic = make_state(), make_topic()
        cls.statement = make_statement(states=[cls.state], topics=[cls.topic])

    def reach(self, model, *keys, fields=None):
        found = reaching.reached_by(model, keys, fields)
        return {name: keys for name, keys in found.items() if keys}

    def test_row_reaches_what_shows_it_and_not_what_it_names(self):
        self.assertEqual(
            self.reach(Statement, self.statement.pk),
            {
                "statement": {self.statement.pk},
                "summit": {"summit-01"},
                "passage": {"default-passage"},
            },
        )

    def test_only_what_reads_a_field_is_reached(self):
        said = self.statement.pk
        self.assertEqual(
            self.reach(Statement, said, fields={"summary_en", "position"}),
            {"statement": {said}},
        )
        self.assertEqual(
            self.reach(Statement, said, fields={"quote"}),
            {"statement": {said}, "passage": {"default-passage"}},
        )
        self.assertEqual(self.reach(Statement, said, fields={"unknown"}), {})

    def test_name_of_a_country_reaches_those_who_show_it(self):
        held = make_summit(place=make_place(self.state))
        reach = self.reach(State, self.state.pk, fields={"name_en"})
        self.assertEqual(reach, {"country": {"venezuela"}, "summit": {held.pk}})

    def test_address_of_a_country_reaches_all_that_are_narrowed_by_it(self):
        part = make_participation(make_summit(), state=self.state)
        declaration = make_declaration(part.summit)
        reach = self.reach(State, self.state.pk, fields={"slug"})
        self.assertEqual(reach["summit"], {"summit-01", part.summit_id})
        self.assertEqual(reach["declaration"], {declaration.pk})
        self.assertEqual(reach["statement"], {self.statement.pk})

    def test_city_reaches_what_met_there(self):
        place = make_place(self.state)
        held = make_summit(place=place)
        reach = self.reach(Place, place.pk, fields={"city_es"})
        self.assertEqual(reach, {"summit": {held.pk}})

    def test_declaration_reaches_the_passages_of_its_text(self):
        declaration = make_declaration(make_summit())
        passage = make_passage(source=declaration.text)
        reach = self.reach(Declaration, declaration.pk, fields={"kind"})
        self.assertEqual(
            reach, {"declaration": {declaration.pk}, "passage": {passage.pk}}
        )

    def test_citation_reaches_its_record_and_what_shows_its_words(self):
        citation = make_citation(self.statement, passage=make_passage())
        self.assertEqual(
            self.reach(Citation, citation.pk),
            {"statement": {self.statement.pk}, "passage": {citation.passage_id}},
        )

    def test_citation_of_a_membership_reaches_the_country(self):
        citation = make_citation(make_membership(self.state), field="state")
        touched = self.reach(Citation, citation.pk, fields={"stated_value"})
        self.assertEqual(touched["country"], {"venezuela"})

    def test_citation_of_another_kind_of_record_with_the_same_key(self):
        make_summit(key=self.statement.pk)
        citation = make_citation(self.statement)
        self.assertNotIn("summit", self.reach(Citation, citation.pk))

    def test_passage_reaches_what_rests_on_it(self):
        touched = self.reach(Passage, self.statement.passage_id)
        self.assertEqual(touched["statement"], {self.statement.pk})

    def test_what_a_text_shows_reaches_all_that_rests_on_it(self):
        make_citation(self.topic, passage=self.statement.passage)
        reach = self.reach(Source, "default-source", fields={"display"})
        self.assertEqual(reach["statement"], {self.statement.pk})
        self.assertEqual(reach["passage"], {"default-passage"})

    def test_many_rows_in_few_queries(self):
        for _ in range(3):
            make_statement(states=[self.state], topics=[self.topic])
        keys = list(Statement.objects.values_list("pk", flat=True))
        reaching.reached_by(Statement, keys)  # the first also asks for content types
        with self.assertNumQueries(1):
            reaching.reached_by(Statement, keys)

    def test_no_rows_and_no_readers_are_no_query(self):
        with self.assertNumQueries(0):
            self.assertEqual(self.reach(Statement), {})
            self.assertEqual(self.reach(Statement, "1", fields={"act_"}), {})
