"""Numbers of rows: given once within their record, and kept wherever a row stands."""

from django.test import SimpleTestCase, TestCase

from archive.publishing.numbered import numbers_kept
from summits.models import Statement
from tests import factories as make
from tests.constraints import Broken, ConstraintCases


def second_said():
    """Return the second statement of a summit."""
    first = make.make_statement(summit=make.make_summit(number=24))
    return make.make_statement(summit=first.summit)


def second_said_at_an_event():
    first = make.make_statement(event=make.make_event())
    return make.make_statement(event=first.event)


def second_step():
    first = make.make_milestone()
    return make.make_milestone(first.initiative, step="launched")


TAKEN = "Another row was given the same number at this moment. Save it again."
CASES = [
    Broken(name, make_second, {"number": 1}, "number", TAKEN, early=True)
    for name, make_second in {
        "statement_number_unique_in_summit": second_said,
        "statement_number_unique_in_event": second_said_at_an_event,
        "milestone_number_unique_in_initiative": second_step,
    }.items()
]


class NumberTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(number=14)
        cls.rows = [make.make_statement(summit=cls.summit) for _ in range(3)]

    def assertNumbers(self, *numbers, summit=None):
        rows = (summit or self.summit).statements.order_by("pk")
        self.assertEqual([row.number for row in rows], [*numbers])

    def test_rows_are_numbered_within_their_record(self):
        other = make.make_statement(summit=make.make_summit(number=15))
        self.assertNumbers(1, 2, 3)
        self.assertEqual(other.number, 1)

    def test_statements_of_an_event_are_numbered_by_themselves(self):
        event = make.make_event()
        rows = [make.make_statement(event=event) for _ in range(2)]
        self.assertEqual([row.number for row in rows], [1, 2])

    def test_number_does_not_follow_the_order(self):
        self.rows[0].position = 9
        self.rows[0].save()
        self.assertNumbers(1, 2, 3)
        self.assertEqual(self.rows[0].anchor, "s1")

    def test_new_row_has_the_next_after_the_highest(self):
        Statement.objects.filter(pk=self.rows[1].pk).delete()
        self.assertEqual(make.make_statement(summit=self.summit, key="new").number, 4)

    def test_withdrawn_row_keeps_its_number_to_itself(self):
        row = self.rows[2]
        row.withdrawn_reason_en = "It was listed twice."
        row.full_clean()
        row.save()
        self.assertEqual(row.number, 3)
        self.assertEqual(make.make_statement(summit=self.summit).number, 4)

    def test_row_moved_to_a_record_where_its_number_is_taken_has_the_next(self):
        other = make.make_summit(number=15)
        make.make_statement(summit=other)
        moved = make.make_statement(summit=make.make_summit(number=16, status="draft"))
        moved.summit = other
        moved.full_clean()
        moved.save()
        self.assertNumbers(1, 2, summit=other)


class NumberConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class KeptTests(SimpleTestCase):
    def test_positions_stay_what_they_were(self):
        self.assertEqual([*numbers_kept([1, 2, 5])], [1, 2, 5])

    def test_of_two_of_a_position_the_second_has_the_next_after_all(self):
        self.assertEqual([*numbers_kept([1, 1, 2, 2, 7])], [1, 8, 2, 9, 7])

    def test_rows_without_a_position_are_numbered_on(self):
        self.assertEqual([*numbers_kept([0, 0, 3])], [4, 5, 3])

    def test_no_rows_have_no_numbers(self):
        self.assertEqual([*numbers_kept([])], [])
