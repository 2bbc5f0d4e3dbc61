"""Which documents a change of rows reaches."""

from django.apps import apps
from django.test import SimpleTestCase, TestCase

from archive.publishing.models import Record
from archive.search import reaching
from archive.sources.models import Citation, Passage
from summits.models import Statement
from tests.factories import (
    make_citation,
    make_membership,
    make_passage,
    make_state,
    make_statement,
    make_topic,
)


class ModelTests(SimpleTestCase):
    def test_every_row_that_rests_on_words_touches_their_passage(self):
        for model in apps.get_models():
            if issubclass(model, Record) and hasattr(model, "quote"):
                self.assertTrue(reaching.is_searched(model), model)


class ReachTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state, cls.topic = make_state(), make_topic()
        cls.statement = make_statement(states=[cls.state], topics=[cls.topic])

    def reach(self, model, *keys):
        found = reaching.reached_by(model, keys)
        return {name: keys for name, keys in found.items() if keys}

    def test_row_touches_what_shows_it_and_not_what_it_names(self):
        self.assertEqual(
            self.reach(Statement, self.statement.pk),
            {
                "statement": {self.statement.pk},
                "summit": {"summit-01"},
                "passage": {"default-passage"},
            },
        )

    def test_citation_touches_what_its_record_does(self):
        citation = make_citation(make_membership(self.state))
        touched = self.reach(Citation, citation.pk)
        self.assertEqual(touched["country"], {"venezuela"})

    def test_record_touches_the_passages_that_speak_of_it(self):
        passage = make_passage()
        make_citation(self.statement, passage=passage)
        touched = self.reach(Statement, self.statement.pk)
        self.assertEqual(touched["passage"], {"default-passage", passage.pk})

    def test_passage_touches_what_rests_on_it(self):
        touched = self.reach(Passage, self.statement.passage_id)
        self.assertEqual(touched["statement"], {self.statement.pk})

    def test_many_rows_in_few_queries(self):
        for _ in range(3):
            make_statement(states=[self.state], topics=[self.topic])
        keys = list(Statement.objects.values_list("pk", flat=True))
        with self.assertNumQueries(1):
            reaching.reached_by(Statement, keys)

    def test_no_rows(self):
        self.assertEqual(self.reach(Statement), {})
        self.assertEqual(reaching.below("summit", set()), {})

    def test_below_a_summit_is_what_was_said_there(self):
        touched = reaching.below("summit", {"summit-01"})
        self.assertEqual(touched["statement"], {self.statement.pk})
