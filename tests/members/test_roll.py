"""What the roll of a day costs to answer: words are made once, and where shown."""

import datetime as dt
from unittest import mock

from members import wording
from members.latest import last_roll, latest_answers
from members.models import Membership
from members.roll import held, roll_on
from tests.members.test_latest import LastShownCase

TODAY = dt.date(2026, 11, 28)


class WordsTests(LastShownCase):
    def test_no_words_are_made_of_answers_that_are_only_asked(self):
        with mock.patch("members.roll.wording") as words:
            all_held = held()
            last = last_roll(roll_on(TODAY, all_held), all_held)
        self.assertEqual(
            [answer.on_day for answer in last], ["suspended", "member", "member"]
        )
        self.assertEqual(words.mock_calls, [])

    def test_a_page_tells_each_period_once(self):
        told = mock.Mock(wraps=wording.told)
        with mock.patch("members.wording.told", told):
            self.page()
        self.assertEqual(told.call_count, Membership.objects.count())

    def test_the_roll_of_the_day_is_answered_once(self):
        asked = mock.Mock(wraps=roll_on)
        with (
            mock.patch("members.roll.roll_on", asked),
            mock.patch("members.latest.roll_on", asked),
        ):
            self.page()
        days = [call.args[0] for call in asked.call_args_list]
        self.assertEqual(days, [TODAY, dt.date(2026, 1, 4)])


class AnswerTests(LastShownCase):
    def answer(self, name, day=TODAY):
        return next(a for a in roll_on(day, held()) if a.state.name == name)

    def test_answer_has_words_for_what_it_is_and_why(self):
        answer = self.answer("Cuba")
        self.assertEqual(answer.on_day, "unconfirmed")
        self.assertEqual((answer.label, answer.suspension), ("unconfirmed", ""))
        self.assertIn("no later source is held", answer.why)

    def test_suspension_is_told_beside_the_membership(self):
        answer = self.answer("Bolivia", dt.date(2026, 1, 4))
        self.assertEqual(answer.on_day, "suspended")
        self.assertEqual((answer.label, answer.suspension), ("member", "suspended"))

    def test_suspension_is_told_alone_where_nothing_shows_the_membership(self):
        self.bolivia.memberships.filter(standing="member").delete()
        answer = self.answer("Bolivia", dt.date(2026, 1, 4))
        self.assertEqual((answer.label, answer.suspension), ("suspended", ""))
        self.assertIn("24 October 2025", answer.why)

    def test_answer_of_the_last_day_says_that_nothing_is_held_after_it(self):
        [one] = [one for one in held() if one.state == self.cuba]
        [answer] = latest_answers(*one, TODAY)
        self.assertEqual((answer.day, answer.is_last), ("2026-01-04", True))
        self.assertTrue(answer.why.endswith("; no later source is held"))

    def test_only_standings_that_its_periods_may_have_are_asked_for(self):
        self.assertEqual([*self.answer("Cuba").on_days], ["member", "suspended"])


class SilenceTests(LastShownCase):
    def test_a_period_says_that_no_source_dates_its_beginning(self):
        period = Membership(standing="observer")
        self.assertEqual(
            str(period.silence), "No source held says since when it was an observer."
        )

    def test_one_that_is_dated_does_not(self):
        self.assertEqual(Membership(began="2017").silence, "")
