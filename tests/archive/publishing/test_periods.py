"""Periods: what several have in common, and what they span."""

import datetime as dt

from django.test import SimpleTestCase

from archive.publishing.periods import ALWAYS, EMPTY, NEVER, OPEN, Period, common, hull

FIRST, SECOND, THIRD, FOURTH = (
    dt.datetime(2017, 3, day, 12, tzinfo=dt.UTC) for day in range(1, 5)
)


class PeriodTests(SimpleTestCase):
    def test_holds_its_first_instant_and_not_its_last(self):
        period = Period(SECOND, THIRD)
        held = [period.holds(t) for t in (FIRST, SECOND, THIRD)]
        self.assertEqual(held, [False, True, False])

    def test_open_holds_every_instant_and_empty_none(self):
        for instant in (ALWAYS, FIRST):
            self.assertIs(OPEN.holds(instant), True)
            self.assertIs(EMPTY.holds(instant), False)

    def test_common_is_from_the_last_beginning_to_the_first_end(self):
        periods = [Period(FIRST, THIRD), Period(SECOND, FOURTH)]
        self.assertEqual(common(periods), Period(SECOND, THIRD))

    def test_nothing_in_common_is_empty(self):
        apart = [Period(FIRST, SECOND), Period(THIRD, FOURTH)]
        meeting = [Period(FIRST, SECOND), Period(SECOND, THIRD)]
        for periods in (apart, meeting, [OPEN, EMPTY]):
            self.assertEqual(common(periods), EMPTY)

    def test_common_of_none_is_open(self):
        self.assertEqual(common([]), OPEN)

    def test_hull_spans_what_lies_between(self):
        periods = [Period(THIRD, FOURTH), EMPTY, Period(FIRST, SECOND)]
        self.assertEqual(hull(periods), Period(FIRST, FOURTH))

    def test_hull_of_none_is_empty(self):
        self.assertEqual(hull([EMPTY]), EMPTY)
        self.assertEqual(hull([]), EMPTY)

    def test_ends_can_be_told_in_any_time_zone(self):
        for hours in (-23, 23):
            zone = dt.timezone(dt.timedelta(hours=hours))
            self.assertEqual(ALWAYS.astimezone(zone), ALWAYS)
            self.assertEqual(NEVER.astimezone(zone), NEVER)
