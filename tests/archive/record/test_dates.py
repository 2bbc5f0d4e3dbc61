"""Partial dates: what is accepted, what is certain of them, how they are read."""

import datetime as dt
from unittest import mock

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.record.dates import (
    Days,
    day_before,
    days_of,
    first_day,
    in_words,
    is_before,
    last_day,
    lasts_longer,
    lies_ahead,
    validate_has_come,
    validate_partial_date,
)
from tests.factories import make_source

VALID = [
    *("2017", "2017-03", "2017-03-05", "2016-02-29", "1800", "2047-12-31"),
    *("2017~", "2017-03~", "2016-02-29~", "2017-33", "2017-36", "2017-40", "2017-41"),
    *("[2017,2018]", "[2017-03,2017-04]", "[2016-02-28,2016-02-29,2016-03-01]"),
]
REFUSED = (
    "Write a date such as 2017, 2017-03, 2017-03-05, about 2017, 1st half 2017, "
    "2017 Q1, March or April 2017."
)
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
    "2017-42",
    "2017-40~",
    "[2017]",
    "[2018,2017]",
    "[2017-02-28,2017-02-29]",
    "[2015,2016,2017,2018]",
    "about 2017",
]


class PartialDateTests(SimpleTestCase):
    def test_every_form_is_accepted(self):
        for text in VALID:
            with self.subTest(text):
                validate_partial_date(text)

    def test_anything_else_is_refused(self):
        for text in INVALID:
            with self.subTest(text), self.assertRaises(ValidationError) as caught:
                validate_partial_date(text)
            self.assertEqual(caught.exception.code, "partial_date")

    def test_year_is_from_1800_to_twenty_after_the_next(self):
        with TODAY:
            for text in ["1800-01-01", "2047-12"]:
                validate_partial_date(text)
            for text in [
                *("1799-12-31", "0001", "2048", "2999-01", "9999", "1799~", "2048-41"),
                *("[1799,1800]", "[2047,2048]"),
            ]:
                with self.subTest(text), self.assertRaises(ValidationError) as caught:
                    validate_partial_date(text)
                said = ["The year lies between 1800 and 2047."]
                self.assertEqual(caught.exception.messages, said)

    def test_dates_of_several_precisions_are_told_of(self):
        with self.assertRaises(ValidationError) as caught:
            validate_partial_date("[2017,2018-03]")
        said = ["Several dates are all years, all months or all days."]
        self.assertEqual(caught.exception.messages, said)

    def test_bounds_move_with_the_year(self):
        later = dt.date(2027, 1, 1)
        with mock.patch("django.utils.timezone.localdate", return_value=later):
            validate_partial_date("2048")

    def test_what_may_have_come_does_not_lie_ahead(self):
        days = ["2026-03-05", "2026-03", "2026", "1999", "", dt.date(2026, 3, 5)]
        days += ["2027~", "2026-04~", "2026-40", "[2026-03-05,2026-09-01]"]
        with TODAY:
            self.assertEqual([day for day in days if lies_ahead(day)], [])

    def test_what_certainly_comes_later_is_refused(self):
        for day in [
            *("2026-03-06", "2026-04", "2027", "2028~", "2026-05~", "2026-34"),
            *("[2026-04,2026-05]", dt.date(2026, 3, 6)),
        ]:
            with self.subTest(day), TODAY, self.assertRaises(ValidationError) as caught:
                validate_has_come(day)
            said = ["This date has not come yet."]
            self.assertEqual(caught.exception.messages, said)

    def test_first_day_is_the_earliest_that_is_meant(self):
        self.assertEqual(first_day("2017"), dt.date(2017, 1, 1))
        self.assertEqual(first_day("2017-03"), dt.date(2017, 3, 1))
        self.assertEqual(first_day("2017-03-05"), dt.date(2017, 3, 5))
        self.assertEqual(first_day("2017~"), dt.date(2016, 1, 1))
        self.assertEqual(first_day("2017-41"), dt.date(2017, 7, 1))
        self.assertEqual(first_day("[2017-03,2017-05]"), dt.date(2017, 3, 1))

    def test_last_day_is_one_of_the_calendar(self):
        for text, day in {
            "2017": dt.date(2017, 12, 31),
            "2016-02": dt.date(2016, 2, 29),
            "2017-02": dt.date(2017, 2, 28),
            "2017-03-05": dt.date(2017, 3, 5),
            "2017-01~": dt.date(2017, 2, 28),
            "2017-40": dt.date(2017, 6, 30),
            "[2017-03,2017-04]": dt.date(2017, 4, 30),
        }.items():
            with self.subTest(text):
                self.assertEqual(last_day(text), day)

    def test_what_is_no_date_has_no_day(self):
        for text in ("", "x", "2017-13"):
            with self.subTest(text), self.assertRaises(ValueError):
                first_day(text)

    def test_what_certainly_lies_before(self):
        for earlier, later in [
            ("2017", "2018-01"),
            ("2017-02", "2017-03-01"),
            ("2017~", "2019"),
            ("2017", "2019~"),
            ("2017-33", "2017-04"),
            ("2017-40", "2017-41"),
            ("[2017-03,2017-04]", "2017-05-01"),
        ]:
            with self.subTest(earlier):
                self.assertTrue(is_before(earlier, later))
                self.assertFalse(is_before(later, earlier))

    def test_what_may_be_of_one_time_lies_not_before(self):
        for one, other in [
            ("", "2017"),
            ("2017", "2017-12-31"),
            ("2017~", "2018"),
            ("2017-03~", "2017-04-30"),
            ("2017-40", "2017-06-30"),
            ("2017-34", "2017-40"),
            ("[2017-03,2017-05]", "2017-04"),
        ]:
            with self.subTest(one):
                self.assertFalse(is_before(one, other))
                self.assertFalse(is_before(other, one))

    def test_what_is_no_date_is_before_none(self):
        for text in ("1-spring", "2017-99", "soon", ""):
            with self.subTest(text):
                self.assertFalse(is_before(text, "2017"))
                self.assertFalse(is_before("1999", text))

    def test_span_is_longer_as_far_as_is_certain(self):
        month = dt.timedelta(days=31)
        self.assertTrue(lasts_longer("2017-01-01", "2017-02-02", month))
        self.assertTrue(lasts_longer("2017-33", "[2017-06,2017-07]", month))
        for began, ended in [
            ("2017-01-01", "2017-02-01"),
            ("2017-01~", "2017-03"),
            ("2017-33", "2017-34"),
            ("", "2017"),
        ]:
            with self.subTest(began):
                self.assertFalse(lasts_longer(began, ended, month))


WORDS = {
    "": ("", ""),
    "2017": ("2017", "2017"),
    "2017-03": ("March 2017", "marzo de 2017"),
    "2017-03-05": ("5 March 2017", "5 de marzo de 2017"),
    "2017~": ("about 2017", "hacia 2017"),
    "2017-03~": ("about March 2017", "hacia marzo de 2017"),
    "2017-03-05~": ("about 5 March 2017", "hacia el 5 de marzo de 2017"),
    "2017-33": ("first quarter of 2017", "primer trimestre de 2017"),
    "2017-34": ("second quarter of 2017", "segundo trimestre de 2017"),
    "2017-35": ("third quarter of 2017", "tercer trimestre de 2017"),
    "2017-36": ("fourth quarter of 2017", "cuarto trimestre de 2017"),
    "2017-40": ("first half of 2017", "primer semestre de 2017"),
    "2017-41": ("second half of 2017", "segundo semestre de 2017"),
    "[2017,2018]": ("2017 or 2018", "2017 o 2018"),
    "[2017-03,2017-04]": ("March or April 2017", "marzo o abril de 2017"),
    "[2017-12,2018-01]": (
        "December 2017 or January 2018",
        "diciembre de 2017 o enero de 2018",
    ),
    "[2017-09,2017-10]": (
        "September or October 2017",
        "septiembre u octubre de 2017",
    ),
    "[2017-03-03,2017-03-04]": ("3 or 4 March 2017", "3 o 4 de marzo de 2017"),
    "[2017-03-07,2017-03-08]": ("7 or 8 March 2017", "7 u 8 de marzo de 2017"),
    "[2017-03-10,2017-03-11]": ("10 or 11 March 2017", "10 u 11 de marzo de 2017"),
    "[2017-03-17,2017-03-18]": ("17 or 18 March 2017", "17 o 18 de marzo de 2017"),
    "[2017-03-31,2017-04-01]": (
        "31 March or 1 April 2017",
        "31 de marzo o 1 de abril de 2017",
    ),
    "[2017-03-03,2017-03-04,2017-03-05]": (
        "3, 4 or 5 March 2017",
        "3, 4 o 5 de marzo de 2017",
    ),
}


class InWordsTests(SimpleTestCase):
    def test_every_form_in_both_languages(self):
        for text, words in WORDS.items():
            for language, expected in zip(("en", "es"), words, strict=True):
                with self.subTest(text, language=language), override(language):
                    self.assertEqual(in_words(text), expected)


class BoundsTests(TestCase):
    """A row and its bounds."""

    @classmethod
    def setUpTestData(cls):
        cls.source = make_source()

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
            {"published_on": [REFUSED]},
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
