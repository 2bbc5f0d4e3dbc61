"""Territories: named by the record, told as what they are, and never members."""

from django.test import TestCase

from alba_site.pages.home import figures
from archive.publishing import edition
from archive.publishing.findings import written
from members.models import Membership, State
from members.roll import counted, held, members_of, roll_on
from members.rules import member_territories
from members.tiles import tile_map
from summits.models import Participation
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import entry_of, found
from tests.desk import DeskTestCase, page, typed
from tests.findings import refused
from tests.lists import MANY

DAY = make.PUBLISHED_AT.date()
SAID = "Puerto Rico is a territory: only a state is a member."


def make_island(**fields):
    return make.make_state("Puerto Rico", **{"kind": "territory", **fields})


class RefusalTests(TestCase):
    """By whichever of the two rows a territory would become a member."""

    def test_membership_of_a_territory_is_refused_at_its_standing(self):
        period = make.make_membership(make_island())
        self.assertEqual(refused(period), {"standing": [SAID]})

    def test_so_is_the_territory_that_a_member_would_become(self):
        island = make_island(kind="state")
        make.make_membership(island)
        self.assertEqual(refused(island), {})
        State.objects.update(kind="territory")
        self.assertEqual(refused(island), {"standing": [SAID]})

    def test_part_as_a_member_state_is_refused_at_its_capacity(self):
        island = make_island()
        part = make.make_participation(state=island, capacity="member")
        for row in (part, island):
            self.assertEqual(refused(row), {"capacity": [SAID]})

    def test_other_standings_and_capacities_are_not(self):
        island = make_island()
        period = make.make_membership(island, standing="observer")
        part = make.make_participation(state=island, capacity="guest")
        self.assertEqual(refused(period, part, island), {})

    def test_what_is_withdrawn_and_what_is_a_state_are_not(self):
        period = make.make_membership(make_island())
        withdraw(period)
        other = make.make_membership(make.make_state("Cuba"))
        self.assertEqual(refused(period, period.state, other, other.state), {})

    def test_membership_of_another_is_not_refused_with_it(self):
        make.make_membership(make_island())
        self.assertEqual(refused(make.make_membership(make.make_state("Cuba"))), {})

    def test_many_rows_take_one_query_and_no_rows_none(self):
        rows = [make.make_membership() for _ in range(MANY)]
        for what, queries in [(written(*rows), 1), (written(), 0)]:
            with self.assertNumQueries(queries):
                member_territories(what)


class TerritoryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.island = make_island()
        cls.observer = make.make_membership(cls.island, standing="observer")
        make.make_statement(states=[cls.island])
        cls.cuba = make.make_membership(make.make_state("Cuba"), began="2017-03-06")

    def get(self, language="en", state=None):
        url = (state or self.island).get_absolute_url()
        return self.client.get(url.replace("/en/", f"/{language}/"))

    def test_roll_and_map_count_it_among_no_members(self):
        answers = roll_on(DAY, held())
        self.assertEqual(
            [answer.state for answer in members_of(answers)], [self.cuba.state]
        )
        self.assertEqual(counted(answers)[self.cuba.state], "member")
        told = tile_map(counted(answers))
        marked = {tile.state for tile in told.tiles if tile.on_day == "member"}
        self.assertEqual(marked, {self.cuba.state})

    def test_home_page_counts_it_among_no_states(self):
        self.assertEqual(figures(edition.current())["states"], 1)

    def test_its_page_says_what_it_is_and_misses_no_membership(self):
        self.observer.delete()
        response = self.get()
        self.assertContains(response, "<dt>Kind</dt><dd>Territory</dd>")
        self.assertContains(response, SAID)
        self.assertNotContains(response, "No source held says that Puerto Rico")
        self.assertNotContains(response, "no membership recorded")

    def test_it_says_so_beside_its_standing_and_in_spanish(self):
        self.assertContains(self.get(), "Territory")
        response = self.get("es")
        self.assertContains(response, "<dt>Tipo</dt><dd>Territorio</dd>")
        self.assertContains(response, "solo un Estado es miembro")

    def test_page_of_a_state_says_that_it_is_one(self):
        response = self.get(state=self.cuba.state)
        self.assertContains(response, "<dt>Kind</dt><dd>State</dd>")
        self.assertNotContains(response, "erritory")

    def test_state_without_membership_is_said_to_have_none(self):
        mexico = make.make_state("Mexico")
        make.make_statement(states=[mexico])
        response = self.get(state=mexico)
        self.assertContains(response, "No source held says that Mexico was a member.")
        self.assertContains(response, "no membership recorded")


class SearchTests(TestCase):
    def test_territory_is_found_by_what_it_is_in_both_languages(self):
        make.make_statement(states=[make_island()])
        texts = entry_of("country").texts
        self.assertLessEqual({("en", "territory"), ("es", "territorio")}, set(texts))
        for typed_words in ("Puerto Rico territory", "territorio"):
            self.assertIn("country PRI", found(typed_words))

    def test_state_is_not(self):
        make.make_statement(states=[make.make_state("Cuba")])
        self.assertNotIn(("en", "territory"), entry_of("country").texts)


class DeskTests(DeskTestCase):
    def test_kind_is_chosen_in_the_form_and_a_member_is_refused(self):
        period = make.make_membership(make_island(kind="state"))
        url = page(State, "change", period.state_id)
        form = typed(self.client.get(url), kind="territory")
        self.assertContains(self.client.post(url, form), SAID)
        self.assertEqual(State.objects.get().kind, "state")
        withdraw(period)
        self.client.post(url, typed(self.client.get(url), kind="territory"))
        self.assertEqual(State.objects.get().kind, "territory")

    def test_rows_that_call_it_a_member_come_back_with_what_was_typed(self):
        island, summit = make_island(), make.make_summit()
        words = {"passage": summit.passage_id, "quote": summit.quote}
        for model, whose, fields in [
            (Membership, f"state={island.pk}", {"standing": "member"}),
            (Participation, f"summit={summit.pk}", {"capacity": "member"}),
        ]:
            url = f"{page(model, 'add')}?{whose}"
            fields |= {**words, "state": island.pk, "basis": "stated"}
            sent = typed(self.client.get(url), **fields)
            with self.subTest(model.__name__):
                response = self.client.post(url, sent)
                self.assertContains(response, SAID)
                self.assertContains(response, summit.quote)
                self.assertFalse(model.objects.exists())
