"""That a state took part in a summit as a member shows that it was one that day."""

import datetime as dt

from members import gaps
from members.evidence import attach_evidence
from members.models import Membership
from members.standing import standing_on
from summits.models import Summit
from tests import factories as make
from tests.crawl import Page
from tests.members.test_views import RollCase

HELD = "2025-04-24"
LAST = "Unconfirmed: took part as a member on 24 April 2025; no later source is held."


class EvidenceCase(RollCase):
    """Bolivia returned on 20 November 2020; a summit was held on 24 April 2025."""

    @classmethod
    def setUpTestData(cls):
        cls.bolivia = make.make_state("Bolivia")
        cls.first = make.make_membership(
            cls.bolivia, began="2006-04-29", ended="2019-11-15", ended_by="withdrawal"
        )
        cls.second = make.make_membership(cls.bolivia, began="2020-11-20")
        cls.summit = make.make_summit(number=25, began_on=HELD)

    def take_part(self, capacity="member", summit=None, **fields):
        return make.make_participation(
            summit or self.summit, state=self.bolivia, capacity=capacity, **fields
        )

    def periods(self):
        periods = list(Membership.objects.published().filter(state=self.bolivia))
        attach_evidence(periods)
        return periods

    def shown(self):
        """Return the days at which each period is shown by the summits."""
        return [period.days_at_summits for period in self.periods()]

    def assertOn(self, day, answer, standing="member"):
        periods = [p for p in self.periods() if p.standing == standing]
        self.assertEqual(standing_on(periods, dt.date.fromisoformat(day)), answer)


class MembershipTests(EvidenceCase):
    def test_it_is_a_member_up_to_that_day(self):
        self.take_part()
        self.assertOn("2025-04-24", "member")
        self.assertOn("2023-01-01", "member")
        self.assertOn("2025-04-25", "unconfirmed")

    def test_it_shows_the_period_that_lasted_then(self):
        self.take_part()
        self.take_part(summit=make.make_summit(number=5, began_on="2009-06-24"))
        self.assertEqual(self.shown(), [["2009-06-24"], [HELD]])

    def test_it_shows_an_undated_period_since_then(self):
        Membership.objects.filter(pk=self.second.pk).update(
            began="", attested_first="2025-12-14", attested_last="2025-12-14"
        )
        self.take_part()
        self.assertOn("2025-04-23", "undocumented")
        self.assertOn("2025-04-24", "member")
        self.assertOn("2025-06-01", "member")

    def test_it_shows_a_period_that_nothing_else_dates(self):
        self.second.delete()
        self.first.delete()
        make.make_membership(self.bolivia, began="")
        self.take_part()
        self.assertOn("2025-04-23", "undocumented")
        self.assertOn("2025-04-24", "member")
        self.assertOn("2025-04-25", "unconfirmed")

    def test_it_shows_a_period_within_the_year_of_its_end(self):
        Membership.objects.filter(pk=self.second.pk).update(ended="2025")
        self.take_part()
        self.assertOn("2025-04-24", "member")
        self.assertOn("2025-04-25", "unconfirmed")
        self.assertOn("2026-01-01", "no")

    def test_after_a_certain_exit_it_shows_nothing(self):
        self.second.delete()
        self.take_part()
        self.assertEqual(self.shown(), [[]])
        self.assertOn(HELD, "no")

    def test_before_the_accession_it_shows_nothing(self):
        self.take_part(summit=make.make_summit(number=1, began_on="2004-12-14"))
        self.assertEqual(self.shown(), [[], []])

    def test_several_of_a_state_at_one_summit_show_it_once(self):
        self.take_part()
        self.take_part(person=make.make_person())
        self.assertEqual(self.shown(), [[], [HELD]])

    def test_summit_known_to_the_month_shows_no_day(self):
        Summit.objects.update(began_on="2025-04")
        self.take_part()
        self.assertEqual(self.shown(), [[], []])

    def test_summit_that_was_not_held_shows_nothing(self):
        self.take_part()
        for state_of in ("announced", "postponed", "cancelled"):
            Summit.objects.update(state_of=state_of)
            self.assertEqual(self.shown(), [[], []])

    def test_who_was_only_expected_shows_nothing(self):
        for role in ("expected", "invited", "excused"):
            self.take_part(role=role)
        self.assertEqual(self.shown(), [[], []])

    def test_what_readers_do_not_see_shows_nothing(self):
        part = self.take_part()
        part.withdrawn_reason_en = "Misread."
        part.full_clean()
        part.save()
        self.assertEqual(self.shown(), [[], []])

    def test_another_state_shows_nothing_of_it(self):
        make.make_participation(
            self.summit, state=make.make_state("Cuba"), capacity="member"
        )
        self.assertEqual(self.shown(), [[], []])


class StandingTests(EvidenceCase):
    def test_part_whose_capacity_is_not_stated_shows_nothing(self):
        for capacity in ("not-stated", "observer", "guest"):
            self.take_part(capacity).delete()
            self.assertEqual(self.shown(), [[], []])

    def test_observer_and_guest_are_shown_by_the_capacity_of_that_name(self):
        Membership.objects.all().delete()
        for standing in ("observer", "guest"):
            period = make.make_membership(self.bolivia, standing=standing, began="2021")
            part = self.take_part(standing)
            self.assertOn(HELD, "member", standing)
            part.delete()
            period.delete()


class WordsTests(EvidenceCase):
    def answer(self, day, language="en"):
        return " ".join(self.roll(day, language).text("article").split())

    def test_answer_tells_it_with_its_day(self):
        self.take_part()
        self.assertIn(LAST, self.answer("2025-04-25"))
        self.assertIn("; took part as a member on 24 April 2025.", self.answer(HELD))
        self.assertIn(
            "participó como miembro el 24 de abril de 2025",
            self.answer("2025-04-25", "es"),
        )

    def test_period_tells_it_with_a_link_to_the_summit(self):
        self.take_part()
        words = "took part as a member in the 25th Summit, 24 April 2025."
        for address in (f"/en/members/on/{HELD}/", "/en/countries/bolivia/"):
            response = self.client.get(address)
            self.assertContains(response, 'in the <a href="/en/summits/25/">25th')
            self.assertIn(words, " ".join(Page(address, response).text("main").split()))

    def test_of_several_summits_the_last_is_named_and_the_others_counted(self):
        self.take_part()
        self.take_part(summit=make.make_summit(number=24, began_on="2024-12-14"))
        self.assertIn("24 April 2025, and in 1 more.", self.answer(HELD))

    def test_later_evidence_of_the_period_goes_before_it(self):
        Membership.objects.filter(pk=self.second.pk).update(attested_last="2026-01-04")
        self.take_part()
        self.assertIn("Unconfirmed: named as a member on", self.answer("2026-01-05"))

    def test_title_of_a_summit_is_no_markup(self):
        self.take_part()
        Summit.objects.update(number=None, series="extraordinary")
        self.assertContains(self.client.get("/en/countries/bolivia/"), "2025</a>, 24")

    def test_day_is_offered(self):
        self.take_part()
        self.assertIn(f"/en/members/on/{HELD}/", self.roll("2004-01-01").links)

    def test_gap_begins_after_it(self):
        self.take_part()
        [period] = [p for p in gaps.with_evidence(gaps.memberships()) if p.is_open]
        self.assertFalse(gaps.is_silent_since(period, HELD))
        self.assertTrue(gaps.is_silent_since(period, "2025-04-25"))
