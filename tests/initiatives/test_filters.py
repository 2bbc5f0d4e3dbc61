"""What narrows the list of initiatives: country, year, stage, topic."""

from django.test import TestCase

from archive.lists.facets import facet_index
from archive.publishing import edition
from archive.publishing.per_edition import forget
from initiatives.models import Initiative, InitiativeState
from tests.factories import (
    make_initiative,
    make_initiative_state,
    make_membership,
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
from tests.lists import rows


class FacetCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.initiative = make_initiative(key="fund", slug="fund")
        cls.summit = make_summit(place=make_place(make_state("Venezuela")))

    def values(self, facet):
        """Return the values of a facet and how many initiatives have each."""
        forget()
        initiatives = Initiative.objects.published().for_list()
        index = facet_index(edition.current(), initiatives)
        return {o.value: o.count for o in index.options(facet, {})}

    def roles(self, country):
        initiatives = Initiative.objects.published().for_list()
        index = facet_index(edition.current(), initiatives)
        return index.roles("country", country, self.initiative.pk)

    def step(self, **fields):
        return make_milestone(self.initiative, **fields)


class CountryTests(FacetCase):
    def test_host_of_a_summit_that_touched_it_matches(self):
        self.step(summit=self.summit)
        self.assertEqual(self.values("country"), {"venezuela": 1})
        self.assertEqual(self.roles("venezuela"), {"host"})

    def test_participant_of_a_summit_that_touched_it_matches(self):
        self.step(summit=self.summit)
        make_participation(self.summit, state=make_state("Bolivia"))
        self.assertEqual(self.roles("bolivia"), {"participant"})

    def test_state_reported_collectively_is_a_participant(self):
        self.step(summit=self.summit)
        state = make_state("Cuba")
        make_participation(self.summit, state=state, role="collective")
        self.assertEqual(self.roles("cuba"), {"participant"})

    def test_country_may_match_in_both_roles(self):
        self.step(summit=self.summit)
        make_participation(self.summit, state=self.summit.place.state)
        self.assertEqual(self.roles("venezuela"), {"host", "participant"})

    def test_membership_alone_is_no_match(self):
        self.step(summit=self.summit)
        make_membership(make_state("Dominica"))
        self.assertNotIn("dominica", self.values("country"))

    def test_step_without_summit_matches_no_country(self):
        self.step()
        self.assertEqual(self.values("country"), {})

    def test_host_organization_matches_no_country(self):
        make_initiative(host=make_organization())
        self.assertEqual(self.values("country"), {})

    def test_step_told_in_a_draft_source_is_no_match(self):
        draft = make_passage(source=make_source(status="draft"))
        self.step(summit=self.summit, passage=draft)
        self.assertEqual(self.values("country"), {})

    def test_participation_told_in_a_draft_source_is_no_match(self):
        self.step(summit=self.summit)
        draft = make_passage(source=make_source(status="draft"))
        make_participation(self.summit, state=make_state("Cuba"), passage=draft)
        self.assertEqual(self.values("country"), {"venezuela": 1})

    def test_summit_not_public_is_no_match(self):
        draft = make_summit(place=self.summit.place, status="draft")
        make_participation(draft, state=make_state("Cuba"))
        self.step(summit=draft)
        self.assertEqual(self.values("country"), {})

    def test_participant_of_one_summit_does_not_match_at_another(self):
        self.step(summit=self.summit)
        make_participation(make_summit(), state=make_state("Cuba"))
        self.assertEqual(self.values("country"), {"venezuela": 1})


class OwnCountryTests(FacetCase):
    """A state with a part in the initiative itself, at whichever summits it was."""

    def part(self, **fields):
        return make_initiative_state(self.initiative, **fields)

    def test_each_part_is_told(self):
        cuba = make_state("Cuba")
        for role in InitiativeState.Role:
            self.part(state=cuba, role=role)
        self.assertEqual(self.values("country"), {"cuba": 1})
        self.assertEqual(self.roles("cuba"), set(InitiativeState.Role.values))

    def test_it_is_told_apart_from_the_part_in_a_summit(self):
        self.step(summit=self.summit)
        self.part(state=self.summit.place.state, role="lead")
        make_participation(self.summit, state=make_state("Cuba"))
        self.assertEqual(self.roles("venezuela"), {"host", "lead"})
        self.assertEqual(self.roles("cuba"), {"participant"})
        page = self.client.get("/en/initiatives/?country=venezuela")
        led, _, at_summits = page.content.decode().partition("Of a summit that touched")
        self.assertIn('<span data-role="lead">lead</span>', led)
        self.assertNotIn('data-role="host"', led)
        self.assertIn('data-role="host"', at_summits)

    def test_list_without_part_in_a_summit_tells_of_none(self):
        self.part(state=make_state("Cuba"))
        page = self.client.get("/en/initiatives/?country=cuba")
        self.assertContains(page, '<span data-role="lead">lead</span>')
        self.assertNotContains(page, "Of a summit that touched it:")

    def test_part_that_is_withdrawn_or_told_in_a_draft_is_no_match(self):
        draft = make_passage(source=make_source(status="draft"))
        self.part(state=make_state("Cuba"), passage=draft)
        self.part(state=make_state("Grenada"), withdrawn_reason_en="Wrong.")
        self.assertEqual(self.values("country"), {})

    def test_each_part_has_a_word_of_its_own_in_lists(self):
        for role in InitiativeState.Role:
            part = self.part(state=make_state(), role=role)
            url = f"/en/initiatives/?country={part.state.slug}"
            said = f'<span data-role="{role}">{role.label}</span>'
            self.assertContains(self.client.get(url), said)


class YearTests(FacetCase):
    def test_year_of_each_dated_step_matches(self):
        self.step(date="2017-03-05")
        self.step(date="2025")
        self.assertEqual(self.values("year"), {"2017": 1, "2025": 1})

    def test_two_steps_of_a_year_count_one_initiative(self):
        self.step(date="2017-03-05")
        self.step(date="2017-04")
        self.assertEqual(self.values("year"), {"2017": 1})

    def test_latest_day_dates_nothing(self):
        self.step(not_after="2025-02-03")
        self.assertEqual(self.values("year"), {})

    def test_step_without_date_has_the_year_of_its_summit(self):
        self.step(not_after="2025-02-03", summit=self.summit)
        self.assertEqual(self.values("year"), {"2017": 1})

    def test_dated_step_has_not_the_year_of_its_summit(self):
        self.step(date="2016", summit=self.summit)
        self.assertEqual(self.values("year"), {"2016": 1})


class StageTests(FacetCase):
    def test_latest_step_is_the_stage(self):
        self.step(step="proposed", date="2009")
        self.step(step="adopted", date="2010")
        self.assertEqual(self.values("stage"), {"adopted": 1})

    def test_implied_step_is_no_stage(self):
        self.step(step="launched", date="2009", implied=True)
        self.assertEqual(self.values("stage"), {})


class TopicTests(FacetCase):
    def test_topics_match(self):
        make_initiative(topics=[make_topic(slug="trade"), make_topic(slug="peace")])
        self.assertEqual(self.values("topic"), {"trade": 1, "peace": 1})

    def test_topic_of_a_draft_does_not_match(self):
        make_initiative(topics=[make_topic()], status="draft")
        self.assertEqual(self.values("topic"), {})


class OrderTests(FacetCase):
    def names(self, language="en"):
        return rows(self.client.get(f"/{language}/initiatives/"))

    def test_list_is_by_stage_then_name_and_those_without_stage_come_last(self):
        self.step(step="adopted", date="2010")
        for slug, name in [("z", "agroALBA"), ("y", "ALBA Bank"), ("x", "Égida")]:
            named = make_initiative(slug=slug, name_en=name)
            make_milestone(named, step="proposed")
        make_initiative(slug="a", name_en="Aid")
        self.assertEqual(self.names(), ["z", "y", "x", "fund", "a"])

    def test_names_are_in_order_in_the_readers_language(self):
        make_initiative(slug="b", name_en="Bank", name_es="Zona")
        make_initiative(slug="c", name_en="Center", name_es="Centro")
        self.assertEqual(self.names()[:2], ["b", "c"])
        self.assertEqual(self.names("es"), ["c", "fund", "b"])
