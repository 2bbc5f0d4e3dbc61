"""What is searched of initiatives."""

from django.test import TestCase

from members.models import Organization
from tests.archive.search.finding import entries_of, entry_of, facets_of
from tests.factories import (
    make_amount,
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
        return entry_of("initiative")

    def test_date_is_that_of_the_latest_step(self):
        self.assertEqual(self.entry().date, "2025-02-03")

    def test_facets_are_those_of_its_list(self):
        """The countries of the summits of its steps, and the year of each step."""
        [facets] = facets_of("initiative", self.initiative)
        self.assertEqual(
            facets,
            {
                *(("country", "cuba", "participant"), ("country", "venezuela", "host")),
                *(("year", "2017", ""), ("year", "2025", "")),
                ("topic", "topic-01", ""),
            },
        )

    def test_steps_of_another_initiative_are_not_its_own(self):
        other = make_initiative()
        make_milestone(other, date="2009")
        self.assertEqual(facets_of("initiative", other), [{("year", "2009", "")}])

    def test_names_and_host(self):
        entry = self.entry()
        self.assertEqual(entry.names, ["The Fund"])
        self.assertIn("BALBA", entry.unseen)

    def test_host_that_is_not_public_is_not_told(self):
        """It rests on a text that is not."""
        draft = make_passage(source=make_source(status="draft"))
        Organization.objects.update(passage=draft, quote=draft.text)
        self.assertNotIn("BALBA", self.entry().unseen)

    def test_notes_on_its_steps_are_words(self):
        self.assertIn(("en", "Noted."), self.entry().texts)

    def test_amounts_are_words_as_each_language_writes_them(self):
        make_amount(self.initiative, role="cargo", value=6100, unit="tonnes")
        texts = self.entry().texts
        self.assertIn(("en", "cargo: 6,100 tonnes"), texts)
        self.assertIn(("es", "carga: 6\xa0100 toneladas"), texts)

    def test_figures_alone_are_words_too(self):
        make_amount(self.initiative, value="6100.50", value_to=7000)
        for figures in ("6100.5", "7000"):
            self.assertIn(figures, self.entry().unseen)

    def test_number_of_queries_does_not_grow(self):
        with self.assertNumQueries(6):
            self.entry()
        make_milestone(make_initiative(host=None), summit=make_summit())
        make_amount()
        with self.assertNumQueries(6):
            entries_of("initiative")
