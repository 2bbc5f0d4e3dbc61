"""Migrations that add rules name the rows that break them, and change nothing."""

from django.apps import apps
from django.core.management import CommandError
from django.db.migrations import AddConstraint, AlterField, Migration, RunPython
from django.db.models import Q
from django.test import TestCase

from archive.record.constraints import Check, Unique
from archive.record.looking import HEAD, HEAD_OF_APP, MOST, look_ahead, looking_first
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
NAMELESS = Check(
    name="none",
    field="name",
    condition=Q(name=""),
    violation_error_message="None.",
)


def added_to(model_name, *constraints):
    return [AddConstraint(model_name, constraint) for constraint in constraints]


def replaced(constraint, **fields):
    """Return a constraint that is like another one but for ``fields``."""
    _path, _args, kwargs = constraint.deconstruct()
    return type(constraint)(**{**kwargs, **fields})


class LookingTests(TestCase):
    def operations(self, *constraints):
        added = added_to("summit", *constraints)
        return looking_first("summits", [AlterField("summit", "number", None), *added])

    def look(self, *constraints):
        first, *_rest = self.operations(*constraints)
        first.code(apps, None)

    def assertNamed(self, expected, *constraints):
        with self.assertRaises(CommandError) as caught:
            self.look(*constraints)
        head, *named = str(caught.exception).split("\n")
        self.assertEqual(head, HEAD_OF_APP)
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
        first, *_rest = looking_first("members", added_to("person", NAMELESS))
        with self.assertRaises(CommandError) as caught:
            first.code(apps, None)
        said = str(caught.exception).split("\n")
        self.assertEqual((len(said), said[-1]), (MOST + 2, "… and 2 more."))


class AheadTests(LookingTests):
    """All migrations of a plan, before the first of them."""

    def step(self, app_label, *operations):
        step = Migration("0099_rules", app_label)
        step.operations = looking_first(app_label, operations)
        return step

    def look(self, *constraints):
        self.look_at((self.step("summits", *added_to("summit", *constraints)), False))

    def look_at(self, *plan):
        look_ahead(None, plan=plan, apps=apps)

    def assertNamed(self, expected, *constraints):
        with self.assertRaises(CommandError) as caught:
            self.look(*constraints)
        self.assertEqual(str(caught.exception).split("\n"), [HEAD, *expected])

    def test_rows_of_all_apps_are_named_at_once(self):
        summit, person = make.make_summit(number=14), make.make_person("Evo")
        plan = [
            (self.step("members", *added_to("person", NAMELESS)), False),
            (self.step("summits", *added_to("summit", LATER)), False),
        ]
        with self.assertRaises(CommandError) as caught:
            self.look_at(*plan)
        self.assertEqual(
            str(caught.exception).split("\n"),
            [
                HEAD,
                f"/admin/members/person/{person.pk}/change/: None.",
                f"/admin/summits/summit/{summit.pk}/change/: Later.",
            ],
        )

    def test_migration_that_is_undone_refuses_nothing(self):
        make.make_summit(number=14)
        step = self.step("summits", *added_to("summit", LATER))
        self.look_at((step, True))

    def test_migrations_without_rules_refuse_nothing(self):
        step = Migration("0098_fields", "summits")
        step.operations = [AlterField("summit", "number", None)]
        self.look_at((step, False))

    def test_model_that_is_not_there_yet_has_no_rows(self):
        self.look_at((self.step("summits", *added_to("treaty", LATER)), False))

    def test_column_that_is_not_there_yet_says_no_row_is_refused(self):
        make.make_summit(number=14)
        for condition in (
            Q(ratified=True),
            Q(number__gt=14) | Q(ratified=True),
            ~Q(number=14, ratified=True),
        ):
            with self.subTest(condition):
                self.look(replaced(LATER, condition=condition))
        self.look(replaced(ONCE, fields=["series", "ratified"]))

    def test_what_else_a_rule_asks_is_looked_at(self):
        row = make.make_summit(number=14)
        rule = replaced(LATER, condition=Q(number__gt=14, ratified=True))
        said = f"/admin/summits/summit/{row.pk}/change/: Later."
        self.assertNamed([said], rule)

    def test_of_rows_that_no_column_tells_apart_all_are_looked_at(self):
        place = make.make_place()
        rows = [make.make_summit(place=place) for _ in range(2)]
        rule = replaced(ONCE, condition=Q(ratified=None))
        said = [f"/admin/summits/summit/{row.pk}/change/: Once." for row in rows]
        self.assertNamed(said, rule)
