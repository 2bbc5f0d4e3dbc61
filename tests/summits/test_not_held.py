"""Summits announced, postponed or cancelled; those before and after one."""

import datetime as dt
from unittest import mock

from django.test import TestCase

from summits.models import Summit
from tests.crawl import Page
from tests.factories import (
    make_milestone,
    make_participation,
    make_place,
    make_statement,
    make_summit,
)
from tests.lists import queries

DAY = dt.date(2026, 11, 22)
TODAY = mock.patch("django.utils.timezone.localdate", return_value=DAY)
COMING = {"state_of": "announced", "began_on": "2027-04-24"}


class NotHeldCase(TestCase):
    """Base of tests that read pages on 22 November 2026."""

    def setUp(self):
        patched = TODAY
        patched.start()
        self.addCleanup(patched.stop)

    def page(self, url):
        return Page(url, self.client.get(url))

    def text(self, record):
        return self.page(record.get_absolute_url()).text("main")


class ToComeTests(TestCase):
    def to_come(self):
        return list(Summit.objects.to_come(DAY.isoformat()))

    def test_summit_of_today_or_of_this_year_may_still_be_held(self):
        today = make_summit(state_of="announced", began_on="2026-11-22")
        this_year = make_summit(state_of="announced", began_on="2026")
        self.assertCountEqual(self.to_come(), [today, this_year])

    def test_past_announcement_is_not_to_come(self):
        make_summit(state_of="announced", began_on="2026-11-21")
        self.assertEqual(self.to_come(), [])

    def test_summits_held_postponed_or_cancelled_are_not_to_come(self):
        for state_of in ["held", "postponed", "cancelled"]:
            summit = make_summit(state_of="announced", began_on="2027-04-24")
            Summit.objects.filter(pk=summit.pk).update(state_of=state_of)
        self.assertEqual(self.to_come(), [])


class HomeTests(NotHeldCase):
    def home(self):
        return self.page("/en/")

    def test_announced_summit_stands_before_the_latest_held(self):
        make_summit(number=25, **COMING)
        make_summit(number=24, began_on="2024-12-14")
        page = self.home()
        self.assertEqual(page.texts["h2"][:2], ["To be held", "Latest summit"])
        self.assertEqual(page.texts["h3"][:2], ["25th Summit", "24th Summit"])
        self.assertIn("24 April 2027", page.text("section"))

    def test_next_comes_first_and_undated_last(self):
        make_summit(number=26, state_of="announced", began_on="", slug="next")
        make_summit(number=27, state_of="announced", began_on="2028")
        make_summit(number=25, **COMING)
        titles = self.home().texts["h3"][:3]
        self.assertEqual(titles, ["25th Summit", "27th Summit", "26th Summit"])

    def test_announced_alone_leaves_no_line_that_none_is_published(self):
        make_summit(**COMING)
        self.assertNotIn("No summit is published yet.", self.home().text("main"))

    def test_draft_is_not_announced(self):
        make_summit(status="draft", **COMING)
        self.assertNotIn("To be held", self.home().text("main"))

    def test_cancelled_summit_is_not_the_latest(self):
        make_summit(number=24, began_on="2024-12-14")
        make_summit(number=25, began_on="2025-12-14", state_of="cancelled")
        self.assertEqual(self.home().texts["h3"][0], "24th Summit")


class PageTests(NotHeldCase):
    def test_announced_summit_says_when_it_is_to_be_held(self):
        text = self.text(make_summit(**COMING))
        self.assertIn("To be held: 24 April 2027", text)
        self.assertIn("Date announced", text)

    def test_announced_summit_has_no_empty_section(self):
        page = self.page(make_summit(**COMING).get_absolute_url())
        self.assertEqual(page.texts["h2"], ["Facts"])

    def test_undated_announcement_says_so(self):
        summit = make_summit(state_of="announced", began_on="", slug="next")
        self.assertIn("To be held: date not recorded", self.text(summit))

    def test_past_announcement_claims_nothing(self):
        text = self.text(make_summit(state_of="announced", began_on="2017-03-05"))
        self.assertIn(
            "Announced: 5 March 2017. No source held says that it took place.", text
        )
        self.assertNotIn("To be held", text)

    def test_postponed_and_cancelled_are_said_in_the_head(self):
        for state_of, word in [("postponed", "Postponed"), ("cancelled", "Cancelled")]:
            with self.subTest(state_of):
                text = self.text(make_summit(state_of=state_of))
                self.assertIn(f"{word}. No source held says that it took place.", text)

    def test_sections_with_something_to_say_are_shown(self):
        summit = make_summit(**COMING)
        make_statement(summit=summit)
        page = self.page(summit.get_absolute_url())
        self.assertEqual(page.texts["h2"], ["What was raised", "Facts", "On this page"])
        self.assertIn("said", page.anchors)

    def test_contents_name_only_what_is_there(self):
        summit = make_summit(**COMING)
        make_participation(summit)
        make_milestone(summit=summit, date="2026-11-01")
        page = self.page(summit.get_absolute_url())
        for link in page.links:
            if link.startswith(f"{page.url}#"):
                self.assertIn(link.partition("#")[2], page.anchors)

    def test_held_summit_has_no_such_line(self):
        self.assertNotIn(
            'class="note"',
            str(self.client.get(make_summit().get_absolute_url()).content),
        )


class ListTests(NotHeldCase):
    def test_list_says_what_was_not_held(self):
        for state_of in ["announced", "postponed", "cancelled"]:
            make_summit(state_of=state_of)
        strong = self.page("/en/summits/").texts["strong"][:3]
        self.assertCountEqual(strong, ["announced", "postponed", "cancelled"])

    def test_announced_summit_counts_nothing(self):
        make_summit(**COMING)
        self.assertNotIn("0 states", self.page("/en/summits/").text("article"))


class PagerTests(NotHeldCase):
    """Before and after, in time and in the series."""

    @classmethod
    def setUpTestData(cls):
        cls.first = make_summit(number=13, began_on="2015-12-14")
        cls.between = make_summit(
            number=9, series="extraordinary", began_on="2016-05-01"
        )
        cls.middle = make_summit(number=14, began_on="2017-03-05")

    def around(self, summit):
        """Return the addresses before and after a summit, in time then in series."""
        tags = self.page(summit.get_absolute_url()).tags
        return [
            (a["rel"], a["href"]) for _, a in tags if a.get("rel") in {"prev", "next"}
        ]

    def test_series_skips_the_summits_of_another(self):
        self.assertEqual(
            self.around(self.middle),
            [
                ("prev", "/en/summits/9-extraordinary/"),
                ("prev", "/en/summits/13/"),
            ],
        )

    def test_next_of_the_series_is_the_next_number(self):
        make_summit(number=16, began_on="2018-12-14")
        make_summit(number=15, began_on="2019-12-14")
        self.assertEqual(self.around(self.middle)[-1], ("next", "/en/summits/15/"))

    def test_draft_is_neither_before_nor_after(self):
        make_summit(number=15, began_on="2018-12-14", status="draft")
        self.assertNotIn("/en/summits/15/", dict(self.around(self.middle)).values())

    def test_summit_without_number_has_no_line_for_the_series(self):
        summit = make_summit(number=None, began_on="2018-12-14", place=make_place())
        self.assertNotIn("In the ordinary series", self.text(summit))

    def test_ends_are_said(self):
        text = self.text(self.between)
        self.assertIn("In the extraordinary series No earlier summit recorded", text)

    def test_page_costs_at_most_ten_queries(self):
        make_statement(summit=self.middle)
        make_participation(self.middle)
        asked = queries(self.client, self.middle.get_absolute_url())
        self.assertLessEqual(len(asked), 10)
