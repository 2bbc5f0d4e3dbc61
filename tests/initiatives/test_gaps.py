"""What the archive may lack of an initiative and of its steps."""

from initiatives import gaps
from initiatives.models import Milestone
from tests import factories as make
from tests.gaps import RuleCase


class InitiativeTests(RuleCase):
    gaps = gaps.INITIATIVES

    def test_initiative_without_step_is_a_gap(self):
        make.make_initiative()
        self.assertEqual(self.missing(), ["No step of it is recorded."])

    def test_nothing_since_the_last_step_is_a_gap(self):
        make.make_milestone()
        self.assertEqual(self.missing(), ["Nothing is recorded since its last step."])
        self.assertEqual(self.notes(), ["5 March 2017"])

    def test_ended_initiative_has_none(self):
        make.make_milestone(step="ended")
        self.assertEqual(self.missing(), [])

    def test_step_to_come_is_none(self):
        make.make_milestone()
        Milestone.objects.update(date="2027")  # of an archive from before
        self.assertEqual(self.missing(), [])


class MilestoneTests(RuleCase):
    gaps = gaps.STEPS

    def test_implied_step_is_a_gap(self):
        make.make_milestone(implied=True)
        self.assertEqual(
            self.missing(), ["It is only implied; no source held tells of it."]
        )

    def test_step_without_date_is_a_gap(self):
        make.make_milestone(not_after="2017-03-05")
        self.assertEqual(self.missing(), ["The date is not recorded."])

    def test_dated_step_is_none(self):
        make.make_milestone()
        self.assertEqual(self.missing(), [])


class AmountTests(RuleCase):
    gaps = gaps.AMOUNTS

    def test_amount_without_date_is_a_gap(self):
        make.make_amount()
        self.assertEqual(self.missing(), ["As of when it was so is not recorded."])

    def test_dated_amount_and_one_of_a_dated_step_are_none(self):
        amount = make.make_amount(as_of="2010")
        self.assertEqual(self.missing(), [])
        amount.delete()
        make.make_amount(milestone=make.make_milestone(date="2008"))
        self.assertEqual(self.missing(), [])

    def test_amount_of_a_step_without_date_is_a_gap(self):
        make.make_amount(milestone=make.make_milestone(not_after="2008"))
        self.assertEqual(self.missing(), ["As of when it was so is not recorded."])
