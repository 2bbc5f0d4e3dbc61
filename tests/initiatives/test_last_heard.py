"""When an initiative was last heard of, counted in summits, without a verdict."""

from django.test import TestCase

from initiatives.threads import heard_until
from tests.crawl import Page
from tests.factories import make_initiative, make_milestone, make_summit
from tests.lists import queries
from tests.seeds import load_seeds


class LastHeardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.fund = make_initiative()
        cls.summit = make_summit(number=14, began_on="2017-03-05")

    def page(self):
        url = self.fund.get_absolute_url()
        return Page(url, self.client.get(url))

    def since(self):
        return self.page().marked("data-summits-since")

    def step(self, **fields):
        return make_milestone(self.fund, **fields)

    def test_summits_held_after_the_last_step_are_counted(self):
        self.step(summit=self.summit)
        make_summit(number=15, began_on="2017-12-14")
        make_summit(number=16, began_on="2018")
        self.assertIn(
            "Last heard of: 5 March 2017, 2 summits ago.", self.page().text("main")
        )

    def test_at_the_latest_summit_no_later_one_is_named(self):
        self.step(summit=self.summit)
        self.assertEqual(self.since(), ["0"])
        self.assertIn(
            "Last heard of: 5 March 2017; no summit held since is recorded.",
            self.page().text("main"),
        )

    def test_step_outside_a_summit_is_placed_by_its_own_date(self):
        self.step(date="2016-04")
        self.assertEqual(self.since(), ["1"])

    def test_date_of_a_step_is_followed_by_its_sign_at_once(self):
        self.step(date="[2017-03,2017-04]")
        self.assertIn(
            "Last heard of: March or April 2017; no summit held since is recorded.",
            self.page().text("main"),
        )

    def test_summit_within_an_imprecise_date_is_not_counted(self):
        self.step(date="2017")
        self.assertEqual(self.since(), ["0"])

    def test_step_told_of_at_a_summit_was_heard_of_there(self):
        step = self.step(not_after="2010-01-01", summit=self.summit)
        step.refresh_from_db()
        self.assertEqual(heard_until(step), "2017-03-05")

    def test_summits_not_held_or_not_public_are_not_counted(self):
        self.step(summit=self.summit)
        make_summit(number=15, began_on="2018", state_of="cancelled")
        make_summit(number=16, began_on="2019", state_of="announced")
        make_summit(number=17, began_on="2020", status="draft")
        self.assertEqual(self.since(), ["0"])

    def test_implied_step_was_not_heard_of(self):
        self.step(implied=True)
        self.assertEqual(self.since(), [])

    def test_page_costs_at_most_ten_queries(self):
        self.step(summit=self.summit)
        asked = queries(self.client, self.fund.get_absolute_url())
        self.assertLessEqual(len(asked), 10)


class SeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_fund_of_2017_was_last_heard_of_one_summit_ago(self):
        url = "/en/initiatives/migrant-legal-support-and-advisory-fund/"
        text = Page(url, self.client.get(url)).text("main")
        self.assertIn("Last heard of: 5 March 2017, 1 summit ago.", text)
