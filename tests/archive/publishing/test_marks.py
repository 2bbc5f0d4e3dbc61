"""Which columns have changed since when: marks in the stamp of the edition."""

from django.test import SimpleTestCase

from archive.publishing import marks
from archive.publishing.models import EditionStamp
from members.models import State
from summits.models import Summit


class HeldTests(SimpleTestCase):
    def test_marks_written_with_the_edition_are_those_held(self):
        stored = {"": "a", "edition": "b", "members.state": "b"}
        self.assertEqual(marks.held(stored, "b"), stored)

    def test_after_a_write_that_knows_no_marks_everything_is_new(self):
        stored = {"": "a", "edition": "b", "members.state": "b"}
        self.assertEqual(marks.held(stored, "c"), {"": "c", "edition": "c"})

    def test_stamp_of_a_former_release_has_none(self):
        self.assertEqual(marks.held({}, "c"), {"": "c", "edition": "c"})


class ChangedTests(SimpleTestCase):
    before = {
        "": "a",
        "edition": "b",
        "summits.summit.began_on": "b",
        "members.state": "b",
    }

    def after(self, changes):
        return marks.changed(self.before, changes, "c")

    def test_columns_that_changed_have_the_new_mark(self):
        changes = {State: {"slug", "name_en"}}
        new = dict.fromkeys(["members.state.slug", "members.state.name_en"], "c")
        self.assertEqual(self.after(changes), self.before | new | {"edition": "c"})

    def test_rows_that_came_or_went_leave_no_mark_of_a_column(self):
        after = {"": "a", "edition": "c", "summits.summit": "c", "members.state": "b"}
        self.assertEqual(self.after({Summit: None}), after)

    def test_models_whose_names_begin_alike_are_apart(self):
        before = {"": "a", "summits.summitry.name": "a"}
        after = marks.changed(before, {Summit: None}, "c")
        self.assertEqual(after["summits.summitry.name"], "a")

    def test_change_outside_the_record_makes_everything_new(self):
        changes = {State: {"slug"}, EditionStamp: None}
        self.assertEqual(self.after(changes), {"": "c", "edition": "c"})

    def test_marks_before_are_left_as_they_were(self):
        before = dict(self.before)
        self.after({Summit: None, State: {"slug"}})
        self.assertEqual(self.before, before)
