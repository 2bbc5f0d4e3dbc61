"""Periods and tenures that cannot be true together, and their true neighbours."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from members.models import Membership, Office, Tenure
from members.standings import APART
from tests import factories as make

OVERLAPS = "It overlaps another period: {}."
UNHELD = "No membership holds this suspension: {}."
UNPRECEDED = "No membership precedes this readmission: {}."
WITHDRAWN = {"withdrawn_reason_en": "Misread."}
DAY = {"attested_first": "2014-12-14", "attested_last": "2014-12-14"}


class RefusedCase(TestCase):
    """Base of tests of what ``full_clean()`` says, at one field."""

    def said(self, row):
        """Return what is refused of ``row``: by field, empty of what is accepted."""
        try:
            row.full_clean()
        except ValidationError as error:
            return error.message_dict
        return {}

    def assertAccepted(self, *rows):
        self.assertEqual([self.said(row) for row in rows], [{} for _row in rows])


class PeriodCase(RefusedCase):
    @classmethod
    def setUpTestData(cls):
        cls.bolivia = make.make_state("Bolivia")

    def enter(self, standing="member", **dates):
        return make.make_membership(
            self.bolivia, **{"standing": standing, "began": "", **dates}
        )

    def period(self, standing="member", **dates):
        """Return a period of Bolivia, unsaved."""
        words = {"passage": make.default_passage(), "quote": "met in Caracas"}
        return Membership(state=self.bolivia, standing=standing, **words, **dates)

    def assertRefused(self, period, words):
        self.assertEqual(self.said(period), {"began": [words]})


class OverlapTests(PeriodCase):
    def test_second_period_over_one_or_both_that_are_there(self):
        self.enter(began="2006-04-29", ended="2019-11-14")
        self.enter(began="2020-11-20")
        words = OVERLAPS.format("member 2006-04-29 – 2019-11-14")
        for dates in [
            {"began": "2010", "ended": "2021"},
            {"began": "2018-01-01", "ended": "2019-11-14"},
            {"began": "2007", "ended": "2007-06"},
            DAY | {"ended": "2015"},
            {"ended": "2015", **DAY},
        ]:
            with self.subTest(**dates):
                self.assertRefused(self.period(**dates), words)

    def test_state_that_left_and_returned(self):
        self.enter(began="2006-04-29", ended="2019-11-15")
        self.assertAccepted(
            self.period(began="2020-11-20", began_by="readmission"),
            self.period(began="2019-11-15"),  # the same day
            self.period(began="2019"),
            self.period(began="2019-11"),
            self.period(began="2001", ended="2006"),
            self.period(began="2001", ended="2006-04"),
        )

    def test_another_standing_begins_on_the_day_of_the_end(self):
        for ended_by in ("withdrawal", "expulsion", "expiry", ""):
            dates = {"began": "2006-04-29", "ended": "2019-11-15"}
            period = self.enter(**dates, ended_by=ended_by)
            self.assertAccepted(
                self.period(began="2019-11-15"),
                self.period("guest", began="2019-11-15"),
            )
            period.delete()

    def test_period_over_by_a_day_lasts_at_least_to_its_evidence(self):
        self.enter(began="2006", attested_last="2011-06-01", ended_not_after="2013")
        words = OVERLAPS.format("member 2006 – 2013")
        shown = self.period("guest", began="2010", attested_last="2011")
        self.assertRefused(shown, words)
        self.assertAccepted(self.period("guest", began="2012", attested_last="2013"))

    def test_dates_known_to_the_month_overlap_only_for_certain(self):
        self.enter(began="2008", ended="2010-06")
        self.assertAccepted(
            self.period(began="2010-06", ended="2012"),
            self.period(began="2010", ended="2012"),
            self.period(began="2007", ended="2008"),
            self.period(),
        )
        certain = self.period(began="2010-04", ended="2012")
        self.assertRefused(certain, OVERLAPS.format("member 2008 – 2010-06"))

    def test_period_that_may_be_of_any_day_of_one_is_in_it(self):
        self.enter(began="2008-01-01", ended="2012-12-31")
        within = self.period(began="2010", ended="2010")
        self.assertRefused(within, OVERLAPS.format("member 2008-01-01 – 2012-12-31"))

    def test_member_is_no_observer_or_guest_at_once(self):
        self.enter(began="2006-04-29", ended="2019-11-15")
        words = OVERLAPS.format("member 2006-04-29 – 2019-11-15")
        for standing in APART:
            dates = {"began": "2010", "ended": "2012"}
            self.assertRefused(self.period(standing, **dates), words)
            self.assertRefused(self.period(standing, began="", **DAY), words)

    def test_guest_or_observer_who_then_joined(self):
        for standing in APART:
            self.enter(standing, began="2004", ended="2006-04-29")
        self.assertAccepted(
            self.period(began="2006-04-29"),
            *(self.period(standing) for standing in APART),
        )

    def test_no_standing_is_given_twice_at_once(self):
        for standing in APART:
            period = self.enter(standing, began="2006", ended="2019")
            self.assertRefused(
                self.period(standing, began="2010", ended="2012"),
                OVERLAPS.format(period.in_short),
            )
            period.delete()

    def test_observer_may_be_called_a_guest(self):
        self.enter("observer", began="2010", ended="2015")
        self.assertAccepted(self.period("guest", began="2011", ended="2012"))

    def test_another_state_is_another(self):
        make.make_membership(make.make_state("Cuba"), ended="2019")
        self.assertAccepted(self.period(began="2004-12-14", ended="2019"))

    def test_withdrawn_period_is_in_nobodys_way(self):
        self.enter(began="2006", ended="2019", **WITHDRAWN)
        self.assertAccepted(self.period(began="2010", ended="2012"))
        self.enter(began="2010", ended="2012")
        self.assertAccepted(self.period(began="2009", ended="2011", **WITHDRAWN))

    def test_restored_period_is_asked_again(self):
        withdrawn = self.enter(began="2006", ended="2019", **WITHDRAWN)
        self.enter(began="2010", ended="2012")
        withdrawn.withdrawn_reason_en = ""
        self.assertRefused(withdrawn, OVERLAPS.format("member 2010 – 2012"))

    def test_period_does_not_overlap_itself(self):
        self.assertAccepted(self.enter(began="2006", ended="2019"))

    def test_wrong_dates_are_said_to_be_so(self):
        self.enter(began="2006", ended="2019")
        said = self.said(self.period(began="2010-2", ended="x"))
        self.assertEqual(sorted(said), ["began", "ended"])

    def test_it_is_said_in_spanish(self):
        self.enter(began="2006", ended="2019")
        with override("es"):
            [said] = self.said(self.period(began="2010", ended="2012"))["began"]
        self.assertEqual(said, "Se superpone a otro período: miembro 2006 – 2019.")


class SuspensionTests(PeriodCase):
    def test_suspension_within_a_membership(self):
        self.enter(began="2020-11-20")
        self.assertAccepted(
            self.period("suspended", began="2025-10-24", began_by="suspension"),
            self.period("suspended", began="2020", ended="2021"),
            self.period("suspended"),
        )

    def test_suspension_after_the_membership_that_it_ended(self):
        dates = {"began": "2020-11-20", "ended": "2025-10-24"}
        self.enter(**dates, ended_by="suspension")
        self.assertAccepted(
            self.period("suspended", began="2025-10-24"),
            self.period("suspended", began="2025-10-25"),
        )

    def test_suspension_after_a_membership_that_ended_otherwise(self):
        dates = {"began": "2020-11-20", "ended": "2025-10-23"}
        self.enter(**dates, ended_by="withdrawal")
        suspended = self.period("suspended", began="2025-10-24")
        self.assertRefused(suspended, UNHELD.format("suspended 2025-10-24"))

    def test_suspension_outside_any(self):
        self.enter(began="2006-04-29", ended="2019-11-15")
        self.enter("observer", began="2020")
        for dates, told in [
            ({"began": "2004", "ended": "2005"}, "suspended 2004 – 2005"),
            ({"began": "2019", "ended": "2020"}, "suspended 2019 – 2020"),
            ({"began": "2020-01-01"}, "suspended 2020-01-01 –"),
        ]:
            with self.subTest(told):
                period = self.period("suspended", **dates)
                self.assertRefused(period, UNHELD.format(period.in_short))

    def test_suspension_known_to_the_year_may_be_within(self):
        self.enter(began="2006-04-29", ended="2019-11-15")
        self.assertAccepted(
            self.period("suspended", began="2006"),
            self.period("suspended", began="2018", ended="2019"),
            self.period("suspended", began="2018", ended="2019-11-15"),
        )

    def test_membership_is_not_shortened_below_its_suspension(self):
        period = self.enter(began="2006-04-29")
        self.enter("suspended", began="2018", ended="2019")
        period.ended = "2019"
        self.assertAccepted(period)
        period.ended = "2018-06"
        self.assertRefused(period, UNHELD.format("suspended 2018 – 2019"))

    def test_membership_is_not_withdrawn_from_under_its_suspension(self):
        period = self.enter(began="2006-04-29")
        self.enter("suspended", began="2018", ended="2019")
        period.withdrawn_reason_en = "Misread."
        self.assertRefused(period, UNHELD.format("suspended 2018 – 2019"))

    def test_withdrawn_suspension_needs_none(self):
        self.enter("suspended", began="2018", **WITHDRAWN)
        self.assertAccepted(self.period("observer", began="2001"))


class ReadmissionTests(PeriodCase):
    def test_readmission_without_an_earlier_membership(self):
        self.enter("observer", began="2001", ended="2002")
        period = self.period(began="2020-11-20", began_by="readmission")
        self.assertRefused(period, UNPRECEDED.format(period.in_short))

    def test_readmission_after_one_whose_dates_nobody_knows(self):
        self.enter(ended="2019")
        self.assertAccepted(
            self.period(began="2020-11-20", began_by="readmission"),
            self.period(began_by="readmission"),
        )

    def test_membership_is_not_moved_behind_its_readmission(self):
        first = self.enter(began="2006", ended="2019")
        second = self.enter(began="2020", ended="2021", began_by="readmission")
        first.began, first.ended = "2022", "2023"
        self.assertRefused(first, UNPRECEDED.format(second.in_short))


class TenureCase(RefusedCase):
    @classmethod
    def setUpTestData(cls):
        cls.seat = make.make_office(seats="one")
        cls.maduro, cls.chavez = make.make_person(), make.make_person("Hugo Chávez")

    def tenure(self, person, office=None, **dates):
        """Return a tenure, unsaved."""
        words = {"passage": make.default_passage(), "quote": "met in Caracas"}
        return Tenure(person=person, office=office or self.seat, **words, **dates)

    def enter(self, person, office=None, **dates):
        unseen = {"attested_first": "", "attested_last": ""}
        return make.make_tenure(person, office or self.seat, **unseen | dates)

    def assertRefused(self, tenure, other):
        words = f"It overlaps another tenure: {other}."
        self.assertEqual(self.said(tenure), {"began": [words]})


class SeatTests(TenureCase):
    def test_two_in_one_seat_at_once(self):
        self.enter(self.chavez, began="1999-02-02", ended="2013-03-05")
        other = "Hugo Chávez, from 2 February 1999 to 5 March 2013"
        for dates in [
            {"began": "2012"},
            {"attested_first": "2009-06-24", "attested_last": "2009-06-24"},
            {"ended": "2000"},
        ]:
            with self.subTest(**dates):
                tenure = self.tenure(self.maduro, **dates)
                if "began" in dates:
                    tenure.attested_last = "2017"
                self.assertRefused(tenure, other)

    def test_one_after_the_other(self):
        self.enter(self.chavez, began="1999-02-02", ended="2013-03-05")
        self.assertAccepted(
            self.tenure(self.maduro, began="2013-03-05"),
            self.tenure(self.maduro, began="2013-03"),
            self.tenure(self.maduro, began="2013"),
            self.tenure(self.maduro, attested_first="2017", attested_last="2025"),
            self.tenure(self.maduro),
        )

    def test_same_person_twice_at_different_times(self):
        self.enter(self.chavez, began="1999-02-02", ended="2002-04-12")
        self.assertAccepted(self.tenure(self.chavez, began="2002-04-14"))

    def test_same_person_twice_at_once_in_any_office(self):
        office = make.make_office(seats="several")
        self.enter(self.chavez, office, began="2001", ended="2005")
        tenure = self.tenure(self.chavez, office, began="2002", ended="2004")
        self.assertRefused(tenure, "Hugo Chávez, from 2001 to 2005")

    def test_office_of_several_or_an_unknown_number_of_seats(self):
        for seats in ("several", "not-stated"):
            office = make.make_office(seats=seats)
            self.enter(self.chavez, office, began="2001", ended="2005")
            self.assertAccepted(
                self.tenure(self.maduro, office, began="2002", ended="2004")
            )

    def test_withdrawn_tenure_is_in_nobodys_way(self):
        self.enter(self.chavez, began="2001", ended="2005", **WITHDRAWN)
        self.assertAccepted(self.tenure(self.maduro, began="2002", ended="2004"))
        self.enter(self.maduro, began="2002", ended="2004")
        self.assertAccepted(
            self.tenure(self.chavez, began="2001", ended="2005", **WITHDRAWN)
        )

    def test_seats_are_not_one_while_two_sit(self):
        office = make.make_office()
        self.enter(self.chavez, office, began="2001", ended="2005")
        self.enter(self.maduro, office, began="2002", ended="2004")
        office.seats = "one"
        words = (
            "Two people hold it at once: "
            "Hugo Chávez, from 2001 to 2005; Nicolás Maduro, from 2002 to 2004."
        )
        self.assertCountEqual(self.said(office), {"seats": [words]})
        Tenure.objects.filter(person=self.maduro).update(began="2005", ended="2006")
        self.assertAccepted(office)

    def test_new_office_has_no_tenures(self):
        state = make.make_state()
        self.assertAccepted(Office(title_en="King", state=state, seats="one"))
