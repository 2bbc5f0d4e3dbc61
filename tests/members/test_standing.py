"""What the record answers when asked for a standing on a day."""

import datetime as dt

from django.test import TestCase

from archive.sources.models import Source
from members.models import Membership
from members.standing import OnDay, standing_on
from members.standings import APART
from tests.factories import make_membership, make_passage, make_source, make_state

MEMBER, _DISPUTED, UNCONFIRMED, NO, UNDOCUMENTED = OnDay.values
SEEN = {"attested_first": "2017-03-06", "attested_last": "2017-03-06"}


def left(day):
    """Return the fields of a period that a withdrawal ended."""
    return {"ended": day, "ended_by": "withdrawal"}


class OnDayCase(TestCase):
    """Base of tests of one state, ``state``."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make_state("Bolivia")

    def assertOn(self, answers, standing="member"):
        """Check ``answers``, a dict of ISO days and what is said on them."""
        for day, expected in answers.items():
            with self.subTest(day):
                answer = standing_on(self.periods(standing), dt.date.fromisoformat(day))
                self.assertEqual(answer, expected)

    def periods(self, standing):
        periods = Membership.objects.published().filter(state=self.state)
        return list(periods.filter(standing=standing))


class ReturningStateTests(OnDayCase):
    """Bolivia joined, left, returned and was suspended."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_membership(cls.state, began="2006-04-29", **left("2019-11-15"))
        make_membership(cls.state, began="2020-11-09", attested_last="2025-02-03")
        make_membership(cls.state, standing="suspended", began="2025-11-14")

    def test_state_is_no_member_before_its_first_accession(self):
        self.assertOn({"2004-12-14": NO, "2006-04-28": NO})

    def test_state_is_a_member_from_the_day_of_accession_to_that_before_it_leaves(self):
        self.assertOn(
            {"2006-04-29": MEMBER, "2013-01-01": MEMBER, "2019-11-14": MEMBER}
        )

    def test_state_is_no_member_from_the_day_of_leaving_to_its_return(self):
        self.assertOn({"2019-11-15": NO, "2019-11-16": NO, "2020-11-08": NO})

    def test_state_is_a_member_again_up_to_the_last_evidence(self):
        self.assertOn({"2020-11-09": MEMBER, "2025-02-03": MEMBER})

    def test_membership_after_the_last_evidence_is_unconfirmed(self):
        self.assertOn({"2025-02-04": UNCONFIRMED, "2030-01-01": UNCONFIRMED})

    def test_suspension_is_asked_for_separately(self):
        answers = {"2025-11-13": NO, "2025-11-14": MEMBER, "2025-11-15": UNCONFIRMED}
        self.assertOn(answers, "suspended")

    def test_suspension_does_not_change_the_membership(self):
        self.assertOn({"2025-11-14": UNCONFIRMED})


class ImpreciseDateTests(OnDayCase):
    def test_beginning_known_to_the_year(self):
        make_membership(self.state, began="2009", **SEEN)
        self.assertOn(
            {
                "2008-12-31": NO,
                "2009-01-01": UNDOCUMENTED,
                "2009-12-30": UNDOCUMENTED,
                "2009-12-31": MEMBER,
                "2010-01-01": MEMBER,
                "2017-03-06": MEMBER,
                "2017-03-07": UNCONFIRMED,
            }
        )

    def test_beginning_known_to_the_year_without_evidence(self):
        make_membership(self.state, began="2009")
        self.assertOn({"2009-06-24": UNDOCUMENTED, "2010-01-01": UNCONFIRMED})

    def test_beginning_known_to_the_month(self):
        make_membership(self.state, began="2009-02", **SEEN)
        self.assertOn(
            {
                "2009-01-31": NO,
                "2009-02-01": UNDOCUMENTED,
                "2009-02-28": UNDOCUMENTED,
                "2009-03-01": MEMBER,
            }
        )

    def test_evidence_within_the_year_of_the_beginning(self):
        make_membership(self.state, began="2009", attested_first="2009-06-24")
        self.assertOn(
            {
                "2009-06-23": UNDOCUMENTED,
                "2009-06-24": MEMBER,
                "2009-06-25": UNCONFIRMED,
            }
        )

    def test_end_known_to_the_year(self):
        make_membership(self.state, began="2004-06-24", ended="2018")
        self.assertOn(
            {
                "2017-12-31": MEMBER,
                "2018-01-01": UNCONFIRMED,
                "2018-01-02": UNCONFIRMED,
                "2018-12-31": UNCONFIRMED,
                "2019-01-01": NO,
            }
        )

    def test_end_known_to_the_month(self):
        make_membership(self.state, began="2004-06-24", ended="2018-08")
        self.assertOn(
            {
                "2018-07-31": MEMBER,
                "2018-08-01": UNCONFIRMED,
                "2018-08-31": UNCONFIRMED,
                "2018-09-01": NO,
            }
        )

    def test_return_known_to_the_year(self):
        make_membership(self.state, began="2006-04-29", **left("2010-01-15"))
        make_membership(self.state, began="2012")
        self.assertOn(
            {
                "2011-12-31": NO,
                "2012-01-01": UNDOCUMENTED,
                "2012-12-30": UNDOCUMENTED,
                "2012-12-31": UNCONFIRMED,
            }
        )

    def test_beginning_and_end_known_to_the_same_year(self):
        make_membership(self.state, began="2009", ended="2009")
        self.assertOn({"2008-12-31": NO, "2009-06-24": UNDOCUMENTED, "2010-01-01": NO})


class DayOfTheEndTests(OnDayCase):
    """Whether the day of an end lies inside follows from what ended the period."""

    def end(self, ended_by, ended="2019-11-15", **fields):
        dates = {"began": "2006-04-29", "ended": ended, "ended_by": ended_by}
        return make_membership(self.state, **dates, **fields)

    def test_day_of_leaving_is_the_first_outside(self):
        for ended_by in ("withdrawal", "expulsion", "suspension"):
            period = self.end(ended_by)
            self.assertOn({"2019-11-14": MEMBER, "2019-11-15": NO, "2019-11-16": NO})
            period.delete()

    def test_day_of_the_accession_of_an_observer_is_that_of_a_member(self):
        for standing in APART:
            period = self.end("accession", standing=standing)
            self.assertOn({"2019-11-14": MEMBER, "2019-11-15": NO}, standing)
            period.delete()

    def test_day_of_the_reinstatement_is_that_of_a_member(self):
        make_membership(self.state)
        self.end("reinstatement", standing="suspended")
        self.assertOn({"2019-11-14": MEMBER, "2019-11-15": NO}, "suspended")

    def test_day_of_the_expiry_is_the_last_inside(self):
        self.end("expiry")
        self.assertOn({"2019-11-15": MEMBER, "2019-11-16": NO})

    def test_day_of_an_end_of_unknown_kind_is_unconfirmed(self):
        self.end("")
        self.assertOn(
            {"2019-11-14": MEMBER, "2019-11-15": UNCONFIRMED, "2019-11-16": NO}
        )

    def test_day_that_is_said_to_lie_inside_does_so_however_it_ended(self):
        for ended_by in ("withdrawal", ""):
            period = self.end(ended_by, ended_inside=True)
            self.assertOn({"2019-11-15": MEMBER, "2019-11-16": NO})
            period.delete()

    def test_end_known_to_the_month_leaves_its_days_unconfirmed(self):
        for ended_by in ("withdrawal", ""):
            period = self.end(ended_by, "2019-11")
            self.assertOn(
                {
                    "2019-10-31": MEMBER,
                    "2019-11-01": UNCONFIRMED,
                    "2019-11-30": UNCONFIRMED,
                    "2019-12-01": NO,
                }
            )
            period.delete()

    def test_period_of_one_day_that_ended_on_it_was_never_in_force(self):
        self.end("withdrawal", ended="2006-04-29")
        self.assertOn({"2006-04-28": NO, "2006-04-29": NO, "2006-04-30": NO})

    def test_suspension_on_the_day_that_ended_the_membership_leaves_no_hole(self):
        self.end("suspension")
        make_membership(self.state, standing="suspended", began="2019-11-15")
        self.assertOn({"2019-11-14": MEMBER, "2019-11-15": NO})
        self.assertOn({"2019-11-14": NO, "2019-11-15": MEMBER}, "suspended")


class NotAfterTests(OnDayCase):
    """An exit of which only a day is known by which it was over."""

    def test_days_since_the_last_evidence_are_unconfirmed(self):
        dates = {"began": "2006-04-29", "attested_last": "2012-01-01"}
        make_membership(self.state, **dates, ended_not_after="2013-05-03")
        self.assertOn(
            {
                "2012-01-01": MEMBER,
                "2012-01-02": UNCONFIRMED,
                "2013-05-03": UNCONFIRMED,
                "2013-05-04": NO,
            }
        )

    def test_day_known_to_the_year(self):
        make_membership(self.state, began="2006-04-29", ended_not_after="2013")
        self.assertOn({"2013-12-31": UNCONFIRMED, "2014-01-01": NO})

    def test_period_of_which_nothing_else_is_known(self):
        make_membership(self.state, began="", ended_not_after="2013-05-03")
        self.assertOn({"2013-05-03": UNDOCUMENTED, "2013-05-04": NO})

    def test_return_after_it(self):
        make_membership(self.state, began="2006", ended_not_after="2013")
        make_membership(self.state, began="2020-11-09", began_by="readmission")
        self.assertOn({"2014-01-01": NO, "2020-11-08": NO, "2020-11-09": MEMBER})


class UndatedTests(OnDayCase):
    def test_period_only_attested(self):
        make_membership(self.state, began="", **SEEN)
        self.assertOn(
            {
                "2004-12-14": UNDOCUMENTED,
                "2017-03-05": UNDOCUMENTED,
                "2017-03-06": MEMBER,
                "2017-03-07": UNCONFIRMED,
            }
        )

    def test_period_attested_between_two_days(self):
        make_membership(
            self.state, began="", attested_first="2009", attested_last="2017-03-06"
        )
        self.assertOn(
            {"2009-12-30": UNDOCUMENTED, "2009-12-31": MEMBER, "2017-03-06": MEMBER}
        )

    def test_period_without_any_date(self):
        make_membership(self.state, began="")
        self.assertOn({"2004-12-14": UNDOCUMENTED, "2030-01-01": UNDOCUMENTED})

    def test_period_of_which_only_the_end_is_known(self):
        make_membership(self.state, began="", **left("2010-01-15"))
        self.assertOn(
            {"2010-01-13": UNDOCUMENTED, "2010-01-14": MEMBER, "2010-01-15": NO}
        )

    def test_return_without_date_attested_after_an_exit(self):
        make_membership(self.state, began="2006-04-29", **left("2010-01-15"))
        make_membership(self.state, began="", **SEEN)
        self.assertOn(
            {
                "2006-04-28": NO,
                "2010-01-14": MEMBER,
                "2010-01-15": UNDOCUMENTED,
                "2017-03-05": UNDOCUMENTED,
                "2017-03-06": MEMBER,
                "2017-03-07": UNCONFIRMED,
            }
        )

    def test_return_without_date_that_ended_again(self):
        make_membership(self.state, began="2006-04-29", **left("2010-01-15"))
        make_membership(
            self.state, began="", attested_first="2012", **left("2013-05-01")
        )
        self.assertOn(
            {
                "2011-01-01": UNDOCUMENTED,
                "2012-12-31": MEMBER,
                "2013-04-30": MEMBER,
                "2013-05-01": NO,
            }
        )

    def test_period_without_evidence_does_not_unsay_an_exit(self):
        make_membership(self.state, began="2006-04-29", **left("2010-01-15"))
        make_membership(self.state, began="")
        self.assertOn({"2010-01-14": MEMBER, "2010-01-15": NO, "2030-01-01": NO})

    def test_period_attested_after_the_first_accession_does_not_unsay_it(self):
        make_membership(self.state, began="2006-04-29", **left("2010-01-15"))
        make_membership(self.state, began="", attested_first="2012", ended="2013")
        make_membership(self.state, began="2020-11-09")
        self.assertOn({"2006-04-28": NO, "2011-01-01": UNDOCUMENTED, "2014-01-01": NO})

    def test_older_membership_without_date_attested_before_the_accession(self):
        make_membership(self.state, began="", attested_first="2005", ended="2006")
        make_membership(self.state, began="2010-01-01")
        self.assertOn(
            {
                "2004-12-14": UNDOCUMENTED,
                "2005-12-31": MEMBER,
                "2006-06-30": UNCONFIRMED,
                "2007-01-01": NO,
                "2010-01-01": MEMBER,
            }
        )

    def test_state_without_a_period(self):
        self.assertOn({"2017-03-06": UNDOCUMENTED})


class StandingTests(OnDayCase):
    def test_observer_is_asked_for_by_its_name(self):
        make_membership(self.state, standing="observer", began="2009-06-24")
        self.assertOn({"2009-06-23": NO, "2009-06-24": MEMBER}, "observer")
        self.assertOn({"2009-06-24": UNDOCUMENTED}, "member")

    def test_observer_that_became_a_member(self):
        end = {"ended": "2009-06-24", "ended_by": "accession"}
        make_membership(self.state, standing="observer", began="2007", **end)
        make_membership(self.state, began="2009-06-24")
        self.assertOn({"2009-06-23": MEMBER, "2009-06-24": NO}, "observer")
        self.assertOn({"2009-06-23": NO, "2009-06-24": MEMBER})


class MembershipVisibilityTests(OnDayCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        source = make_source(status="draft")
        make_membership(cls.state, passage=make_passage(source=source), **SEEN)

    def test_membership_from_a_draft_does_not_count(self):
        self.assertOn({"2017-03-06": UNDOCUMENTED})

    def test_membership_from_a_public_source_counts(self):
        Source.objects.update(status="published")
        self.assertOn({"2017-03-06": MEMBER})

    def test_membership_without_words_does_not_count(self):
        Source.objects.update(status="published")
        Membership.objects.update(passage=None, quote="")
        self.assertOn({"2017-03-06": UNDOCUMENTED})
