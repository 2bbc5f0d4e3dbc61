"""Which documents a change of rows reaches."""

from django.apps import apps
from django.test import SimpleTestCase, TestCase

from archive.publishing.models import Record
from archive.search import reaching
from archive.sources.models import Citation, Passage
from members.models import Office, State
from summits.models import Statement, Summit
from tests.factories import (
    make_citation,
    make_membership,
    make_office,
    make_passage,
    make_state,
    make_statement,
    make_tenure,
    make_topic,
)


class ModelTests(SimpleTestCase):
    def test_records_that_are_public_since_others_name_them(self):
        self.assertIs(reaching.is_named(State), True)
        self.assertIs(reaching.is_named(Summit), False)

    def test_every_row_that_rests_on_words_touches_their_passage(self):
        for model in apps.get_models():
            if issubclass(model, Record) and hasattr(model, "quote"):
                self.assertTrue(reaching.is_searched(model), model)

    def test_batches_are_in_order_and_short(self):
        keys = [str(number) for number in range(reaching.AT_A_TIME + 1)]
        batches = reaching.in_batches(keys)
        self.assertEqual([len(batch) for batch in batches], [reaching.AT_A_TIME, 1])
        self.assertEqual([*batches[0], *batches[1]], sorted(keys))
        self.assertEqual(reaching.in_batches([]), [])


class ReachTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state, cls.topic = make_state(), make_topic()
        cls.statement = make_statement(states=[cls.state], topics=[cls.topic])

    def reach(self, model, *keys):
        return [
            {name: keys for name, keys in found.items() if keys}
            for found in reaching.reached_by(model, keys)
        ]

    def test_public_row_touches_what_shows_it_and_names_the_rest(self):
        touched, named = self.reach(Statement, self.statement.pk)
        self.assertEqual(
            touched,
            {
                "statement": {self.statement.pk},
                "summit": {"summit-01"},
                "passage": {"default-passage"},
            },
        )
        self.assertEqual(named, {"country": {"venezuela"}, "topic": {"topic-01"}})

    def test_draft_touches_what_it_named(self):
        Summit.objects.update(status="draft")
        touched, named = self.reach(Statement, self.statement.pk)
        self.assertEqual(touched["topic"], {"topic-01"})
        self.assertEqual(touched["country"], {"venezuela"})
        self.assertEqual(named, {})

    def test_citation_touches_what_its_record_does(self):
        membership = make_membership(self.state)
        citation = make_citation(membership)
        touched, _named = self.reach(Citation, citation.pk)
        self.assertEqual(touched["country"], {"venezuela"})

    def test_row_of_a_citation_touches_what_its_record_does_though_it_names_it(self):
        """A public statement names the country, but does not write it anew."""
        membership = make_membership(self.state)
        keys = [make_citation(row).pk for row in (membership, self.statement)]
        touched, named = self.reach(Citation, *keys)
        self.assertEqual(touched["country"], {"venezuela"})
        self.assertEqual(named["country"], {"venezuela"})

    def test_record_touches_the_passages_that_speak_of_it(self):
        passage = make_passage()
        make_citation(self.statement, passage=passage)
        touched, _named = self.reach(Statement, self.statement.pk)
        self.assertEqual(touched["passage"], {"default-passage", passage.pk})

    def test_row_between_names_what_it_points_at(self):
        """A tenure names the country of its office, so that the office does too."""
        office = make_office(state=self.state)
        self.assertEqual(self.reach(Office, office.pk)[0]["country"], {"venezuela"})
        make_tenure(office=office)
        touched, named = self.reach(Office, office.pk)
        self.assertEqual(named, {"country": {"venezuela"}})
        self.assertEqual(touched, {"person": {"person-01"}})

    def test_passage_touches_what_rests_on_it(self):
        touched, _named = self.reach(Passage, self.statement.passage_id)
        self.assertEqual(touched["statement"], {self.statement.pk})

    def test_many_rows_in_few_queries(self):
        for _ in range(3):
            make_statement(states=[self.state], topics=[self.topic])
        keys = list(Statement.objects.values_list("pk", flat=True))
        with self.assertNumQueries(2):
            reaching.reached_by(Statement, keys)

    def test_no_rows(self):
        self.assertEqual(self.reach(Statement), [{}, {}])
        self.assertEqual(reaching.below("summit", set()), reaching.Reach.none())

    def test_below_a_summit_is_what_was_said_there(self):
        touched = reaching.below("summit", {"summit-01"}).touched
        self.assertEqual(touched["statement"], {self.statement.pk})
