"""How partial dates are written, and what their writing says."""

from django.test import SimpleTestCase

from archive.record.edtf import (
    LENGTH,
    agree,
    as_iso,
    bounds,
    day_in_time,
    is_about,
    is_date,
    is_day,
    is_group,
    is_plain,
    is_set,
    named,
    precision,
    sortable,
    spans,
    year_of,
    years_of,
)

# Every form, in order of time: its precision, its bounds, the day it is in order by.
FORMS = {
    "2007": ("year", "2007-01-01", "2007-12-31", "2007-01-01"),
    "[2007,2009]": ("year", "2007-01-01", "2009-12-31", "2007-01-01"),
    "[2007-12,2008-01]": ("month", "2007-12-01", "2008-01-31", "2007-12-01"),
    "2008~": ("year", "2007-01-01", "2009-12-31", "2008-01-01"),
    "2008-33": ("quarter", "2008-01-01", "2008-03-31", "2008-01-01"),
    "2008-01~": ("month", "2007-12-01", "2008-02-31", "2008-01-01"),
    "2008-01-01~": ("day", "2007-12-01", "2008-02-31", "2008-01-01"),
    "2008-02": ("month", "2008-02-01", "2008-02-31", "2008-02-01"),
    "2008-02-29": ("day", "2008-02-29", "2008-02-29", "2008-02-29"),
    "2008-34": ("quarter", "2008-04-01", "2008-06-31", "2008-04-01"),
    "2008-35": ("quarter", "2008-07-01", "2008-09-31", "2008-07-01"),
    "2008-41": ("half", "2008-07-01", "2008-12-31", "2008-07-01"),
    "2008-36": ("quarter", "2008-10-01", "2008-12-31", "2008-10-01"),
    "2008-12~": ("month", "2008-11-01", "2009-01-31", "2008-12-01"),
    "2008-12-31~": ("day", "2008-11-01", "2009-01-31", "2008-12-31"),
    "2009-40": ("half", "2009-01-01", "2009-06-31", "2009-01-01"),
    "[2009-03-03,2009-03-04]": ("day", "2009-03-03", "2009-03-04", "2009-03-03"),
    "[2009-03-30,2009-04-01,2009-04-05]": (
        *("day", "2009-03-30", "2009-04-05"),
        "2009-03-30",
    ),
}
NONE = [
    *("", "17", "0000", "0000~", "0000-33", "2017-13", "2017-02-30", "2017-02-30~"),
    *("2017-21", "2017-24", "2017-32", "2017-37", "2017-39", "2017-42", "2017-1"),
    *("2017?", "2017%", "~2017", "2017~~", "2017-33~", "2017-40~", "201X", "2017-XX"),
    *("[2017]", "[2017,2017]", "[2018,2017]", "[2017,2018-01]", "[2017, 2018]"),
    *("[2017-33,2017-34]", "[2017~,2018]", "[2017,2018", "2017,2018", "{2017,2018}"),
    *("[2017..2019]", "[..2017]", "[2015,2016,2017,2018]", "2017/2018", "[2017-02-30,"),
    *("[2017-02-28,2017-02-30]", "[2017-03,2017-04]\n", "２０１７~"),
]


class FormsTests(SimpleTestCase):
    def assertEach(self, function, expected):
        for text, told in FORMS.items():
            with self.subTest(text):
                self.assertEqual(function(text), expected(text, *told))

    def test_every_form_is_a_date_and_not_too_long(self):
        self.assertEach(is_date, lambda *_: True)
        self.assertEqual(max(map(len, FORMS)), LENGTH)

    def test_other_writing_is_none(self):
        for text in NONE:
            with self.subTest(text):
                self.assertFalse(is_date(text))

    def test_precision(self):
        self.assertEach(precision, lambda text, precision, *_: precision)
        self.assertEqual([precision("x"), precision("")], ["", ""])

    def test_bounds(self):
        self.assertEach(bounds, lambda text, _, first, last, day: (first, last))

    def test_text_that_is_no_date_is_its_own_bounds(self):
        for text in ("", "x", "2017-", "[2017,", "2017-ab~"):
            self.assertEqual(bounds(text), (text, text))

    def test_day_by_which_it_is_in_order(self):
        self.assertEach(day_in_time, lambda text, *told: told[-1])
        self.assertEqual(day_in_time(""), "")

    def test_year(self):
        self.assertEach(year_of, lambda text, *told: told[-1][:4])
        self.assertEqual(year_of(""), "")

    def test_years_are_those_of_all_dates_named_each_once(self):
        for text, years in {
            "2017-03": ["2017"],
            "2008~": ["2008"],
            "2008-41": ["2008"],
            "[2007,2009]": ["2007", "2009"],
            "[2007-12,2008-01]": ["2007", "2008"],
            "[2009-03-30,2009-04-01,2010-04-05]": ["2009", "2010"],
            "": [],
        }.items():
            with self.subTest(text):
                self.assertEqual(years_of(text), years)

    def test_spans_are_the_bounds_of_each_date(self):
        self.assertEqual(
            spans("[2007,2009]"),
            [("2007-01-01", "2007-12-31"), ("2009-01-01", "2009-12-31")],
        )
        self.assertEqual(spans("2008~"), [("2007-01-01", "2009-12-31")])
        self.assertEqual(spans("2008-33"), [("2008-01-01", "2008-03-31")])
        self.assertEqual(spans(""), [])

    def test_one_sort_each(self):
        sorts = {
            is_plain: ["2007", "2008-02", "2008-02-29"],
            is_day: ["2008-02-29"],
            is_about: ["2008~", "2008-01~", "2008-01-01~", "2008-12~", "2008-12-31~"],
            is_group: [
                "2008-33",
                "2008-34",
                "2008-35",
                "2008-41",
                "2008-36",
                "2009-40",
            ],
            is_set: [text for text in FORMS if "," in text],
        }
        for sort, texts in sorts.items():
            with self.subTest(sort.__name__):
                self.assertEqual([text for text in FORMS if sort(text)], texts)
                self.assertFalse(sort(""))

    def test_what_is_named(self):
        self.assertEqual(named("[2007,2009]"), ["2007", "2009"])
        self.assertEqual(named("2008-12~"), ["2008-12"])
        self.assertEqual(named("2008-33"), ["2008-33"])
        self.assertEqual(named(""), [])

    def test_machines_read_what_is_plain_alone(self):
        self.assertEach(as_iso, lambda text, *_: text if is_plain(text) else "")


class OrderTests(SimpleTestCase):
    def test_forms_are_in_order_of_time(self):
        self.assertEqual(sorted(FORMS, key=sortable), list(FORMS))

    def test_the_less_precise_comes_first(self):
        in_order = ["", "2017", "2017-01", "2017-01-01", "2017-01-02", "2017-02"]
        mixed = in_order[3:] + in_order[:3]
        self.assertEqual(sorted(mixed, key=sortable), in_order)
        self.assertEqual([sortable(text) for text in in_order], in_order)


class AgreeTests(SimpleTestCase):
    def test_one_lies_within_the_other(self):
        for one, other in [
            ("2017", "2017-03"),
            ("2017-03", "2017-03-05"),
            ("2017-03", "2017-03"),
            ("2017-33", "2017-02"),
            ("2017~", "2018-05"),
            ("[2017-03,2017-05]", "2017-05-01"),
            ("[2015,2017]", "[2015-03,2017-03]"),
            ("[2015,2016,2017]", "[2015,2017]"),
        ]:
            with self.subTest(one):
                self.assertTrue(agree(one, other))
                self.assertTrue(agree(other, one))

    def test_they_differ(self):
        for one, other in [
            ("2017", "2018"),
            ("2017-03", "2017-04-05"),
            ("2017-33", "2017-04"),
            ("2017-33", "[2017-03,2017-04]"),
            ("2017~", "2019"),
            ("[2017-03,2017-05]", "2017-04-01"),
            ("[2015,2017]", "2016"),
            ("[2015,2017]", "[2016,2017]"),
        ]:
            with self.subTest(one):
                self.assertFalse(agree(one, other))
                self.assertFalse(agree(other, one))
