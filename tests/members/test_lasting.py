"""What is certain of a period, as far as its own dates tell."""

from django.test import SimpleTestCase

from members.lasting import NEVER
from members.models import Membership, Tenure


class BoundsTests(SimpleTestCase):
    """What bounds the days of periods: (sure from, sure to, may from, may to)."""

    def assertBounds(self, expected, model=Membership, **fields):
        row = model(**fields)
        bounds = (row.sure_from, row.sure_to, row.may_from, row.may_to)
        self.assertEqual(bounds, expected)

    def test_nothing_dated(self):
        for model in (Membership, Tenure):
            self.assertBounds((NEVER, "", "", NEVER), model)

    def test_beginning_to_the_day(self):
        day = "2006-04-29"
        self.assertBounds((day, day, day, NEVER), began=day)

    def test_beginning_to_the_month(self):
        first, last = "2006-04-01", "2006-04-31"
        self.assertBounds((last, first, first, NEVER), began="2006-04")

    def test_evidence(self):
        self.assertBounds(
            ("2017-03-05", "2025-02-03", "", NEVER),
            attested_first="2017-03-05",
            attested_last="2025-02-03",
        )

    def test_end_of_a_tenure_lies_inside(self):
        day = "2013-03-05"
        self.assertBounds((day, day, "", day), Tenure, ended=day)

    def test_end_of_a_membership_by_what_ended_it(self):
        day, before = "2019-11-15", "2019-11-14"
        for ended_by, sure, may in [
            ("withdrawal", before, before),
            ("expulsion", before, before),
            ("suspension", before, before),
            ("accession", before, before),
            ("expiry", day, day),
            ("", before, day),
        ]:
            with self.subTest(ended_by):
                self.assertBounds((may, sure, "", may), ended=day, ended_by=ended_by)

    def test_day_before_the_first_of_a_month_and_of_a_year(self):
        for day, before in {
            "2020-03-01": "2020-02-29",
            "2020-01-01": "2019-12-31",
        }.items():
            left = Membership(ended=day, ended_by="withdrawal")
            self.assertEqual(left.sure_to, before)

    def test_over_by_a_day(self):
        for model in (Membership, Tenure):
            self.assertBounds(
                ("2012-12-31", "2012-01-01", "", "2013-05-03"),
                model,
                attested_last="2012",
                ended_not_after="2013-05-03",
            )

    def test_end_is_not_dated_before_the_beginning(self):
        day, before = "2006-04-29", "2006-04-28"
        dates = {"began": day, "ended": day, "ended_by": "withdrawal"}
        self.assertBounds((day, before, day, before), **dates)

    def test_text_that_is_no_date_is_compared_as_it_is(self):
        for ended_by in ("expiry", "withdrawal", ""):
            expected = ("2010-2", "2010-2", "", "2010-2")
            self.assertBounds(expected, ended="2010-2", ended_by=ended_by)

    def test_open_is_what_no_end_is_known_of(self):
        self.assertTrue(Membership(began="2006", attested_last="2012").is_open)
        for field in ("ended", "ended_not_after"):
            self.assertFalse(Membership(**{field: "2012"}).is_open)
