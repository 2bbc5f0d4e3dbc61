"""A suspended state belongs, but is not counted as a member."""

import datetime as dt
from unittest import mock

from django.test import TestCase

from members.standing import standing_on
from tests.crawl import Page
from tests.factories import make_membership, make_state

DAY = "2025-12-14"
BEGAN = {"began": "2025-10-24", "began_by": "suspension"}
SEEN = {"attested_last": "2026-01-04"}
TODAY = mock.patch(
    "django.utils.timezone.localdate", return_value=dt.date(2025, 12, 14)
)


class SuspendedCase(TestCase):
    """Cuba and Bolivia are members, as sources show up to 4 January 2026."""

    @classmethod
    def setUpTestData(cls):
        cls.bolivia = make_state("Bolivia")
        cls.member = make_membership(cls.bolivia, began="2020-11-20", **SEEN)
        make_membership(make_state("Cuba"), **SEEN)

    def suspend(self, **dates):
        return make_membership(self.bolivia, standing="suspended", **{**BEGAN, **dates})

    def end(self, **dates):
        type(self.member).objects.filter(pk=self.member.pk).update(
            attested_last="", **dates
        )

    def page(self, url=f"/en/members/on/{DAY}/"):
        page = Page(url, self.client.get(url))
        self.assertEqual(page.status, 200)
        return page

    def answer(self):
        """Return what the roll says of Bolivia, without the words it rests on."""
        text = next(t for t in self.page().texts["article"] if "Bolivia" in t)
        return " ".join(text.split())

    def assertTallied(self, words):
        text = self.page().text("main")
        self.assertIn(f" on 14 December 2025 as far as sources show{words}", text)


class InForceTests(SuspendedCase):
    """The suspension is shown on the day asked for."""

    def setUp(self):
        self.suspend(**SEEN)

    def test_it_is_counted_apart(self):
        self.assertTallied("; 1 suspended Days")
        self.assertIn("1 member on 14 December 2025", self.page().text("main"))

    def test_it_is_counted_apart_in_spanish(self):
        text = self.page(f"/es/members/on/{DAY}/").text("main")
        self.assertIn("1 suspendido", text)

    def test_its_standing_is_suspended(self):
        self.assertEqual(self.page().marked("data-standing"), ["suspended", "member"])
        self.assertIn("Member, suspended: ", self.answer())

    def test_its_square_is_no_members(self):
        tags = [attrs for tag, attrs in self.page().tags if tag == "a"]
        squares = {a["aria-label"]: a["class"] for a in tags if "aria-label" in a}
        self.assertEqual(squares["Bolivia, BOL: suspended"], "suspended")
        self.assertEqual(squares["Cuba, CUB: member"], "member")

    def test_its_square_is_told_apart_without_colour_and_in_the_key(self):
        bars = [a for t, a in self.page().tags if t == "path" and "m0 3h37" in a["d"]]
        self.assertEqual(len(bars), 1 + 1)
        self.assertIn("suspended", self.page().texts["figcaption"][0])

    def test_its_code_is_hollow_as_that_of_no_member(self):
        hollow = [a for _, a in self.page().tags if a.get("class") == "iso hollow"]
        self.assertEqual(len(hollow), 1 + 1)  # in the bars and in the list

    @TODAY
    def test_country_says_so(self, localdate):
        page = self.page("/en/countries/bolivia/")
        self.assertEqual(page.marked("data-standing"), ["suspended"])
        self.assertIn("here suspended", page.marked("class"))

    def test_it_was_a_member_before(self):
        page = self.page("/en/members/on/2025-10-23/")
        self.assertEqual(page.marked("data-standing"), ["member", "member"])
        self.assertNotIn("suspended", page.texts["figcaption"][0])

    def test_membership_recorded_as_ended_by_it_is_no_exit(self):
        self.end(ended="2025-10-23")
        self.assertEqual(self.page().marked("data-standing"), ["suspended", "member"])
        self.assertIn("Suspended: began on 24 October 2025 (susp", self.answer())
        self.assertNotIn("ot a member", self.answer())

    def test_membership_that_nothing_records_is_suspended(self):
        self.member.delete()
        self.assertEqual(self.page().marked("data-standing"), ["suspended", "member"])
        self.assertIn("Suspended: began on 24 October 2025", self.answer())

    def test_membership_not_shown_that_day_is_counted_as_suspended(self):
        self.end()
        self.assertTallied("; 1 suspended")
        self.assertIn("Unconfirmed, suspended: ", self.answer())


class OtherTests(SuspendedCase):
    """The suspension is not shown on the day asked for."""

    def test_suspension_of_which_no_end_is_shown_leaves_it_unconfirmed(self):
        self.suspend()
        self.assertTallied("; 1 unconfirmed")
        self.assertIn("Member, suspension unconfirmed: ", self.answer())
        self.assertEqual(self.page().marked("data-standing")[0], "unconfirmed")

    def test_state_reinstated_is_a_member(self):
        self.suspend(ended="2025-12-01", ended_by="reinstatement")
        self.assertEqual(self.page().marked("data-standing"), ["member", "member"])

    def test_state_that_left_while_suspended_is_no_member(self):
        self.suspend()
        self.end(ended="2025-11-30", ended_by="withdrawal")
        self.assertTallied("; 1 not a member")

    def test_membership_itself_is_answered_as_before(self):
        self.suspend(**SEEN)
        periods = self.bolivia.memberships.filter(standing="member")
        self.assertEqual(standing_on(periods, dt.date(2025, 12, 14)), "member")
