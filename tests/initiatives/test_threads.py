"""The silences of a thread, and the steps of linked initiatives."""

from django.test import SimpleTestCase, TestCase

from initiatives.models import InitiativeLink, Milestone
from initiatives.threads import Gap, attach_gaps, attach_threads, gap, taken
from tests.factories import make_initiative, make_link, make_milestone


class GapTests(SimpleTestCase):
    def test_three_years_are_a_gap(self):
        expected = Gap(3, "2017-03-05", "2020-03-05")
        self.assertEqual(gap("2017-03-05", "2020-03-05"), expected)

    def test_less_than_three_years_are_none(self):
        self.assertIsNone(gap("2017-03-05", "2020-03-01"))

    def test_years_are_rounded(self):
        self.assertEqual(gap("2017-03-05", "2025-02-03").years, 8)

    def test_partial_dates_count_from_their_first_day(self):
        self.assertEqual(gap("2009", "2017-03").years, 8)

    def test_dates_that_are_not_certain_count_from_what_they_name(self):
        for after, before in [("2009~", "2017"), ("2009-33", "[2017,2018]")]:
            with self.subTest(after):
                self.assertEqual(gap(after, before), Gap(8, after, before))

    def test_gap_stands_before_the_later_of_two_dated_steps(self):
        dates = ["2004-12-14", "2009", "2009-06", "2017-03-05"]
        steps = [Milestone(date=date) for date in dates]
        attach_gaps(steps)
        years = [step.gap and step.gap.years for step in steps]
        self.assertEqual(years, [None, 4, None, 8])

    def test_step_without_date_bounds_no_gap(self):
        steps = [Milestone(date="2004"), Milestone(not_after="2017")]
        steps.append(Milestone(date="2025"))
        attach_gaps(steps)
        self.assertEqual([step.gap for step in steps], [None, None, None])

    def test_implied_steps_are_not_taken(self):
        told, implied = Milestone(), Milestone(implied=True)
        self.assertEqual(taken([implied, told]), [told])


class AttachThreadsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.legal, cls.credit = make_initiative(), make_initiative()
        cls.link = make_link(cls.credit, cls.legal)
        cls.launched = make_milestone(cls.legal, not_after="2017", implied=True)
        cls.relaunch = make_milestone(cls.legal, step="relaunch-proposed")
        cls.proposed = make_milestone(cls.credit, date="2025-02-03")

    def attach(self, initiative):
        [link] = InitiativeLink.objects.touching(initiative)
        steps = Milestone.objects.of_thread([initiative.pk]).for_page()
        attach_threads(initiative, [link], list(steps))
        return link

    def test_link_leads_to_the_initiative_at_its_other_end(self):
        self.assertEqual(self.attach(self.credit).related, self.legal)
        self.assertEqual(self.attach(self.legal).related, self.credit)

    def test_each_has_its_own_steps(self):
        link = self.attach(self.credit)
        self.assertEqual(self.credit.steps, [self.proposed])
        self.assertEqual(link.steps, [self.launched, self.relaunch])

    def test_stage_of_the_linked_one_is_its_latest_step_not_implied(self):
        self.assertEqual(self.attach(self.credit).stage, self.relaunch)

    def test_linked_one_without_steps_has_no_stage(self):
        Milestone.objects.filter(initiative=self.legal).delete()
        link = self.attach(self.credit)
        self.assertEqual((link.steps, link.stage), ([], None))
