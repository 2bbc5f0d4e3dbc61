"""The planner knows of the rows as soon as many were written."""

import io
from unittest import mock, skipUnless

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from alba_site.management.planning import count_rows
from tests.factories import make_state

ESTIMATE = "SELECT reltuples FROM pg_class WHERE relname = 'members_state'"


class CountTests(TestCase):
    @skipUnless(connection.vendor == "postgresql", "SQLite keeps no such figures.")
    def test_planner_knows_how_many_rows_there_are(self):
        for name in ("Cuba", "Bolivia", "Dominica"):
            make_state(name)
        count_rows()
        with connection.cursor() as cursor:
            cursor.execute(ESTIMATE)
            self.assertEqual(cursor.fetchone(), (3,))

    @skipUnless(connection.vendor == "postgresql", "SQLite keeps no such figures.")
    def test_rows_of_the_catalogue_are_not_counted(self):
        with CaptureQueriesContext(connection) as captured:
            count_rows()
        [statement] = captured
        for model in apps.get_models(include_auto_created=True):
            self.assertIn(f'"{model._meta.db_table}"', statement["sql"])
        self.assertNotIn("pg_", statement["sql"])

    @skipUnless(connection.vendor == "sqlite", "PostgreSQL is told.")
    def test_sqlite_is_asked_nothing(self):
        with self.assertNumQueries(0):
            count_rows()

    def test_seed_and_reindex_tell_it(self):
        for command in ["seed", "reindex"]:
            with (
                self.subTest(command),
                mock.patch(
                    f"alba_site.management.commands.{command}.count_rows"
                ) as told,
            ):
                call_command(command, stdout=io.StringIO())
                told.assert_called_once_with()
