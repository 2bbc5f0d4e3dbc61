"""That the conditions of a row are asked at once, and answered as Django answers."""

from unittest import mock

from django.db import connection
from django.db.models import F, Q
from django.db.models.sql.compiler import SQLCompiler
from django.test import TestCase

from archive.record.conditions import unmet
from archive.sources.models import Source
from tests.constraints import concrete_models
from tests.factories import make_source, make_summit

NAMED = ~Q(author="")
AFTER = Q(withdraw_at__gt=F("publish_at"))
ABROAD = Q(language="es")


class UnmetTests(TestCase):
    def test_tells_which_do_not_hold(self):
        row = Source(author="", language="es")
        self.assertEqual(unmet(row, (NAMED, ABROAD)), [0])

    def test_none_of_none(self):
        self.assertEqual(unmet(Source(), ()), [])

    def test_one_that_a_null_leaves_open_does_not_fail(self):
        self.assertEqual(unmet(Source(publish_at=None), (AFTER,)), [])

    def test_one_that_reads_what_is_excluded_is_not_asked(self):
        row = Source(author="", language="en")
        self.assertEqual(unmet(row, (NAMED, ABROAD), {"author"}), [1])

    def test_each_row_is_asked_with_its_own_values(self):
        rows = [Source(author=author) for author in ("", "Prensa Latina", "")]
        self.assertEqual([unmet(row, (NAMED,)) for row in rows], [[0], [], [0]])

    def test_reads_generated_columns_of_a_row_not_saved(self):
        summit = make_summit(began_on="2017-03-05")
        summit.began_on = "2017-03"
        field = next(field for field in summit._meta.fields if field.generated)
        value = summit._get_field_expression_map(summit._meta)[field.name]
        self.assertTrue(hasattr(value, "resolve_expression"))
        self.assertEqual(unmet(summit, (Q(**{field.name: F(field.name)}),)), [])

    def test_asks_all_conditions_in_one_query(self):
        row = make_source()
        row.validate_constraints()  # compiled
        with self.assertNumQueries(3):  # within a savepoint
            unmet(row, (NAMED, ABROAD))

    def test_a_second_row_compiles_nothing(self):
        unmet(Source(author="Prensa Latina"), (NAMED,))
        with mock.patch.object(SQLCompiler, "as_sql") as compiled:
            unmet(Source(author="teleSUR"), (NAMED,))
        compiled.assert_not_called()

    def test_answers_as_django_does_for_every_condition_of_the_record(self):
        asked = 0
        for model in concrete_models():
            row = model()
            against = row._get_field_expression_map(model._meta)
            for check in model._meta.constraints:
                if not hasattr(check, "condition") or hasattr(check, "fields"):
                    continue
                asked += 1
                with self.subTest(check.name):
                    holds = Q(check.condition).check(against)
                    self.assertEqual(not unmet(row, (check.condition,)), holds)
        self.assertGreater(asked, 50)

    def test_a_value_with_a_percent_sign_is_a_value(self):
        row = Source(author="100 %s", language="es")
        self.assertEqual(unmet(row, (Q(author="100 %s"),)), [])

    def test_leaves_the_transaction_usable(self):
        unmet(Source(), (NAMED,))
        self.assertTrue(connection.is_usable())
