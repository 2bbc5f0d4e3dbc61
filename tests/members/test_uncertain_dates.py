"""Memberships whose dates are approximate, of half a year, or one of several.

Dates of an invented course of events: no text that is held gives any such.
"""

from django.test import TestCase

from archive.record.edtf import bounds
from archive.sources.models import Citation
from members import wording
from members.evidence import attach_evidence
from members.models import Membership
from members.standing import OnDay
from members.wording import told
from tests.factories import make_membership, make_participation, make_summit
from tests.members.test_standing import OnDayCase

MEMBER, _DISPUTED, UNCONFIRMED, NO, UNDOCUMENTED = OnDay.values
INFERRED = {"basis": "inferred", "derivation_en": "By the order of the texts."}


class BeginningTests(OnDayCase):
    def begin(self, began):
        make_membership(self.state, began=began, attested_last="2013-03-05", **INFERRED)

    def test_about_a_year_it_is_certain_after_the_next(self):
        self.begin("2008~")
        self.assertOn(
            {
                "2006-12-31": NO,
                "2007-01-01": UNDOCUMENTED,
                "2008-06-30": UNDOCUMENTED,
                "2009-12-30": UNDOCUMENTED,
                "2009-12-31": MEMBER,
                "2013-03-05": MEMBER,
                "2013-03-06": UNCONFIRMED,
            }
        )

    def test_about_a_month_it_is_certain_after_the_next(self):
        self.begin("2008-12~")
        self.assertOn(
            {
                "2008-10-31": NO,
                "2008-11-01": UNDOCUMENTED,
                "2009-01-30": UNDOCUMENTED,
                "2009-02-01": MEMBER,
            }
        )

    def test_half_a_year(self):
        self.begin("2008-41")
        self.assertOn(
            {
                "2008-06-30": NO,
                "2008-07-01": UNDOCUMENTED,
                "2008-12-30": UNDOCUMENTED,
                "2008-12-31": MEMBER,
            }
        )

    def test_one_of_two_days(self):
        self.begin("[2008-06-24,2008-06-25]")
        self.assertOn(
            {
                "2008-06-23": NO,
                "2008-06-24": UNDOCUMENTED,
                "2008-06-25": MEMBER,
            }
        )

    def test_one_of_two_months(self):
        self.begin("[2008-06,2008-08]")
        self.assertOn(
            {
                "2008-05-31": NO,
                "2008-06-01": UNDOCUMENTED,
                "2008-07-15": UNDOCUMENTED,
                "2008-08-30": UNDOCUMENTED,
                "2008-09-01": MEMBER,
            }
        )


class EndTests(OnDayCase):
    def end(self, ended):
        make_membership(
            self.state, began="2004-12-14", ended=ended, ended_by="withdrawal"
        )

    def test_about_a_month(self):
        self.end("2018-08~")
        self.assertOn(
            {
                "2018-06-30": MEMBER,
                "2018-07-01": UNCONFIRMED,
                "2018-09-30": UNCONFIRMED,
                "2018-10-01": NO,
            }
        )

    def test_one_of_two_days_may_be_inside(self):
        self.end("[2018-08-22,2018-08-23]")
        self.assertOn(
            {
                "2018-08-21": MEMBER,
                "2018-08-22": UNCONFIRMED,
                "2018-08-23": UNCONFIRMED,
                "2018-08-24": NO,
            }
        )

    def test_quarter(self):
        self.end("2018-35")
        self.assertOn(
            {"2018-06-30": MEMBER, "2018-07-01": UNCONFIRMED, "2018-10-01": NO}
        )


class OtherDatesTests(TestCase):
    """Which dates of other texts differ from a date of this sort."""

    def others(self, own, *given):
        period = Membership(began=own)
        period.cited = [period_cited(date) for date in given]
        return period.other_dates("began")

    def test_one_that_lies_within_it_is_no_other(self):
        self.assertEqual(self.others("2008~", "June 2009", "about 2008"), [])
        self.assertEqual(self.others("[2008-03,2008-04]", "5 April 2008"), [])
        self.assertEqual(self.others("2008-41", "2008"), [])

    def test_one_that_does_not_is(self):
        self.assertEqual(self.others("2008-41", "June 2008"), ["2008-06"])
        found = self.others("[2008-03,2008-04]", "segundo trimestre de 2008")
        self.assertEqual(found, ["2008-34"])


def period_cited(words):
    """Return a citation that gives another beginning."""
    return Citation(field="began", says=Citation.Says.VALUE, stated_value=words)


class WordsTests(OnDayCase):
    def test_they_say_how_far_the_dates_are_known(self):
        for dates, words in [
            ({"began": "2008~"}, "began about 2008"),
            (
                {"began": "2008-40", "ended": "[2012,2013]"},
                "began in the first half of 2008; ended in 2012 or 2013",
            ),
            ({"ended_not_after": "2012-33"}, "ended in the first quarter of 2012"),
        ]:
            with self.subTest(words):
                self.assertIn(words, told(Membership(**dates)))

    def test_why_it_is_not_documented(self):
        make_membership(
            self.state, began="2008~", attested_last="2013-03-05", **INFERRED
        )
        [period] = self.periods("member")
        said = wording.why(UNDOCUMENTED, [period], "2008-05-01")
        self.assertEqual(said, "began about 2008; the day is not stated")

    def test_sources_that_differ_are_told_in_order_of_time(self):
        period = Membership(began="[2010,2011]")
        period.cited = [period_cited("about 2005")]
        said = "sources differ: began about 2005, or in 2010 or 2011"
        self.assertEqual(told(period), said)


class EvidenceTests(OnDayCase):
    def test_meeting_of_one_of_two_days_shows_nobody_on_a_day(self):
        make_membership(self.state, began="2006-04-29")
        for date in ("[2017-03-05,2017-03-06]", "2017-03-05~"):
            summit = make_summit(began_on=date, **INFERRED)
            make_participation(summit=summit, state=self.state, capacity="member")
        periods = self.periods("member")
        attach_evidence(periods)
        self.assertEqual(periods[0].took_part, [])
        self.assertEqual(bounds(summit.began_on)[0], "2017-02-01")
