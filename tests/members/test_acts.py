"""Acts of membership: what they bound, in which words, and what they cannot be."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.sources.citations import attach_citations
from members import gaps
from members.acts import attach_acts
from members.models import Membership
from members.standing import standing_on
from summits.models import MembershipAct
from tests import factories as make
from tests.crawl import Page
from tests.findings import told
from tests.gaps import RuleCase
from tests.members.test_views import RollCase

MEMBER, NO, DISPUTED = "member", "no", "disputed"
UNCONFIRMED, UNDOCUMENTED = "unconfirmed", "undocumented"


class ActsCase(RollCase):
    """Honduras: nothing dates its membership but what a test records of it."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Honduras")
        cls.period = make.make_membership(cls.state, began="")

    def act(self, act, date, period=None, **fields):
        return make.make_act(period or self.period, act=act, date=date, **fields)

    def change(self, **fields):
        Membership.objects.filter(pk=self.period.pk).update(**fields)

    def assertOn(self, answers, standing="member"):
        periods = [*Membership.objects.published().filter(standing=standing)]
        attach_citations(*periods, *attach_acts(periods))
        for day, expected in answers.items():
            with self.subTest(day):
                answer = standing_on(periods, dt.date.fromisoformat(day))
                self.assertEqual(answer, expected)

    def assertRefused(self, words, row, field="date"):
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        self.assertEqual(caught.exception.message_dict, {field: [words]})


class BoundsTests(ActsCase):
    def test_it_begins_on_the_day_that_it_is_in_force(self):
        self.act("in-force", "2008-10-09")
        self.assertOn(
            {"2008-10-08": NO, "2008-10-09": MEMBER, "2008-10-10": UNCONFIRMED}
        )

    def test_it_ends_by_a_withdrawal_whose_day_is_outside(self):
        self.change(began="2008-08-25")
        self.act("withdrawn", "2010-01-12")
        self.assertOn({"2010-01-11": MEMBER, "2010-01-12": NO})

    def test_it_ends_by_a_suspension(self):
        self.change(began="2008-08-25")
        self.act("suspended", "2009-06-29")
        self.assertOn({"2009-06-28": MEMBER, "2009-06-29": NO})

    def test_suspension_that_was_lifted_has_not_ended_it(self):
        self.change(began="2008-08-25", attested_last="2012-02-05")
        self.act("suspended", "2009-06-29")
        self.act("reinstated", "2009-12-14")
        self.assertOn({"2009-06-29": MEMBER, "2012-02-05": MEMBER})

    def test_suspension_after_one_that_was_lifted_has(self):
        self.change(began="2008-08-25")
        self.act("suspended", "2009-06-29")
        self.act("reinstated", "2009-12-14")
        self.act("suspended", "2010-01-12")
        self.assertOn({"2010-01-11": MEMBER, "2010-01-12": NO})

    def test_withdrawal_ends_it_where_it_was_suspended_before(self):
        self.change(began="2008-08-25")
        self.act("suspended", "2009-06-29")
        self.act("withdrawn", "2010-01-12")
        self.assertOn({"2009-06-29": MEMBER, "2010-01-11": MEMBER, "2010-01-12": NO})

    def test_period_of_a_suspension_is_from_that_to_the_reinstatement(self):
        self.change(began="2008-08-25")
        suspended = make.make_membership(self.state, standing="suspended", began="")
        self.act("suspended", "2009-06-29", suspended)
        self.act("reinstated", "2009-12-14", suspended)
        answers = {"2009-06-28": NO, "2009-06-29": MEMBER, "2009-12-14": NO}
        self.assertOn(answers, "suspended")
        self.assertSays("1 suspended", "2009-07-01")

    def test_all_others_bound_nothing(self):
        others = ("applied", "accepted", "signed", "ratified", "withdrawal-announced")
        for act in (*others, "reinstated"):
            self.act(act, "2008-10-09")
        self.assertOn({"2008-10-08": UNDOCUMENTED, "2008-10-09": UNDOCUMENTED})

    def test_act_without_a_day_bounds_nothing(self):
        self.act("in-force", "")
        self.assertOn({"2008-10-09": UNDOCUMENTED})

    def test_act_of_a_month_leaves_its_days_open(self):
        self.act("in-force", "2008-10")
        self.assertOn(
            {"2008-09-30": NO, "2008-10-01": UNDOCUMENTED, "2008-10-31": UNCONFIRMED}
        )

    def test_act_that_readers_do_not_see_bounds_nothing(self):
        draft = make.make_passage(source=make.make_source(status="draft"))
        self.act("in-force", "2008-10-09", passage=draft)
        self.assertOn({"2008-10-09": UNDOCUMENTED})

    def test_act_that_was_withdrawn_bounds_nothing(self):
        self.act("in-force", "2008-10-09", withdrawn_reason_en="Misread.")
        self.assertOn({"2008-10-09": UNDOCUMENTED})

    def test_periods_are_in_the_order_that_acts_give_them(self):
        self.act("in-force", "2012-02-05")
        before = make.make_membership(self.state, standing="observer", began="2008")
        periods = Membership.objects.in_order()
        self.assertEqual([*periods], [before, self.period])

    def test_taking_part_is_evidence_of_a_period_that_an_act_began(self):
        self.act("in-force", "2008-10-09")
        summit = make.make_summit(began_on="2009-06-24")
        make.make_participation(summit, state=self.state, capacity="member")
        page = self.roll("2009-06-24")
        self.assertEqual(page.marked("data-standing"), [MEMBER])


class DisputeTests(ActsCase):
    """The date of the period and that of an act differ, as those of two texts do."""

    def test_days_between_two_beginnings_are_disputed(self):
        self.change(began="2008-08-25")
        self.act("in-force", "2008-10-09")
        self.assertOn(
            {
                "2008-08-24": NO,
                "2008-08-25": DISPUTED,
                "2008-10-08": DISPUTED,
                "2008-10-09": MEMBER,
            }
        )
        self.assertSays(
            "sources differ: began on 25 August 2008, or on 9 October 2008",
            "2008-09-01",
        )

    def test_days_between_two_ends_are_disputed(self):
        self.change(began="2008", ended="2009-12-16", ended_by="withdrawal")
        self.act("withdrawn", "2010-01-12")
        self.assertOn(
            {
                "2009-12-15": MEMBER,
                "2009-12-16": DISPUTED,
                "2010-01-11": DISPUTED,
                "2010-01-12": NO,
            }
        )

    def test_two_acts_of_one_sort_dispute_each_other(self):
        self.act("in-force", "2008-10-09")
        self.act("in-force", "2008-11-26")
        self.assertOn({"2008-10-09": DISPUTED, "2008-11-26": MEMBER})

    def test_citation_of_the_date_of_an_act_disputes_it(self):
        act = self.act("in-force", "2008-10-09")
        make.make_citation(
            act, field="date", says="value", stated_value="26 November 2008"
        )
        self.assertOn({"2008-10-09": DISPUTED, "2008-11-26": MEMBER})
        self.assertSays("began on 9 October 2008, or on 26 November", "2008-10-10")

    def test_citation_of_the_beginning_disputes_the_act(self):
        self.act("in-force", "2008-10-09")
        make.make_citation(
            self.period, field="began", says="value", stated_value="25 August 2008"
        )
        self.assertOn({"2008-08-25": DISPUTED, "2008-10-09": MEMBER})

    def test_same_day_known_less_precisely_disputes_nothing(self):
        self.change(began="2008-10-09")
        self.act("in-force", "2008")
        self.assertOn({"2008-10-08": NO, "2008-10-09": MEMBER})

    def test_act_that_bounds_nothing_disputes_nothing(self):
        self.change(began="2008-10-09")
        for act in ("signed", "ratified", "accepted"):
            self.act(act, "2008-08-25")
        self.assertOn({"2008-08-25": NO, "2008-10-09": MEMBER})


class WordsTests(ActsCase):
    def test_beginning_and_end_are_told_by_their_acts(self):
        self.act("in-force", "2008-10-09")
        self.act("withdrawn", "2010-01-12")
        self.assertSays(
            "Member: began by the act: in force on 9 October 2008; "
            "ended by the act: withdrew on 12 January 2010.",
            "2009-01-01",
        )
        self.assertSays(
            "Not a member: ended by the act: withdrew on 12 January 2010.",
            "2010-01-12",
        )

    def test_it_is_said_in_spanish(self):
        self.act("in-force", "2008-10")
        page = self.roll("2008-10-31", "es")
        self.assertIn(
            "comenzó por el acto: entrada en vigor en octubre de 2008",
            " ".join(page.text("main").split()),
        )

    def test_what_began_it_is_told_beside(self):
        self.change(began_by="accession")
        self.act("in-force", "2008-10-09")
        said = "began by the act: in force on 9 October 2008 (accession)"
        self.assertSays(said, "2008-10-09")

    def test_own_dates_are_told_as_they_were(self):
        self.change(began="2008-10-09")
        self.act("in-force", "2008-10-09")
        self.assertSays("Member: began on 9 October 2008.", "2008-10-09")

    def test_dated_by_an_act_it_has_a_bar_and_offers_the_day(self):
        self.act("in-force", "2008-10-09")
        page = self.roll("2009-01-01")
        self.assertIn("/en/members/on/2008-10-09/", page.links)
        self.assertIn("Membership of ALBA-TCP, 2008 to", page.text("main"))

    def test_no_date_of_accession_is_missed_then(self):
        self.assertSays("No source held gives a date of accession.", "2009-01-01")
        self.act("in-force", "2008-10-09")
        said = self.roll("2009-01-01").text("main")
        self.assertNotIn("No source held gives a date of accession.", said)

    def test_acts_cost_the_roll_one_query_however_many(self):
        url = "/en/members/on/2009-01-01/"
        with self.assertNumQueries(5):
            self.client.get(url)
        for date in ("2008-10-09", "2009-10-09"):
            self.act("ratified", date)
            with self.assertNumQueries(6):
                self.client.get(url)


class GapTests(RuleCase):
    gaps = gaps.MEMBERSHIPS

    def test_beginning_that_an_act_gives_is_not_missing(self):
        period = make.make_membership(began="")
        begun = "No source held gives a date of accession."
        self.assertIn(begun, self.missing())
        make.make_act(period, act="in-force")
        self.assertNotIn(begun, self.missing())

    def test_period_that_an_act_ended_is_not_silent_since(self):
        period = make.make_membership()
        silent = "No source held is later than the last evidence of it."
        self.assertIn(silent, self.missing())
        make.make_act(period, act="withdrawn", date="2010-01-12")
        self.assertNotIn(silent, self.missing())


class RefusedTests(ActsCase):
    """What cannot be true: within the period, and beside others of the state."""

    def new(self, act, date, period=None):
        model = self.act("applied", "2001")
        MembershipAct.objects.filter(pk=model.pk).delete()
        model.act, model.date = act, date
        model.membership = Membership.objects.get(pk=(period or self.period).pk)
        return model

    def test_leaving_before_the_period_began(self):
        self.change(began="2008-08-25")
        for act, label in [
            ("withdrawn", "withdrew"),
            ("withdrawal-announced", "withdrawal announced"),
            ("suspended", "suspended"),
        ]:
            words = f"Nobody leaves before the period began: {label}."
            with self.subTest(act):
                self.assertRefused(words, self.new(act, "2007"))
                self.new(act, "2008").full_clean()

    def test_leaving_before_an_act_began_it(self):
        self.act("in-force", "2008-10-09")
        self.assertRefused(
            "Nobody leaves before the period began: withdrew.",
            self.new("withdrawn", "2007"),
        )

    def test_beginning_after_the_end(self):
        words = "The end must not lie before the beginning."
        self.change(ended="2008")
        self.assertRefused(words, self.new("in-force", "2009"))
        self.change(began="2006")
        self.assertRefused(words, self.new("in-force", "2009"))

    def test_other_end_before_the_period_began(self):
        self.change(began="2008-08-25", ended="2010")
        self.assertRefused(
            "Nobody leaves before the period began: withdrew.",
            self.new("withdrawn", "2007"),
        )

    def test_leaving_before_the_last_evidence(self):
        self.change(attested_last="2010")
        self.assertRefused(
            "The end must not lie before the last evidence.",
            self.new("withdrawn", "2009"),
        )

    def test_beginning_after_the_evidence(self):
        self.change(attested_first="2008")
        self.assertRefused(
            "Evidence of the period must not lie before it began.",
            self.new("in-force", "2009"),
        )

    def test_application_and_ratification_may_come_at_any_time(self):
        self.change(began="2008-08-25", ended="2010-01-12")
        for act in ("applied", "accepted", "signed", "ratified"):
            for date in ("2006", "2008-10-09", "2011"):
                self.new(act, date).full_clean()

    def test_suspension_begins_with_its_act_and_ends_after_it(self):
        self.change(began="2008")
        row = make.make_membership(self.state, standing="suspended", began="")
        self.act("suspended", "2009-06-29", row)
        self.new("reinstated", "2009-12-14", row).full_clean()
        self.assertRefused(
            "Nobody leaves before the period began: reinstated.",
            self.new("reinstated", "2009-01-01", row),
        )

    def test_act_that_would_have_it_overlap_another_period(self):
        self.change(began="2008")
        make.make_membership(
            self.state, began="2012", ended="2014", ended_by="withdrawal"
        )
        self.new("withdrawn", "2012").full_clean()
        self.assertRefused(
            "It overlaps another period: member 2012 – 2014.",
            self.new("withdrawn", "2014"),
        )

    def test_dates_of_the_period_that_acts_forbid(self):
        self.act("withdrawn", "2010-01-12")
        period = Membership.objects.get(pk=self.period.pk)
        period.began = "2011"
        words = "Nobody leaves before the period began: withdrew."
        self.assertRefused(words, period, "began")
        period.began, period.attested_last = "", "2011"
        words = "The end must not lie before the last evidence."
        self.assertRefused(words, period, "ended")

    def test_acts_that_are_withdrawn_forbid_nothing(self):
        self.act("withdrawn", "2010-01-12", withdrawn_reason_en="Misread.")
        period = Membership.objects.get(pk=self.period.pk)
        period.began = "2011"
        period.full_clean()

    def test_period_that_is_withdrawn_is_not_weighed(self):
        self.act("withdrawn", "2010-01-12")
        period = Membership.objects.get(pk=self.period.pk)
        period.began, period.withdrawn_reason_en = "2011", "Misread."
        period.withdrawn_at = timezone.now()
        period.full_clean()

    def test_what_is_no_act_or_no_date_is_refused_as_that(self):
        act = self.act("ratified", "2008")
        act.act, act.date = "recalled", "2008-99"
        with self.assertRaises(ValidationError) as caught:
            act.full_clean()
        self.assertEqual({*caught.exception.message_dict}, {"act", "date"})


class RuleTests(ActsCase):
    def test_member_at_a_summit_before_the_act_is_denied_by_the_roll(self):
        summit = make.make_summit(began_on="2008-01-26")
        part = make.make_participation(summit, state=self.state, capacity="member")
        self.assertEqual(self.denied(part), 0)
        act = self.act("in-force", "2008-10-09")
        for row in (part, act, self.period):
            self.assertEqual(self.denied(row), 1)

    def denied(self, row):
        return sum("says the roll" in sentence for sentence in told(row))


class CountryTests(ActsCase):
    URL = "/en/countries/honduras/"

    def said(self):
        return " ".join(Page(self.URL, self.client.get(self.URL)).text("main").split())

    def test_acts_stand_in_order_of_time_the_undated_last(self):
        self.act("ratified", "2008-10-09")
        self.act("accepted", "")
        self.act("signed", "2008-08-25")
        said = self.said()
        order = [
            "Signed on 25 August 2008",
            "Ratified on 9 October 2008",
            "Accepted, date not stated",
        ]
        places = [said.index(words) for words in order]
        self.assertEqual(places, sorted(places))

    def test_each_has_its_words_its_summit_and_further_words(self):
        summit = make.make_summit(number=3, series="extraordinary")
        text = "Honduras signed its accession."
        act = self.act(
            "signed",
            "2008-08-25",
            summit=summit,
            passage=make.make_passage(text=text),
            quote=text,
        )
        words = make.make_passage(text="A ceremony in Tegucigalpa.")
        make.make_citation(act, passage=words, quote=words.text)
        page = Page(self.URL, self.client.get(self.URL))
        self.assertIn(summit.get_absolute_url(), page.links)
        for said in (text, words.text):
            self.assertIn(said, page.text("main"))

    def test_act_of_a_summit_that_is_not_public_is_not(self):
        self.act("signed", "2008-08-25", summit=make.make_summit(status="draft"))
        self.assertNotIn("Signed on", self.said())

    def test_withdrawn_act_is_told_where_it_stood_and_nowhere_else(self):
        self.act("signed", "2008-08-25", withdrawn_reason_en="A misprint.")
        self.act("ratified", "2008-10-09")
        said = self.said()
        self.assertLess(said.index("A misprint."), said.index("Ratified on"))
        self.assertNotIn("Signed on", said)
        self.assertNotIn("A misprint.", self.roll("2009-01-01").text("main"))

    def test_withdrawn_acts_alone_are_told(self):
        self.act("signed", "2008-08-25", withdrawn_reason_en="A misprint.")
        self.assertIn("A misprint.", self.said())

    def test_acts_cost_one_query_however_many_and_none_without(self):
        without = self.cost()
        self.act("ratified", "2008-10-09")
        one = self.cost()
        self.act("signed", "2008-08-25")
        self.assertEqual([one, self.cost()], [without + 1] * 2)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.URL)
        return len(asked)
