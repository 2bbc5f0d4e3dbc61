"""The map and the bars as the pages of the members and of a country draw them."""

import datetime as dt
from unittest import mock

from django.test import TestCase

from tests.crawl import Page
from tests.factories import make_membership, make_state, make_statement
from tests.seeds import load_seeds

TODAY = mock.patch(
    "django.utils.timezone.localdate", return_value=dt.date(2026, 11, 22)
)
SHAPES = ("rect", "path", "g", "a")
TODAYS = "/en/members/on/2026-11-22/"
ON_THE_DAY = "/en/members/on/2017-03-05/"


class DrawingCase(TestCase):
    """Base of tests that look at what a page draws."""

    def page(self, url):
        return Page(url, self.client.get(url))

    def drawn(self, page):
        """Return the classes of what is drawn, with how often each occurs."""
        shapes = [a.get("class") for t, a in page.tags if t in SHAPES]
        return {name: shapes.count(name) for name in shapes if name}


class SeedRollTests(DrawingCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def on_the_map(self, url):
        """Return the names of the squares that are links."""
        names = [a.get("aria-label", "") for t, a in self.page(url).tags if t == "a"]
        return [name for name in names if name]

    def test_members_of_the_day_are_links_on_the_map(self):
        names = self.on_the_map(ON_THE_DAY)
        self.assertEqual(len(names), 11)
        self.assertIn("Cuba, CUB: member", names)

    def test_map_names_its_states_in_the_language_of_the_reader(self):
        names = self.on_the_map("/es/members/on/2017-03-05/")
        self.assertIn("Antigua y Barbuda, ATG: miembro", names)

    def test_all_other_squares_are_hidden_from_those_who_listen(self):
        groups = [
            attrs
            for tag, attrs in self.page(ON_THE_DAY).tags
            if tag == "g" and not attrs.get("class")
        ]
        hidden = [attrs for attrs in groups if attrs.get("aria-hidden") == "true"]
        self.assertEqual(len(hidden), 22)

    @TODAY
    def test_states_unconfirmed_today_are_drawn_apart_and_are_links(self, localdate):
        names = self.on_the_map(TODAYS)
        self.assertEqual(len(names), 11)
        self.assertIn("Cuba, CUB: unconfirmed", names)
        drawn = self.drawn(self.page(TODAYS))
        self.assertEqual(drawn["unconfirmed"], 11 + 1)  # and one in the key

    @TODAY
    def test_squares_are_told_apart_without_colour(self, localdate):
        page = self.page(TODAYS)
        bars = [a["d"] for t, a in page.tags if t == "path" and "34h37" in a["d"]]
        self.assertEqual(len(bars), 11 + 1)

    @TODAY
    def test_each_membership_has_a_row_with_its_dates_in_words(self, localdate):
        page = self.page(ON_THE_DAY)
        self.assertEqual(len(page.texts["tr"]), 1 + 11)
        for row in page.texts["tr"][1:]:
            self.assertIn("shown in force from 5 to 6 March 2017", row)

    @TODAY
    def test_table_says_what_it_covers(self, localdate):
        self.assertIn("ALBA-TCP, 2017 to 2026,", self.page(ON_THE_DAY).text("caption"))

    @TODAY
    def test_two_days_are_stated_and_the_years_after_are_not_known(self, localdate):
        drawn = self.drawn(self.page(ON_THE_DAY))
        self.assertEqual((drawn["on"], drawn["un"]), (11, 11))
        self.assertNotIn("out", drawn)

    def test_roll_costs_no_further_query(self):
        # The edition, states, periods, further words, who took part in summits.
        with self.assertNumQueries(5):
            self.client.get(ON_THE_DAY)

    @TODAY
    def test_country_has_its_own_bar_and_place(self, localdate):
        page = self.page("/en/countries/cuba/")
        drawn = self.drawn(page)
        self.assertEqual((drawn["on"], drawn["here member"]), (1, 1))
        self.assertEqual(len(page.texts["tr"]), 1 + 1)

    def test_country_outside_the_map_has_none(self):
        page = self.page("/en/countries/united-states/")
        self.assertNotIn("map", page.anchors)

    def test_country_that_was_never_a_member_has_a_place_but_no_bar(self):
        page = self.page("/en/countries/mexico/")
        self.assertIn("here undocumented", self.drawn(page))
        self.assertNotIn("table", page.texts)


class LeftAndReturnedTests(DrawingCase):
    """Bolivia joined, left, returned and was suspended."""

    @classmethod
    def setUpTestData(cls):
        state = make_state("Bolivia")
        make_membership(
            state, began="2006-04-29", ended="2019-11-15", ended_by="withdrawal"
        )
        make_membership(state, began="2020-11-09", began_by="readmission")
        make_membership(state, standing="suspended", began="2025-11-14")

    def test_state_that_left_is_crossed_out_on_the_map(self):
        drawn = self.drawn(self.page("/en/members/on/2020-01-01/"))
        self.assertEqual(drawn["no"], 1 + 1)  # and one in the key

    @TODAY
    def test_end_and_suspension_are_drawn_apart(self, localdate):
        drawn = self.drawn(self.page("/en/members/"))
        bar = {kind: drawn[kind] for kind in ["on", "un", "out", "off", "off-un"]}
        self.assertEqual(bar, {"on": 2, "un": 1, "out": 1, "off": 1, "off-un": 1})

    @TODAY
    def test_each_period_stands_in_words_beside_its_bar(self, localdate):
        row = self.page("/en/members/").texts["tr"][1]
        self.assertIn("ended on 15 November 2019 (withdrawal)", row)
        self.assertIn("began on 9 November 2020 (readmission)", row)
        self.assertIn("suspended: began on 14 November 2025", row)

    def test_country_draws_the_same(self):
        page = self.page("/en/countries/bolivia/")
        self.assertEqual(self.drawn(page)["out"], 1)


class NothingTests(DrawingCase):
    def test_empty_record_draws_nothing(self):
        self.assertNotIn("figure", self.page("/en/members/").texts)

    def test_membership_without_dates_has_no_bar(self):
        make_membership(make_state("Cuba"), began="")
        page = self.page("/en/members/")
        self.assertIn("figure", page.texts)
        self.assertNotIn("table", page.texts)

    def test_member_without_a_square_is_named_beside_the_map(self):
        make_membership(make_state("Syria"))
        words = " ".join(self.page("/en/members/").text("figcaption").split())
        self.assertIn("Not on this map: Syria", words)

    def test_state_without_membership_has_no_square_marked(self):
        make_statement(states=[make_state("Cuba")])
        self.assertNotIn("figure", self.page("/en/members/").texts)
