"""What statements are about."""

from django.test import TestCase
from django.utils.translation import override

from summits.concerns import attach_concerns
from tests.factories import (
    make_event,
    make_organization,
    make_passage,
    make_person,
    make_source,
    make_state,
    make_statement,
    make_topic,
)


class ConcernTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.statement = make_statement()

    def concerns(self):
        attach_concerns([self.statement])
        return self.statement.concerns

    def test_statement_about_nothing_has_none(self):
        self.assertEqual(self.concerns(), [])

    def test_no_statement_asks_nothing(self):
        with self.assertNumQueries(0):
            attach_concerns([])

    def test_all_statements_are_one_query(self):
        other = make_statement()
        topic = make_topic()
        self.statement.topics.add(topic)
        other.topics.add(topic)
        with self.assertNumQueries(1):
            attach_concerns([self.statement, other])
        self.assertEqual(len(self.statement.concerns), 1)
        self.assertEqual(len(other.concerns), 1)

    def test_concerns_are_by_kind_then_by_label(self):
        self.statement.events.add(make_event(name_en="Conference"))
        self.statement.organizations.add(make_organization(name_en="CELAC"))
        self.statement.people.add(make_person("Evo Morales"))
        self.statement.states.add(make_state("Mexico"), make_state("Cuba"))
        self.statement.topics.add(make_topic(name_en="Peace"))
        self.assertEqual(
            [concern.label for concern in self.concerns()],
            ["Peace", "Cuba", "Mexico", "Evo Morales", "CELAC", "Conference"],
        )

    def test_state_leads_to_its_page(self):
        self.statement.states.add(make_state("Mexico"))
        [concern] = self.concerns()
        self.assertEqual(concern.url, "/en/countries/mexico/")

    def test_event_has_its_days(self):
        event = make_event(began="2017-05", ended="2017-06")
        self.statement.events.add(event)
        [concern] = self.concerns()
        self.assertEqual((concern.began, concern.ended), ("2017-05", "2017-06"))

    def test_by_kind(self):
        self.statement.states.add(make_state("Mexico"), make_state("Cuba"))
        self.statement.topics.add(make_topic(name_en="Peace"))
        found = self.concerns().by_kind
        self.assertEqual(list(found), ["topic", "state"])
        self.assertEqual([it.label for it in found["state"]], ["Cuba", "Mexico"])

    def test_rows_of_several_models_by_one_query(self):
        event, topic = make_event(states=[make_state("Cuba")]), make_topic()
        self.statement.topics.add(topic)
        rows = [event, self.statement]
        attach_concerns(rows)
        with self.assertNumQueries(1):
            attach_concerns(rows)
        self.assertEqual([len(row.concerns) for row in rows], [1, 1])
        self.assertEqual([row.concerns[0].kind for row in rows], ["state", "topic"])

    def test_topic_leads_to_its_page(self):
        self.statement.topics.add(make_topic(slug="migration"))
        self.assertEqual(self.concerns()[0].url, "/en/topics/migration/")

    def test_label_is_in_the_readers_language(self):
        self.statement.states.add(make_state("Mexico"))
        with override("es"):
            self.assertEqual(self.concerns()[0].label, "México")
            self.assertEqual(self.concerns()[0].label.lang, "es")

    def test_event_not_public_is_left_out(self):
        self.statement.events.add(make_event(status="draft"))
        self.assertEqual(self.concerns(), [])

    def test_record_told_in_a_draft_source_is_left_out(self):
        draft = make_passage(source=make_source(status="draft"))
        self.statement.people.add(make_person(passage=draft))
        self.statement.organizations.add(make_organization(passage=draft))
        self.assertEqual(self.concerns(), [])
