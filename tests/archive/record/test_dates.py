"""Dates known to the year, the month or the day."""

import datetime as dt
from unittest import mock

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.record.dates import (
    Days,
    bounds,
    day_before,
    days_of,
    first_day,
    in_words,
    is_partial_date,
    lies_ahead,
    validate_has_come,
    validate_partial_date,
)
from archive.sources.models import Source
from tests.factories import make_source

VALID = ["2017", "2017-03", "2017-03-05", "2016-02-29", "1800", "2047-12-31"]
TODAY = mock.patch("django.utils.timezone.localdate", return_value=dt.date(2026, 3, 5))
INVALID = [
    "17",
    "0000",
    "2017-13",
    "2017-00",
    "2017-02-30",
    "2017-02-29",
    "2017-3-5",
    "2017-3",
    "20170305",
    "2017-03-05\n",
    "2017\n",
    " 2017",
    "２０１７",
    "٢٠١٧",
    "2017-03-05T12:00",
    "2017/03/05",
    "2017-",
    "-2017",
    "2017-W10",
    "2017?",
]


class PartialDateTests(SimpleTestCase):
    def test_year_month_and_day_are_accepted(self):
        for text in VALID:
            with self.subTest(text):
                validate_partial_date(text)

    def test_it_is_told_whether_a_text_is_one(self):
        self.assertEqual([*filter(is_partial_date, [*VALID, *INVALID, ""])], VALID)

    def test_anything_else_is_refused(self):
        for text in INVALID:
            with self.subTest(text), self.assertRaises(ValidationError) as caught:
                validate_partial_date(text)
            self.assertEqual(caught.exception.code, "partial_date")

    def test_year_is_from_1800_to_twenty_after_the_next(self):
        with TODAY:
            for text in ["1800-01-01", "2047-12"]:
                validate_partial_date(text)
            for text in ["1799-12-31", "0001", "2048", "2999-01", "9999"]:
                with self.subTest(text), self.assertRaises(ValidationError) as caught:
                    validate_partial_date(text)
                said = ["The year lies between 1800 and 2047."]
                self.assertEqual(caught.exception.messages, said)

    def test_bounds_move_with_the_year(self):
        later = dt.date(2027, 1, 1)
        with mock.patch("django.utils.timezone.localdate", return_value=later):
            validate_partial_date("2048")

    def test_what_may_have_come_does_not_lie_ahead(self):
        days = ["2026-03-05", "2026-03", "2026", "1999", "", dt.date(2026, 3, 5)]
        with TODAY:
            self.assertEqual([day for day in days if lies_ahead(day)], [])

    def test_what_certainly_comes_later_is_refused(self):
        for day in ["2026-03-06", "2026-04", "2027", dt.date(2026, 3, 6)]:
            with self.subTest(day), TODAY, self.assertRaises(ValidationError) as caught:
                validate_has_come(day)
            said = ["This date has not come yet."]
            self.assertEqual(caught.exception.messages, said)

    def test_first_day_is_the_earliest_that_is_meant(self):
        self.assertEqual(first_day("2017"), dt.date(2017, 1, 1))
        self.assertEqual(first_day("2017-03"), dt.date(2017, 3, 1))
        self.assertEqual(first_day("2017-03-05"), dt.date(2017, 3, 5))


class InWordsTests(SimpleTestCase):
    def assertReads(self, language, expected):
        with override(language):
            texts = ["", "2017", "2017-03", "2017-03-05"]
            self.assertEqual([in_words(text) for text in texts], expected)

    def test_english(self):
        self.assertReads("en", ["", "2017", "March 2017", "5 March 2017"])

    def test_spanish(self):
        self.assertReads("es", ["", "2017", "marzo de 2017", "5 de marzo de 2017"])


class BoundsTests(TestCase):
    """The bounds are columns that the database computes."""

    table = {
        "": ("", ""),
        "2017": ("2017-01-01", "2017-12-31"),
        "2017-02": ("2017-02-01", "2017-02-31"),
        "2017-03-05": ("2017-03-05", "2017-03-05"),
    }

    @classmethod
    def setUpTestData(cls):
        cls.source = make_source()

    def bounds(self):
        names = ["published_on_first", "published_on_last"]
        return Source.objects.values_list(*names).get()

    def test_bounds_follow_the_precision(self):
        for text, expected in self.table.items():
            with self.subTest(text):
                self.source.published_on = text
                self.source.full_clean()
                self.source.save()
                self.assertEqual(self.bounds(), expected)

    def test_they_are_those_of_the_text(self):
        for text, expected in self.table.items():
            self.assertEqual(bounds(text), expected)
        self.assertEqual(bounds("x"), ("x", "x"))

    def test_bounds_follow_an_update(self):
        Source.objects.update(published_on="2017-03")
        self.assertEqual(self.bounds(), ("2017-03-01", "2017-03-31"))

    def test_new_row_knows_its_bounds(self):
        self.assertEqual(
            make_source(published_on="2017").published_on_last, "2017-12-31"
        )

    def test_full_clean_refuses_at_the_field(self):
        self.source.published_on = "2017-02-30"
        with self.assertRaises(ValidationError) as caught:
            self.source.full_clean()
        self.assertEqual(
            caught.exception.message_dict,
            {
                "published_on": [
                    "Write a year, a month or a day, such as 2017, 2017-03 or "
                    "2017-03-05."
                ]
            },
        )


class DayBeforeTests(SimpleTestCase):
    def test_day_before(self):
        for day, before in {
            "2017-03-05": "2017-03-04",
            "2020-03-01": "2020-02-29",
            "2020-01-01": "2019-12-31",
        }.items():
            self.assertEqual(day_before(day), before)

    def test_text_that_is_no_day_has_none(self):
        for text in ("", "2017", "2017-02-30", "0001-01-01"):
            self.assertEqual(day_before(text), text)


class DaysTests(SimpleTestCase):
    """The days on which something certainly went on."""

    def assertOverlap(self, days, *periods):
        for period in periods:
            with self.subTest(period):
                self.assertTrue(days.overlap(*period))

    def assertNoOverlap(self, days, *periods):
        for period in periods:
            with self.subTest(period):
                self.assertFalse(days.overlap(*period))

    def test_what_covers_any_of_the_days_overlaps(self):
        days = days_of("2025-02-03", "2025-02-03", "2025-02-05")
        self.assertOverlap(
            days,
            ("2025-02-05", "2030-01-01"),
            ("2007-01-10", "2025-02-03"),
            ("2025-02-04", "2025-02-04"),
        )
        self.assertNoOverlap(
            days, ("2025-02-06", "2030-01-01"), ("2007-01-10", "2025-02-02")
        )

    def test_of_a_date_known_to_the_month_every_day_must_be_covered(self):
        days = days_of("2009-11-01", "2009-11-31")
        self.assertOverlap(days, ("2009-11-01", "2009-11-31"))
        self.assertNoOverlap(
            days, ("2009-11-02", "2013-01-01"), ("2001-01-01", "2009-11-30")
        )

    def test_nothing_overlaps_what_has_no_date(self):
        self.assertNoOverlap(days_of("", ""), ("2001-01-01", "2030-01-01"))

    def test_days_after_are_added_at_the_end(self):
        week = dt.timedelta(days=7)
        for last, later in [
            ("2017-02-26", "2017-03-05"),
            ("9999-12-30", "9999-12-31"),
            ("", ""),
        ]:
            with self.subTest(last):
                self.assertEqual(Days("", last).and_after(week), Days("", later))
