"""Migrations that add rules name the rows that break them, and change nothing."""

from django.apps import apps
from django.core.management import CommandError
from django.db.migrations import AddConstraint, AlterField, RunPython
from django.db.models import Q
from django.test import TestCase

from archive.record.constraints import Check, Unique
from archive.record.looking import HEAD, MOST, looking_first
from tests import factories as make

LATER = Check(
    name="later",
    field="number",
    condition=Q(number__gt=14),
    violation_error_message="Later.",
)
ONCE = Unique(
    name="once",
    field="number",
    fields=["place", "format"],
    condition=Q(status="published"),
    violation_error_message="Once.",
)


class LookingTests(TestCase):
    def operations(self, *constraints):
        added = [AddConstraint("summit", constraint) for constraint in constraints]
        return looking_first("summits", [AlterField("summit", "number", None), *added])

    def look(self, *constraints):
        first, *_rest = self.operations(*constraints)
        first.code(apps, None)

    def assertNamed(self, expected, *constraints):
        with self.assertRaises(CommandError) as caught:
            self.look(*constraints)
        head, *named = str(caught.exception).split("\n")
        self.assertEqual(head, HEAD)
        self.assertEqual(named, expected)

    def test_it_comes_before_all_that_changes_anything(self):
        first, *rest = self.operations(LATER)
        self.assertIs(type(first), RunPython)
        self.assertEqual([type(one) for one in rest], [AlterField, AddConstraint])

    def test_archive_that_holds_to_the_rules(self):
        make.make_summit(number=15, place=make.make_place())
        self.look(LATER, ONCE)

    def test_row_is_named_by_the_address_of_its_form_with_what_to_mend(self):
        row = make.make_summit(number=14)
        make.make_summit(number=15)
        self.assertNamed([f"/admin/summits/summit/{row.pk}/change/: Later."], LATER)

    def test_what_is_not_known_to_be_broken_is_none(self):
        make.make_summit(number=None)
        self.look(LATER)

    def test_rows_that_are_there_twice(self):
        place = make.make_place()
        rows = [make.make_summit(place=place) for _ in range(2)]
        make.make_summit(place=place, format="hybrid")
        make.make_summit(place=place, status="draft", publish_at=None)
        for _ in range(2):
            make.make_summit(place=None)
        said = [f"/admin/summits/summit/{row.pk}/change/: Once." for row in rows]
        self.assertNamed(said, ONCE)

    def test_all_rules_are_told_of_at_once(self):
        place = make.make_place()
        first, second = (make.make_summit(place=place) for _ in range(2))
        form = "/admin/summits/summit/{}/change/: {}"
        self.assertNamed(
            [
                form.format(first.pk, "Later."),
                form.format(first.pk, "Once."),
                form.format(second.pk, "Once."),
            ],
            LATER,
            ONCE,
        )

    def test_of_many_the_first_are_named_and_the_rest_counted(self):
        for number in range(MOST + 2):
            make.make_person(f"Evo {number}")
        none = Check(
            name="none",
            field="name",
            condition=Q(name=""),
            violation_error_message="None.",
        )
        first, *_rest = looking_first("members", [AddConstraint("person", none)])
        with self.assertRaises(CommandError) as caught:
            first.code(apps, None)
        said = str(caught.exception).split("\n")
        self.assertEqual((len(said), said[-1]), (MOST + 2, "… and 2 more."))
