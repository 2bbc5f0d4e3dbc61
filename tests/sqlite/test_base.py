"""What Django learns of the database, and when."""

from unittest import mock

from django.db import OperationalError, connection, transaction
from django.test import TestCase

LOCKED = OperationalError("database is locked")


class FeaturesTests(TestCase):
    """Of either database; that of the site under test."""

    def test_json_is_known_while_another_process_writes(self):
        features = connection.features_class(connection)
        with mock.patch.object(transaction.Atomic, "__enter__", side_effect=LOCKED):
            self.assertTrue(features.supports_json_field)
            self.assertTrue(features.has_json_object_function)

    def test_database_does_what_is_known_of_it(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT json_array_length('[1, 2]')")
            self.assertEqual(cursor.fetchone(), (2,))

    def test_no_feature_is_found_out_in_a_transaction(self):
        features = connection.features_class(connection)
        asked = [name for name in dir(features) if not name.startswith("_")]
        self.assertIn("supports_json_field", asked)
        with mock.patch.object(transaction.Atomic, "__enter__", side_effect=LOCKED):
            for name in asked:
                with self.subTest(name):
                    getattr(features, name)
