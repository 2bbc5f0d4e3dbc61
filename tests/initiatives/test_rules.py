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
