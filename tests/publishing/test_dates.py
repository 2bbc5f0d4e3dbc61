"""Dates known to the year, the month or the day."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from alba_site.publishing.dates import first_day, in_words, validate_partial_date
from alba_site.sources.models import Source
from tests.factories import make_source

VALID = ["2017", "2017-03", "2017-03-05", "2016-02-29", "0001", "9999-12-31"]
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

    def test_anything_else_is_refused(self):
        for text in INVALID:
            with self.subTest(text), self.assertRaises(ValidationError) as caught:
                validate_partial_date(text)
            self.assertEqual(caught.exception.code, "partial_date")

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
