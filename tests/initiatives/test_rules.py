"""What is told of initiatives whose steps wait for their summits."""

from django.test import TestCase
from django.utils.translation import override

from tests import factories as make
from tests.findings import told


class WaitingStepTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.initiative = make.make_initiative()
        cls.draft = make.make_summit(number=26, status="draft", publish_at=None)
        cls.steps = [
            make.make_milestone(cls.initiative, summit=cls.draft) for _ in range(2)
        ]

    def test_initiative_public_before_its_summit(self):
        said = "Fund for Migrants: 2 steps wait for the 26th Summit."
        self.assertEqual(told(self.initiative), [said])

    def test_it_is_told_in_spanish(self):
        with override("es"):
            said = "Fondo para Migrantes: 2 pasos esperan a la XXVI Cumbre."
            self.assertEqual(told(self.initiative), [said])

    def test_step_that_is_saved_by_itself(self):
        said = "Fund for Migrants: 1 step waits for the 26th Summit."
        self.assertEqual(told(self.steps[0]), [said])

    def test_each_summit_is_named(self):
        other = make.make_summit(number=27, status="draft", publish_at=None)
        make.make_milestone(self.initiative, summit=other)
        self.assertEqual(len(told(self.initiative)), 2)

    def test_summit_that_is_public_or_to_be(self):
        for fields in ({}, {"publish_at": "2999-01-01T00:00Z"}):
            initiative = make.make_initiative()
            make.make_milestone(initiative, summit=make.make_summit(**fields))
            self.assertEqual(told(initiative), [])

    def test_initiative_that_is_not_public(self):
        initiative = make.make_initiative(status="draft", publish_at=None)
        make.make_milestone(initiative, summit=self.draft)
        self.assertEqual(told(initiative), [])


class OfAnotherTimeTests(TestCase):
    """A step dated apart from the summit that it is of."""

    def step(self, date, **fields):
        summit = make.make_summit(began_on="2025-02-03", **fields)
        return make.make_milestone(summit=summit, date=date)

    def test_step_of_2010_at_the_summit_of_2025(self):
        for date in ("2010", "2025-02-02", "2025-01", "2025-02-04", "2026"):
            step = self.step(date)
            said = [f"{step}: The summit is of another time: {step.summit}."]
            self.assertEqual(told(step), said)
            self.assertEqual(told(step.summit), said)

    def test_step_of_its_days_or_perhaps_so(self):
        for date in ("2025-02-03", "2025-02", "2025"):
            self.assertEqual(told(self.step(date)), [])
        self.assertEqual(told(self.step("2025-02-04", ended_on="2025-02-05")), [])

    def test_step_without_summit_or_date(self):
        self.assertEqual(told(make.make_milestone(date="2010")), [])
        summit = make.make_summit()
        self.assertEqual(told(make.make_milestone(summit=summit, not_after="2010")), [])


class MoreThanBoundTests(TestCase):
    """More is paid in than was to be at most."""

    @classmethod
    def setUpTestData(cls):
        cls.bank = make.make_initiative(name_en="ALBA Bank")
        cls.bound = cls.amount("authorised-capital", 2000)
        cls.subscribed = cls.amount("subscribed-capital", 1000)

    @classmethod
    def amount(cls, role, value, as_of="2010", **fields):
        told = {"role": role, "value": value, "as_of": as_of, **fields}
        return make.make_amount(cls.bank, **told)

    def assertTold(self, amount, *bounds):
        said = [
            f"{amount}: That is more than what is bound to be paid in: {bound}."
            for bound in bounds
        ]
        self.assertEqual(told(amount), said)

    def test_it_is_told_of_what_is_subscribed_and_authorised(self):
        self.assertTold(self.amount("paid-in-capital", 1500), self.subscribed)
        paid = self.amount("paid-in-capital", 2001, as_of="2010-05")
        self.assertTold(paid, self.bound, self.subscribed)

    def test_it_is_told_by_the_bound_too(self):
        paid = self.amount("paid-in-capital", 1500)
        said = "That is more than what is bound to be paid in: "
        self.assertEqual(told(self.subscribed), [f"{paid}: {said}{self.subscribed}."])

    def test_no_more_is_not_told(self):
        self.assertTold(self.amount("paid-in-capital", 1000))
        self.assertTold(self.amount("assets", 9000))

    def test_range_is_exceeded_by_what_is_above_it(self):
        bound = self.amount("subscribed-capital", 1, as_of="2012", value_to=5)
        self.assertTold(self.amount("paid-in-capital", 5, as_of="2012"))
        self.assertTold(self.amount("paid-in-capital", 6, as_of="2012"), bound)

    def test_another_time_unit_or_initiative_is_not_compared(self):
        for fields in ({"as_of": "2011"}, {"as_of": ""}, {"unit": "XSU"}):
            self.assertTold(self.amount("paid-in-capital", 3000, **fields))
        other = make.make_amount(role="paid-in-capital", value=3000, as_of="2010")
        self.assertTold(other)

    def test_what_is_withdrawn_is_not_compared(self):
        self.amount("subscribed-capital", 1, "2012", withdrawn_reason_en="Wrong.")
        self.assertTold(self.amount("paid-in-capital", 5, as_of="2012"))


class AfterTheEndTests(TestCase):
    def setUp(self):
        self.initiative = make.make_initiative()

    def step(self, step, date, **fields):
        return make.make_milestone(self.initiative, step=step, date=date, **fields)

    def test_step_after_the_one_by_which_all_ended(self):
        self.step("ended", "2010")
        [said] = told(self.step("updated", "2012-03-05"))
        self.assertIn("The initiative had ended by then: 2010.", said)

    def test_step_that_may_come_before(self):
        self.step("ended", "2010")
        self.assertEqual(told(self.step("updated", "2010-03-05")), [])

    def test_what_was_begun_anew_goes_on(self):
        self.step("ended", "2010")
        self.step("launched", "2011")
        self.assertEqual(told(self.step("updated", "2012-03-05")), [])

    def test_implied_step_tells_nothing(self):
        self.step("ended", "2010", implied=True)
        self.assertEqual(told(self.step("updated", "2012-03-05")), [])

    def test_another_initiative_does_not_count(self):
        make.make_milestone(step="ended", date="2010")
        self.assertEqual(told(self.step("updated", "2012-03-05")), [])

    def test_end_that_is_entered_late_is_told_of_what_follows(self):
        self.step("updated", "2012-03-05")
        self.assertEqual(len(told(self.step("ended", "2010"))), 1)
