"""Bars of membership: solid where sources state it, dashed where nobody knows."""

import datetime as dt

from django.test import TestCase

from members.bars import bars_of
from members.roll import held, roll_on
from tests.factories import make_membership, make_state

TODAY = dt.date(2026, 11, 22)
SEEN = {"began": "", "attested_first": "2017-03-05", "attested_last": "2017-03-06"}


class BarsCase(TestCase):
    """Base of tests that draw the memberships of Bolivia, which has no other rows."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make_state("Bolivia")

    def bars(self, today=TODAY):
        return bars_of(roll_on(today, held()), today)

    def period(self, **fields):
        """Enter a period that begins without date; if it ends, by a withdrawal."""
        left = {"ended_by": "withdrawal"} if fields.get("ended") else {}
        return make_membership(self.state, **{"began": "", **left, **fields})

    def drawn(self, today=TODAY):
        """Return what is drawn as ``kind from-to``, in years and tenths."""
        bars = self.bars(today)
        return [
            f"{m.kind} {bars.first + float(m.x):.1f}"
            f"-{bars.first + float(m.x) + float(m.width):.1f}"
            for m in bars.rows[0].marks
        ]


class AxisTests(BarsCase):
    def test_nothing_dated_is_not_drawn(self):
        self.assertIsNone(self.bars())
        self.period()
        self.assertIsNone(self.bars())

    def test_axis_runs_from_the_earliest_year_to_that_of_today(self):
        self.period(began="2006-04-29")
        make_membership(make_state("Cuba"), began="2004-12")
        self.assertEqual((self.bars().first, self.bars().last), (2004, 2026))

    def test_axis_of_an_imprecise_beginning_has_its_first_year(self):
        self.period(began="2006")
        self.assertEqual(self.bars().first, 2006)

    def test_axis_of_one_year_names_it_once(self):
        self.period(began="2026-01-10")
        self.assertEqual(self.bars().labels, [2026])

    def test_labels_are_first_middle_and_last(self):
        self.period(began="2004-12-14")
        self.assertEqual(self.bars().labels, [2004, 2015, 2026])

    def test_grid_has_a_line_every_five_years(self):
        self.period(**SEEN)
        self.assertEqual(self.bars().grid, "M3 0V10M8 0V10")

    def test_observers_are_not_drawn(self):
        self.period(**SEEN)
        make_membership(make_state("Haiti"), standing="observer")
        self.assertEqual([bar.state for bar in self.bars().rows], [self.state])

    def test_numbers_are_written_as_svg_reads_them(self):
        self.period(began="2006-04-29", ended="2019-11-15")
        for mark in self.bars().rows[0].marks:
            self.assertRegex(mark.x + mark.width, r"\A\d+\.\d\d\d+\.\d\d\Z")


class MarksTests(BarsCase):
    def test_attested_days_are_stated_and_what_follows_is_not_known(self):
        self.period(**SEEN)
        self.assertEqual(self.drawn(), ["on 2017.2-2017.3", "un 2017.3-2026.9"])

    def test_nothing_is_drawn_before_the_first_evidence(self):
        self.period(**SEEN)
        make_membership(make_state("Cuba"), began="2004-12-14")
        self.assertEqual(self.drawn()[0], "on 2017.2-2017.5")

    def test_single_day_is_wide_enough_to_be_seen(self):
        self.period(**SEEN)
        self.assertGreaterEqual(float(self.bars().rows[0].marks[0].width), 0.15)

    def test_between_beginning_and_end_is_stated(self):
        self.period(began="2006-04-29", ended="2019-11-15")
        self.assertEqual(self.drawn(), ["on 2006.3-2019.9", "out 2019.9-2019.9"])

    def test_beginning_known_to_the_year_is_not_known_within_it(self):
        self.period(began="2006", ended="2019-11-15")
        self.assertEqual(
            self.drawn(), ["un 2006.0-2007.0", "on 2007.0-2019.9", "out 2019.9-2019.9"]
        )

    def test_end_known_to_the_year_is_not_known_within_it(self):
        self.period(began="2006-01-01", ended="2019")
        self.assertEqual(
            self.drawn(), ["on 2006.0-2019.0", "un 2019.0-2020.0", "out 2020.0-2020.0"]
        )

    def test_end_of_unknown_kind_leaves_its_day_open(self):
        self.period(began="2006-01-01", ended="2019-11-15", ended_by="")
        self.assertEqual(
            [kind.split()[0] for kind in self.drawn()], ["on", "un", "out"]
        )

    def test_end_known_only_as_not_after_is_not_known_since_the_evidence(self):
        self.period(**SEEN, ended_not_after="2018-01-01")
        self.assertEqual(
            self.drawn(), ["on 2017.2-2017.3", "un 2017.3-2018.0", "out 2018.0-2018.0"]
        )

    def test_year_alone_makes_no_day_certain(self):
        self.period(began="2006")
        self.assertEqual(self.drawn(), ["un 2006.0-2007.0", "un 2007.0-2026.9"])

    def test_nothing_unknown_is_drawn_after_today(self):
        self.period(began="2026")
        self.assertEqual(self.drawn(), ["un 2026.0-2026.9"])

    def test_beginning_after_today_is_not_drawn(self):
        self.period(**SEEN, ended="2018-01-01")
        self.period(began="2028-01-01")
        self.assertEqual(self.drawn(), ["on 2017.2-2018.0", "out 2018.0-2018.0"])

    def test_two_memberships_with_an_end_between_leave_it_empty(self):
        self.period(began="2006-01-01", ended="2019-01-01")
        self.period(began="2020-11-09", attested_last="2024-01-01")
        self.assertEqual(
            self.drawn(),
            [
                "on 2006.0-2019.0",
                "out 2019.0-2019.0",
                "on 2020.8-2024.0",
                "un 2024.0-2026.9",
            ],
        )

    def test_return_without_date_is_not_known_since_the_end(self):
        self.period(began="2006-01-01", ended="2010-01-01")
        self.period(**SEEN)
        self.assertEqual(self.drawn()[2], "un 2010.0-2017.2")

    def test_suspension_is_drawn_over_the_membership(self):
        self.period(began="2006-01-01", attested_last="2026-06-01")
        self.period(standing="suspended", began="2010-01-01", ended="2012-01-01")
        self.assertEqual(
            self.drawn(), ["on 2006.0-2026.4", "un 2026.4-2026.9", "off 2010.0-2012.0"]
        )
        self.assertTrue(self.bars().has_suspensions)

    def test_suspension_that_nobody_ends_is_not_known_after_its_evidence(self):
        self.period(**SEEN)
        self.period(standing="suspended", began="2025-11-14")
        kinds = [mark.kind for mark in self.bars().rows[0].marks]
        self.assertEqual(kinds[-2:], ["off", "off-un"])

    def test_without_suspension_there_is_none(self):
        self.period(**SEEN)
        self.assertFalse(self.bars().has_suspensions)
