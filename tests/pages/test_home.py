"""The home page: the latest, one thread, the ways in, the figures, the texts."""

from django.test import TestCase

from alba_site.pages import home
from archive.publishing import edition
from archive.sources.models import Source
from summits.models import Summit
from tests.factories import (
    make_amount,
    make_citation,
    make_declaration,
    make_initiative,
    make_link,
    make_membership,
    make_milestone,
    make_participation,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
)
from tests.lists import MANY, CostMixin
from tests.seeds import load_seeds

HOME = "/en/"


class EmptyTests(TestCase):
    def test_empty_archive_says_so_in_one_line(self):
        self.assertContains(self.client.get(HOME), "No summit is published yet.", 1)

    def test_empty_archive_has_no_section(self):
        self.assertNotContains(self.client.get(HOME), "<section")

    def test_drafts_leave_it_empty(self):
        before = self.client.get(HOME).content
        make_passage(source=make_source(status="draft"))
        self.assertEqual(self.client.get(HOME).content, before)


class LatestTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.early = make_summit(number=14, began_on="2017-03-05")
        cls.late = make_summit(number=21, began_on="2021-06-24", place=make_place())

    def test_summit_that_began_last_is_shown(self):
        response = self.client.get(HOME)
        self.assertEqual(response.context["summit"], self.late)
        self.assertContains(response, 'aria-hidden="true">XXI')
        self.assertContains(response, "Caracas, Venezuela")

    def test_later_draft_is_not(self):
        make_summit(number=22, began_on="2022", status="draft")
        self.assertEqual(self.client.get(HOME).context["summit"], self.late)

    def test_what_it_touched_is_counted(self):
        make_milestone(summit=self.late)
        make_milestone(summit=self.late)
        self.assertContains(self.client.get(HOME), "2 initiatives touched")

    def test_what_it_declared_is_counted(self):
        make_passage(source=make_declaration(self.late, adopted_on="").text)
        response = self.client.get(HOME)
        self.assertContains(response, "1 passage of its declarations")

    def test_links_for_nothing_are_left_out(self):
        response = self.client.get(HOME)
        self.assertNotContains(response, "#initiatives")
        self.assertNotContains(response, "#declarations")


class FollowedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.fund = make_initiative(slug="fund", name_en="Credit fund")

    def shown(self):
        return [step.pk for step in home.followed_steps(edition.current())]

    def step(self, initiative=None, **fields):
        return make_milestone(initiative or self.fund, **fields)

    def test_initiative_with_most_steps_is_followed_alone(self):
        first = self.step(date="2009")
        second = self.step(date="2017")
        other = make_initiative()
        make_link(self.fund, other)
        self.step(other, date="2004")
        self.assertEqual(self.shown(), [first.pk, second.pk])

    def test_one_taken_once_is_shown_beside_those_linked_to_it(self):
        own = self.step(date="2025-02-03")
        legal = make_initiative(name_en="Legal fund")
        make_link(self.fund, legal)
        linked = self.step(legal, date="2017-03-05")
        self.assertEqual(self.shown(), [linked.pk, own.pk])
        response = self.client.get(HOME)
        self.assertContains(response, "Credit fund</a>: proposed")
        self.assertContains(response, "Legal fund</a>: proposed")
        self.assertContains(response, "separate ones")

    def test_links_lead_in_both_directions(self):
        own = self.step(date="2025-02-03")
        legal = make_initiative()
        make_link(legal, self.fund)
        linked = self.step(legal, date="2017-03-05")
        self.assertEqual(self.shown(), [linked.pk, own.pk])

    def test_of_equals_those_reaching_back_furthest_are_followed(self):
        old = self.step(date="2009")
        self.step(make_initiative(), date="2025")
        self.assertEqual(self.shown(), [old.pk])

    def test_of_equals_reaching_back_as_far_the_latest_is_followed(self):
        plan, legal = make_initiative(), make_initiative()
        old = self.step(legal, date="2009")
        self.step(date="2017")
        late = self.step(plan, date="2025")
        for other in (self.fund, plan):
            make_link(other, legal)
        self.assertEqual(self.shown()[-1], late.pk)
        self.assertEqual(self.shown()[0], old.pk)

    def test_implied_steps_neither_count_nor_show(self):
        self.step(date="2004", implied=True)
        self.step(date="2009", implied=True)
        told = self.step(make_initiative(), date="2025")
        self.assertEqual(self.shown(), [told.pk])

    def test_amounts_neither_count_nor_show(self):
        told = self.step(date="2025")
        later = self.step(date="2026")
        bank = make_initiative()
        self.step(bank, date="2008")
        for year in ("2009", "2010", "2011"):
            make_amount(bank, as_of=year)
        self.assertEqual(self.shown(), [told.pk, later.pk])

    def test_drafts_neither_count_nor_show(self):
        told = self.step(date="2025")
        draft = make_initiative(status="draft")
        make_link(self.fund, draft)
        self.step(draft, date="2004")
        self.step(draft, date="2005")
        passage = make_passage(source=make_source(status="draft"))
        legal = make_initiative()
        make_link(self.fund, legal, passage=passage)
        self.step(legal, date="2026", passage=passage)
        self.assertEqual(self.shown(), [told.pk])

    def test_long_thread_shows_its_latest_steps(self):
        steps = [self.step(date=f"20{year}") for year in range(10, 16)]
        self.assertEqual(self.shown(), [s.pk for s in steps[-home.STEPS_SHOWN :]])

    def test_archive_without_steps_has_no_thread(self):
        make_summit()
        self.assertNotContains(self.client.get(HOME), "Followed across summits")


class WaysInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(place=make_place(make_state("Venezuela")))
        make_participation(cls.summit, state=make_state("Bolivia"))
        statement = make_statement(summit=cls.summit)
        statement.states.add(make_state("United States"))

    def states(self, language="en"):
        context = self.client.get(f"/{language}/").context
        return [state.iso_alpha3 for state in context["states"]]

    def test_states_of_the_summits_lead_to_their_pages(self):
        self.assertEqual(self.states(), ["BOL", "USA", "VEN"])
        self.assertContains(self.client.get(HOME), 'href="/en/countries/bolivia/"')

    def test_states_are_in_order_in_the_readers_language(self):
        self.assertEqual(self.states("es"), ["BOL", "USA", "VEN"])
        make_participation(self.summit, state=make_state("Dominica"))
        self.assertEqual(self.states("es"), ["BOL", "DMA", "USA", "VEN"])

    def test_member_at_no_summit_is_not_a_way_in(self):
        make_membership(make_state("Cuba"))
        self.assertNotIn("CUB", self.states())

    def test_years_lead_to_their_summits_with_counts_the_latest_first(self):
        make_summit(began_on="2025-02-03")
        make_summit(began_on="2025-04")
        make_summit(began_on="2030", status="draft", state_of="announced")
        response = self.client.get(HOME)
        years = [(y.value, y.count) for y in response.context["years"]]
        self.assertEqual(years, [("2025", 2), ("2017", 1)])
        self.assertContains(response, 'href="/en/summits/?year=2025"')


class FiguresTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()

    def figures(self):
        return self.client.get(HOME).context["figures"]

    def test_figures_are_counted(self):
        make_declaration(self.summit)
        make_initiative()
        make_participation(self.summit, state=make_state("Bolivia"))
        expected = {"summits": 1, "declarations": 1, "initiatives": 1}
        expected |= {"passages": 1, "states": 1, "sources": 2}
        self.assertEqual(self.figures(), expected)

    def test_passage_that_nothing_quotes_is_not_counted(self):
        make_passage(source=make_source())
        self.assertEqual(self.figures()["passages"], 1)

    def test_passage_that_only_a_draft_quotes_is_not_counted(self):
        passage = make_passage(source=make_source())
        draft = make_summit(status="draft", passage=passage)
        make_citation(draft, passage=make_passage(source=passage.source))
        self.assertEqual(self.figures()["passages"], 1)

    def test_passage_that_a_citation_quotes_is_counted(self):
        make_citation(self.summit, passage=make_passage())
        self.assertEqual(self.figures()["passages"], 2)

    def test_passage_that_dates_its_own_source_is_counted(self):
        source = make_source()
        make_citation(source, field="published_on", passage=make_passage(source=source))
        self.assertEqual(self.figures()["passages"], 2)

    def test_passage_quoted_twice_counts_once(self):
        make_citation(self.summit)
        self.assertEqual(self.figures()["passages"], 1)


class TextsTests(TestCase):
    def test_each_source_is_linked_the_last_first(self):
        first, last = make_source(number=1), make_source(number=2)
        response = self.client.get(HOME)
        self.assertEqual(list(response.context["sources"]), [last, first])
        self.assertContains(response, f'href="{first.get_absolute_url()}"')

    def test_draft_source_is_not(self):
        make_source(number=1)
        make_source(number=2, status="draft", title="Not yet")
        self.assertNotContains(self.client.get(HOME), "Not yet")

    def test_of_many_the_last_received_are_linked_and_the_list(self):
        for number in range(1, 13):
            make_source(number=number)
        response = self.client.get(HOME)
        self.assertEqual(len(response.context["sources"]), home.SOURCES_SHOWN)
        self.assertContains(response, "The list of all 12 sources")


class CostTests(CostMixin, TestCase):
    def add(self, count):
        """Add summits with all that the home page shows of them."""
        for _ in range(count):
            summit = make_summit(place=make_place())
            make_participation(summit)
            make_declaration(summit)
            make_link(make_milestone(summit=summit).initiative)

    def test_home_costs_the_same_with_one_summit_and_with_many(self):
        # Edition, two for the index of summits, states, latest summit, the initiative
        # to follow and its steps, figures, sources.
        self.add(1)
        self.assertCosts(HOME, 9)
        self.add(MANY)
        self.assertCosts(HOME, 9)

    def test_home_counts_and_compares_nothing_twice_in_an_edition(self):
        # Edition, states, latest summit, sources.
        self.client.get(HOME)
        with self.assertNumQueries(4):
            self.client.get(HOME)

    def test_home_counts_and_compares_nothing_anew_after_an_edit_of_other_words(self):
        # As above, and the steps of the thread, of whose rows all is read.
        self.add(2)
        self.client.get(HOME)
        Summit.objects.update(summary_en="Otherwise.")
        with self.assertNumQueries(5):
            self.client.get(HOME)


class SeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_two_funds_stand_beside_each_other_under_their_own_names(self):
        steps = self.client.get(HOME).context["steps"]
        self.assertEqual(
            [(step.initiative_id, step.date) for step in steps],
            [
                ("migrant-legal-support-and-advisory-fund", "2017-03-05"),
                ("migrant-reintegration-fund", "2025-02-03"),
            ],
        )

    def test_latest_summit_is_that_of_2025(self):
        self.assertContains(self.client.get(HOME), "12th Extraordinary Summit")

    def test_every_text_is_one_link_away(self):
        response = self.client.get(HOME)
        for source in Source.objects.published():
            with self.subTest(source.reference):
                self.assertContains(response, f'href="{source.get_absolute_url()}"')
