"""Amounts of an initiative: what they may say, and how they read."""

import datetime as dt
from decimal import Decimal
from itertools import product
from unittest import mock

from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from initiatives.models import Amount
from tests.archive.sources.test_models import RowTests
from tests.constraints import Broken, ConstraintCases
from tests.factories import make_amount, make_initiative, make_milestone, make_summit

DAY = dt.date(2017, 3, 5)
CASES = [
    *(
        Broken(
            "amount_is_positive",
            make_amount,
            {"value": Decimal(value)},
            "value",
            "An amount is more than nothing.",
        )
        for value in (0, -1)
    ),
    *(
        Broken(
            "amount_range_ascends",
            make_amount,
            {"value": Decimal(7), "value_to": Decimal(value)},
            "value_to",
            "The second amount is the greater one.",
        )
        for value in (7, 6)
    ),
    Broken(
        "amount_has_role",
        make_amount,
        {"role": ""},
        "role",
        "Say what the amount is.",
        early=True,
    ),
    Broken(
        "amount_has_unit",
        make_amount,
        {"unit": ""},
        "unit",
        "Say what is counted.",
        early=True,
    ),
]


class AmountConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class AmountTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_initiative(name_en="ALBA Bank", name_es="Banco del ALBA")
        cls.row = make_amount(cls.bank)

    def test_it_needs_no_step_and_no_date(self):
        self.row.full_clean()
        self.assertEqual((self.row.milestone, self.row.day), (None, ""))

    def test_unit_is_a_currency_of_the_standard_or_a_quantity(self):
        for unit in ("XSU", "VEB", "VEF", "VES", "CUC", "EUR", "tonnes", "barrels"):
            make_amount(self.bank, unit=unit)

    def test_other_units_are_refused(self):
        said = (
            "A currency is written by its code of ISO 4217, such as USD or XSU; a "
            "quantity is one of: tonnes, barrels, barrels-a-day, litres, "
            "cubic-metres, megawatts, hectares, doses, persons, pieces."
        )
        for unit in ("usd", "US", "US1", "ZZZ", "BBL", "t"):
            with self.subTest(unit):
                self.row.unit = unit
                self.assertRefused(self.row, "unit", said)

    def test_form_says_every_quantity_in_both_languages(self):
        field = Amount._meta.get_field("unit")
        for language, term in product(("en", "es"), Amount.Unit):
            with override(language):
                self.assertIn(term.value, field.help_text)
                self.assertIn(str(term.label), field.help_text.replace("-", " "))

    def test_role_is_one_of_the_vocabulary(self):
        self.row.role = "capital"
        said = "Value 'capital' is not a valid choice."
        self.assertRefused(self.row, "role", said)

    def test_step_is_one_of_the_same_initiative(self):
        make_amount(self.bank, milestone=make_milestone(self.bank))
        self.row.milestone = make_milestone()
        said = "Choose a step of the same initiative."
        self.assertRefused(self.row, "milestone", said)

    def test_it_is_not_as_of_a_day_to_come(self):
        with mock.patch("django.utils.timezone.localdate", return_value=DAY):
            self.row.as_of = "2017-03-06"
            self.assertRefused(self.row, "as_of", "This date has not come yet.")
            self.row.as_of = "2017"
            self.row.full_clean()

    def test_name_tells_initiative_amount_and_role(self):
        said = "ALBA Bank: 10,000,000 USD, budget"
        self.assertEqual(str(self.row), said)

    def test_day_is_its_own_else_that_of_its_step(self):
        step = make_milestone(self.bank, date="2008")
        self.assertEqual(make_amount(milestone=step).day, "2008")
        self.assertEqual(make_amount(milestone=step, as_of="2010-05").day, "2010-05")

    def test_it_goes_with_its_step(self):
        step = make_milestone(self.bank)
        make_amount(milestone=step)
        step.delete()
        self.assertEqual(list(Amount.objects.all()), [self.row])

    def test_it_is_public_as_long_as_its_step(self):
        waiting = make_milestone(self.bank, summit=make_summit(status="draft"))
        told = make_amount(milestone=waiting)
        self.assertEqual(list(Amount.objects.published()), [self.row])
        waiting.summit = None
        waiting.save()
        self.assertEqual(set(Amount.objects.published()), {self.row, told})

    def test_lists_sort_by_role_then_unit_then_day_the_undated_last(self):
        award = make_amount(self.bank, role="award")
        other = make_amount(self.bank, unit="XSU", as_of="2009")
        later = make_amount(self.bank, as_of="2010", value=1)
        early = make_amount(self.bank, as_of="2009-12")
        proposed = make_amount(self.bank, role="proposed-capital")
        self.assertEqual(
            sorted(Amount.objects.all(), key=lambda amount: amount.place),
            [proposed, early, later, self.row, other, award],
        )


class SumTests(SimpleTestCase):
    def assertReads(self, english, spanish, **fields):
        fields = {"value": Decimal(300_000_000), "unit": "USD"} | fields
        amount = Amount(role="budget", **fields)
        self.assertEqual(amount.sum, english)
        with override("es"):
            self.assertEqual(amount.sum.replace("\xa0", " "), spanish)

    def test_money_has_the_code_of_its_currency(self):
        self.assertReads("300,000,000 USD", "300 000 000 USD")

    def test_quantity_is_a_word(self):
        self.assertReads(
            "6,100 tonnes", "6 100 toneladas", value=Decimal(6100), unit="tonnes"
        )

    def test_cents_are_told_where_there_are_any(self):
        self.assertReads(
            "1,234.50 XSU", "1 234,50 XSU", value=Decimal("1234.5"), unit="XSU"
        )
        self.assertReads("1,234 USD", "1 234 USD", value=Decimal("1234.00"))

    def test_about_is_told(self):
        self.assertReads(
            "about 300,000,000 USD", "cerca de 300 000 000 USD", approximate=True
        )

    def test_range_is_told(self):
        self.assertReads(
            "2–3 barrels",
            "2–3 barriles",
            value=Decimal(2),
            value_to=Decimal(3),
            unit="barrels",
        )

    def test_label_of_a_fact_tells_initiative_and_role(self):
        label = Amount.fact_label("ALBA Bank", "paid-in-capital")
        self.assertEqual(label, "ALBA Bank: paid-in capital")
