"""That the constraints are all there: in the models, in the tables of tests, in SQL."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q, UniqueConstraint
from django.test import SimpleTestCase, TestCase

from archive.publishing.models import Published
from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.sources.models import Source, Sourced, published_needs_words
from tests.archive.publishing.test_models import CASES as PUBLISHING
from tests.archive.publishing.test_numbered import CASES as NUMBERED
from tests.archive.publishing.test_parts import CASES as PARTS
from tests.archive.sources.test_files import CASES as FILES
from tests.archive.sources.test_models import CASES as SOURCES
from tests.constraints import concrete_models
from tests.initiatives.test_amounts import CASES as AMOUNTS
from tests.initiatives.test_models import CASES as INITIATIVES
from tests.initiatives.test_states import CASES as STATES
from tests.members.test_figures import CASES as FIGURES
from tests.members.test_former_names import CASES as FORMER_NAMES
from tests.members.test_identifiers import CASES as IDENTIFIERS
from tests.members.test_models import CASES as MEMBERS
from tests.pages.test_models import CASES as PAGES
from tests.summits.test_acts import CASES as ACTS
from tests.summits.test_body_acts import CASES as BODY_ACTS
from tests.summits.test_models import CASES as SUMMITS
from tests.summits.test_places_elsewhere import CASES as PLACES_ELSEWHERE
from tests.summits.test_short_speech import CASES as SHORT_SPEECH
from tests.summits.test_summit_places import CASES as PLACES

CASES = [
    *(*PUBLISHING, *NUMBERED, *PARTS, *SOURCES, *MEMBERS, *SUMMITS, *INITIATIVES),
    *(*AMOUNTS, *STATES, *PAGES, *FORMER_NAMES, *FIGURES, *ACTS, *IDENTIFIERS),
    *(*BODY_ACTS, *PLACES, *FILES, *SHORT_SPEECH, *PLACES_ELSEWHERE),
]


def names_in(constraints, model):
    """Return the names that abstract ``constraints`` have on the concrete ``model``."""
    labels = {"app_label": model._meta.app_label, "class": model._meta.model_name}
    return {constraint.name % labels for constraint in constraints}


def names_of(model):
    return {constraint.name for constraint in model._meta.constraints}


class AllConstraintsTests(SimpleTestCase):
    def test_every_model_has_the_constraints_of_its_parents(self):
        for model in concrete_models():
            for parent in (Published, Part, Sourced):
                if issubclass(model, parent):
                    wanted = names_in(parent.Meta.constraints, model)
                    self.assertLessEqual(wanted, names_of(model))

    def test_every_published_record_that_rests_on_words_needs_them(self):
        for model in concrete_models():
            if issubclass(model, Published) and issubclass(model, Sourced):
                wanted = names_in(published_needs_words(), model)
                self.assertLessEqual(wanted, names_of(model))

    def test_every_constraint_is_in_a_table_of_tests(self):
        declared = set().union(*(names_of(model) for model in concrete_models()))
        self.assertEqual({case.constraint for case in CASES}, declared)

    def test_every_constraint_names_a_field_and_has_a_message(self):
        for model in concrete_models():
            for constraint in model._meta.constraints:
                with self.subTest(constraint.name):
                    model._meta.get_field(constraint.field)
                    self.assertNotEqual(
                        constraint.violation_error_message,
                        constraint.default_violation_error_message,
                    )


class ConstraintsInTheDatabaseTests(TestCase):
    def test_database_has_every_constraint(self):
        for model in concrete_models():
            with self.subTest(model._meta.label), connection.cursor() as cursor:
                held = connection.introspection.get_constraints(
                    cursor, model._meta.db_table
                )
                self.assertLessEqual(names_of(model), set(held))

    def test_unique_constraints_are_unique_in_the_database(self):
        for model in concrete_models():
            with self.subTest(model._meta.label), connection.cursor() as cursor:
                held = connection.introspection.get_constraints(
                    cursor, model._meta.db_table
                )
                kinds = {
                    constraint.name: held[constraint.name]["unique"]
                    for constraint in model._meta.constraints
                }
                for constraint in model._meta.constraints:
                    expected = isinstance(constraint, UniqueConstraint)
                    self.assertEqual(bool(kinds[constraint.name]), expected)


class AtFieldTests(TestCase):
    check = Check(
        name="source_has_an_author",
        field="author",
        condition=~Q(author=""),
        violation_error_message="Name the author.",
    )

    def test_violation_is_reported_at_the_field(self):
        with self.assertRaises(ValidationError) as caught:
            self.check.validate(Source, Source())
        self.assertEqual(
            caught.exception.message_dict, {"author": ["Name the author."]}
        )

    def test_good_row_passes(self):
        self.check.validate(Source, Source(author="Prensa Latina"))

    def test_constraint_is_skipped_where_its_field_is_not_in_the_form(self):
        self.check.validate(Source, Source(), exclude={"author"})

    def test_migrations_carry_the_field(self):
        _path, _args, kwargs = self.check.deconstruct()
        self.assertEqual(kwargs["field"], "author")
