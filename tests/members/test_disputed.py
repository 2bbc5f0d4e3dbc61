"""Days on which texts differ: between two beginnings, or two ends, that they give."""

import datetime as dt

from archive.sources.citations import attach_citations
from archive.sources.models import Citation
from members.models import Membership
from members.standing import standing_on
from tests import factories as make
from tests.crawl import Page
from tests.findings import told
from tests.members.test_views import RollCase

MEMBER, DISPUTED, NO, UNCONFIRMED = "member", "disputed", "no", "unconfirmed"


class DisputedCase(RollCase):
    """Saint Vincent joined on 17 April 2009, says one text; another, on 24 June."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("St. Vincent and the Grenadines")
        cls.period = make.make_membership(
            cls.state, began="2009-04-17", attested_last="2012-02-05"
        )

    def differ(self, stated_value="24 June 2009", field="began", **fields):
        fields = {"says": "value", "quote": "spoke of 20 June 2017", **fields}
        return make.make_citation(
            self.period, field=field, stated_value=stated_value, **fields
        )

    def change(self, **fields):
        Membership.objects.filter(pk=self.period.pk).update(**fields)
        self.period.refresh_from_db()

    def assertOn(self, answers):
        periods = list(Membership.objects.published())
        attach_citations(*periods)
        for day, expected in answers.items():
            with self.subTest(day):
                answer = standing_on(periods, dt.date.fromisoformat(day))
                self.assertEqual(answer, expected)


class BeginningTests(DisputedCase):
    def test_days_between_are_disputed(self):
        self.differ()
        self.assertOn(
            {
                "2009-04-16": NO,
                "2009-04-17": DISPUTED,
                "2009-06-23": DISPUTED,
                "2009-06-24": MEMBER,
                "2012-02-05": MEMBER,
                "2012-02-06": UNCONFIRMED,
            }
        )

    def test_earlier_day_that_another_text_gives(self):
        self.differ("14 April 2009")
        self.assertOn(
            {
                "2009-04-13": NO,
                "2009-04-14": DISPUTED,
                "2009-04-16": DISPUTED,
                "2009-04-17": MEMBER,
            }
        )

    def test_of_three_days_all_between_the_first_and_the_last_are(self):
        self.differ("14 April 2009")
        self.differ()
        self.assertOn({"2009-04-14": DISPUTED, "2009-06-23": DISPUTED})

    def test_without_evidence_both_agree_on_the_later_day(self):
        self.change(attested_last="")
        self.differ()
        self.assertOn({"2009-06-24": MEMBER, "2009-06-25": UNCONFIRMED})

    def test_evidence_between_ends_the_dispute(self):
        self.change(attested_first="2009-05-01")
        self.differ()
        self.assertOn({"2009-04-30": DISPUTED, "2009-05-01": MEMBER})

    def test_taking_part_between_ends_the_dispute(self):
        summit = make.make_summit(began_on="2009-05-01")
        make.make_participation(summit, state=self.state, capacity="member")
        self.differ()
        page = self.roll("2009-05-01")
        self.assertEqual(page.marked("data-standing"), ["member"])

    def test_day_as_texts_write_it(self):
        for value in ("June 24, 2009", "el 24 de junio de 2009", "2009-06-24"):
            citation = self.differ(value)
            self.assertOn({"2009-06-23": DISPUTED, "2009-06-24": MEMBER})
            citation.delete()

    def test_another_month_or_year(self):
        citation = self.differ("June 2009")
        self.assertOn({"2009-06-01": DISPUTED, "2009-07-01": MEMBER})
        citation.delete()
        self.differ("2008")
        self.assertOn({"2008-01-01": DISPUTED, "2007-12-31": NO})


class EndTests(DisputedCase):
    def test_days_between_are_disputed(self):
        self.change(ended="2018-08-23", ended_by="withdrawal", attested_last="")
        self.differ("5 September 2018", "ended")
        self.assertOn(
            {
                "2018-08-22": MEMBER,
                "2018-08-23": DISPUTED,
                "2018-09-04": DISPUTED,
                "2018-09-05": NO,
            }
        )

    def test_words_are_of_the_end(self):
        self.change(ended="2018-08-23", ended_by="withdrawal", attested_last="")
        self.differ("5 September 2018", "ended")
        self.assertSays(
            "sources differ: ended on 23 August 2018, or on 5 September 2018",
            "2018-09-01",
        )


class NoneTests(DisputedCase):
    """What disputes nothing."""

    def assertUndisputed(self):
        self.assertOn({"2009-04-16": NO, "2009-04-17": MEMBER, "2009-05-01": MEMBER})

    def test_same_day_known_less_precisely(self):
        self.differ("April 2009")
        self.assertUndisputed()

    def test_misprint_or_what_says_the_same(self):
        self.differ(says="misprint")
        self.differ("", says="same")
        self.assertUndisputed()

    def test_what_gives_no_date(self):
        for value in ("that spring", "17-20 June 2009", "31 June 2009"):
            self.differ(value)
        self.assertUndisputed()

    def test_other_field(self):
        self.differ(field="attested_last")
        self.assertUndisputed()

    def test_text_that_readers_do_not_see(self):
        draft = make.make_passage(source=make.make_source(status="draft"))
        self.differ(passage=draft)
        self.assertUndisputed()

    def test_words_that_were_withdrawn(self):
        self.differ()
        Citation.objects.update(
            withdrawn_reason_en="Misread.", withdrawn_at=dt.datetime.now(dt.UTC)
        )
        self.assertUndisputed()


class ShownTests(DisputedCase):
    def setUp(self):
        self.differ()

    def test_both_dates_and_both_words_are_told(self):
        text = " ".join(self.roll("2009-05-01").text("article").split())
        self.assertIn(
            "Disputed: sources differ: began on 17 April 2009, or on 24 June 2009.",
            text,
        )
        self.assertIn("Variant (another value): “spoke of 20 June 2017”", text)

    def test_it_is_said_in_spanish(self):
        text = " ".join(self.roll("2009-05-01", "es").text("article").split())
        self.assertIn(
            "En disputa: las fuentes difieren: "
            "comenzó el 17 de abril de 2009, o el 24 de junio de 2009.",
            text,
        )

    def test_it_is_counted_apart(self):
        self.assertSays(
            "0 members on 1 May 2009 as far as sources show; 1 disputed", "2009-05-01"
        )

    def test_it_has_a_square_and_a_place_in_the_key(self):
        page = self.roll("2009-05-01")
        squares = [a for tag, a in page.tags if a.get("class") == "disputed"]
        self.assertEqual(len(squares), 1 + 1)
        self.assertIn("disputed", page.texts["figcaption"][0])
        crosses = [a for tag, a in page.tags if "m-37 0l37 37" in a.get("d", "")]
        self.assertEqual(len(crosses), 1 + 1)

    def test_undisputed_day_has_none(self):
        page = self.roll("2010-01-01")
        self.assertNotIn("disputed", page.texts["figcaption"][0])

    def test_other_day_is_offered(self):
        self.assertIn("/en/members/on/2009-06-24/", self.roll("2010-01-01").links)

    def test_country_tells_its_days(self):
        url = "/en/countries/st-vincent-and-the-grenadines/"
        page = Page(url, self.client.get(url))
        self.assertIn("24 June 2009", page.text("main"))

    def test_suspension_whose_end_is_disputed_leaves_the_membership_so(self):
        suspended = make.make_membership(
            self.state, standing="suspended", began="2010-01-01", ended="2010-03-01"
        )
        make.make_citation(
            suspended, field="ended", says="value", stated_value="1 May 2010"
        )
        self.assertSays("Member, suspension disputed:", "2010-04-01")
        self.assertSays("; 1 disputed", "2010-04-01")


class RuleTests(DisputedCase):
    def test_member_on_a_disputed_day_is_not_denied_by_the_roll(self):
        self.change(began="2009-06-24")
        self.differ("17 April 2009")
        summit = make.make_summit(began_on="2009-05-01")
        part = make.make_participation(summit, state=self.state, capacity="member")
        self.assertEqual(self.denied(part), 0)
        Citation.objects.all().delete()
        self.assertEqual(self.denied(part), 1)

    def denied(self, part):
        return sum("says the roll" in sentence for sentence in told(part))
