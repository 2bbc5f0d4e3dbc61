"""The answer begins with the last day for which anything is held."""

import datetime as dt
from unittest import mock

from members.latest import last_roll
from members.roll import held, roll_on
from tests import factories as make
from tests.crawl import Page
from tests.members.test_views import RollCase

TODAY = mock.patch(
    "django.utils.timezone.localdate", return_value=dt.date(2026, 11, 28)
)
SEEN = {"attested_last": "2026-01-04"}


class LastShownCase(RollCase):
    """Cuba and Bolivia are shown on 4 January 2026, Bolivia as suspended."""

    @classmethod
    def setUpTestData(cls):
        cls.cuba, cls.bolivia = make.make_state("Cuba"), make.make_state("Bolivia")
        make.make_membership(cls.cuba, **SEEN)
        make.make_membership(make.make_state("Nicaragua"), **SEEN)
        make.make_membership(cls.bolivia, began="2020-11-20", **SEEN)
        cls.suspension = make.make_membership(
            cls.bolivia, standing="suspended", began="2025-10-24", **SEEN
        )

    def setUp(self):
        self.enterContext(TODAY)

    def page(self, url="/en/members/"):
        page = Page(url, self.client.get(url))
        self.assertEqual(page.status, 200)
        return page

    def text(self, url="/en/members/"):
        return " ".join(self.page(url).text("main").split())

    def leave(self, state, ended="2026-02-01"):
        state.memberships.filter(standing="member").update(
            ended=ended, ended_by="withdrawal"
        )


class RollTests(LastShownCase):
    def test_members_of_the_last_day_are_shown(self):
        self.assertIn(
            "Last shown: 2 members on 4 January 2026; no later source is held. "
            "That day: 1 suspended",
            self.text(),
        )

    def test_it_is_said_in_spanish(self):
        self.assertIn(
            "Última constancia: 2 miembros el 4 de enero de 2026; "
            "no se conserva ninguna fuente posterior. Ese día: 1 suspendido",
            self.text("/es/members/"),
        )

    def test_map_and_list_are_of_that_day(self):
        page = self.page()
        self.assertEqual(
            page.marked("data-standing"), ["suspended", "member", "member"]
        )
        labels = [attrs.get("aria-label", "") for _, attrs in page.tags]
        self.assertIn("Cuba, CUB: member", labels)
        self.assertIn("Members on 4 January 2026 on a map", " ".join(labels))

    def test_today_is_one_link_away(self):
        self.assertIn("/en/members/on/2026-11-28/", self.page().links)
        text = self.text("/en/members/on/2026-11-28/")
        self.assertIn("0 members on 28 November 2026 as far as sources show", text)

    def test_day_without_evidence_offers_the_last_one_before(self):
        for day in ("2026-11-28", "2026-01-05"):
            url = f"/en/members/on/{day}/"
            self.assertIn("Members last shown before: 4 January 2026", self.text(url))
            self.assertIn("/en/members/on/2026-01-04/", self.page(url).links)

    def test_day_with_evidence_or_before_any_offers_nothing(self):
        for day in ("2026-01-04", "2010-01-01", "2004-12-13"):
            text = self.text(f"/en/members/on/{day}/")
            self.assertNotIn("last shown", text.lower())

    def test_evidence_of_today_is_shown(self):
        self.cuba.memberships.update(attested_last="2026-11-28")
        text = self.text()
        self.assertIn("1 member on 28 November 2026 as far as sources show", text)
        self.assertNotIn("Last shown", text)

    def test_bloc_that_all_have_left_is_known_to_have_no_members(self):
        self.suspension.delete()
        for state in (self.cuba, self.bolivia):
            self.leave(state)
        self.leave(self.cuba.__class__.objects.get(key="nicaragua"))
        self.assertIn("0 members on 28 November 2026", self.text())

    def test_states_that_have_left_are_counted_as_such(self):
        self.leave(self.cuba, "2026-01-04")
        self.assertIn(
            "Last shown: 1 member on 4 January 2026; no later source is held. "
            "That day: 1 suspended; 1 not a member",
            self.text(),
        )

    def test_later_day_on_which_only_a_suspension_is_shown_is_passed_over(self):
        type(self.suspension).objects.filter(state=self.bolivia).update(
            attested_last="2026-03-01"
        )
        self.assertIn("Last shown: 2 members on 4 January 2026", self.text())

    def test_membership_that_began_and_is_not_shown_since_is_shown_that_day(self):
        self.suspension.delete()
        for state in (self.cuba, self.bolivia):
            state.memberships.update(attested_last="")
        type(self.suspension).objects.filter(state="nicaragua").delete()
        self.assertIn("Last shown: 1 member on 20 November 2020", self.text())

    def test_nothing_dated_is_asked_of_today(self):
        type(self.suspension).objects.all().update(began="", attested_last="")
        self.assertIn("0 members on 28 November 2026", self.text())

    def test_no_day_to_come_is_the_last(self):
        self.cuba.memberships.update(began="2030-01-01", attested_last="")
        all_held = held()
        answers = roll_on(dt.date(2026, 11, 28), all_held)
        days = {answer.day for answer in last_roll(answers, all_held)}
        self.assertEqual(days, {"2026-01-04"})


class CountryTests(LastShownCase):
    def test_head_and_answer_are_of_the_last_day(self):
        text = self.text("/en/countries/cuba/")
        self.assertIn("Last shown on 4 January 2026: member", text)
        self.assertIn("On 4 January 2026: Member: began on 14 December 2004", text)
        self.assertIn("on 4 January 2026; no later source is held.", text)

    def test_suspended_state(self):
        text = self.text("/en/countries/bolivia/")
        self.assertIn("Last shown on 4 January 2026: member, suspended", text)
        page = self.page("/en/countries/bolivia/")
        self.assertEqual(page.marked("data-standing"), ["suspended"])

    def test_state_that_has_left_is_told_of_today(self):
        self.leave(self.cuba)
        text = self.text("/en/countries/cuba/")
        self.assertIn("On 28 November 2026: not a member", text)
        self.assertNotIn("Last shown", text)

    def test_guest_is_not_headed_by_a_membership(self):
        haiti = make.make_state("Haiti")
        make.make_membership(haiti, standing="guest", began="", **SEEN)
        text = self.text("/en/countries/haiti/")
        self.assertIn("Last shown on 4 January 2026: special guest", text)
        self.assertNotIn("undocumented", text.lower())
        self.assertIn("No source held says that Haiti was a member.", text)

    def test_state_of_which_no_membership_is_recorded_says_so(self):
        make.make_participation(state=make.make_state("Mexico"))
        text = self.text("/en/countries/mexico/")
        self.assertIn("no membership recorded", text)
        self.assertNotIn("undocumented", text.lower())


class DaysTests(LastShownCase):
    def test_every_day_that_dates_a_membership_is_offered_by_year(self):
        for year in range(2006, 2024):
            make.make_membership(began=f"{year}-02-03", ended=f"{year}-04-05")
        page = self.page()
        self.assertIn("Days that sources date a membership by", page.texts["summary"])
        for year in range(2006, 2024):
            for day in (f"{year}-02-03", f"{year}-04-05"):
                self.assertIn(f"/en/members/on/{day}/", page.links)
        lines, _cited = page.texts["details"]
        self.assertIn("2023 5 April 2023 · 3 February 2023", " ".join(lines.split()))

    def test_month_and_year_are_no_days(self):
        make.make_membership(began="2006-02", ended="2007")
        self.assertFalse([url for url in self.page().links if "/on/2006" in url])

    def test_day_that_is_shown_is_no_link(self):
        page = self.page("/en/members/on/2020-11-20/")
        self.assertNotIn("/en/members/on/2020-11-20/", page.links[8:])
