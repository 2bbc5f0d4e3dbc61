"""What is searched of initiatives."""

from django.test import TestCase

from initiatives.models import Initiative
from initiatives.search import initiatives
from members.models import Organization
from tests.factories import (
    make_initiative,
    make_milestone,
    make_organization,
    make_participation,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_summit,
    make_topic,
)


class InitiativeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.initiative = make_initiative(
            host=make_organization(acronym="BALBA"),
            topics=[make_topic()],
            aliases="The Fund [en]",
        )
        summit = make_summit(place=make_place())
        make_participation(summit, state=make_state("Cuba"))
        make_milestone(cls.initiative, summit=summit, note_en="Noted.")
        make_milestone(cls.initiative, date="2025-02-03", step="called-for")

    def entry(self):
        [entry] = initiatives(Initiative.objects.published())
        return entry

    def test_date_is_that_of_the_latest_step(self):
        self.assertEqual(self.entry().date, "2025-02-03")

    def test_countries_are_those_of_the_summits_of_its_steps(self):
        self.assertEqual(
            self.entry().countries, {("cuba", "participant"), ("venezuela", "host")}
        )

    def test_names_topics_and_host(self):
        entry = self.entry()
        self.assertEqual((entry.names, entry.topics), (["The Fund"], ["topic-01"]))
        self.assertIn("BALBA", entry.unseen)

    def test_host_that_is_not_public_is_not_told(self):
        """It rests on a text that is not."""
        draft = make_passage(source=make_source(status="draft"))
        Organization.objects.update(passage=draft, quote=draft.text)
        self.assertNotIn("BALBA", self.entry().unseen)

    def test_notes_on_its_steps_are_words(self):
        self.assertIn(("en", "Noted."), self.entry().texts)

    def test_number_of_queries_does_not_grow(self):
        with self.assertNumQueries(7):
            self.entry()
        make_milestone(make_initiative(host=None), summit=make_summit())
        with self.assertNumQueries(7):
            list(initiatives(Initiative.objects.published()))
