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
