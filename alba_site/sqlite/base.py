"""Django's SQLite, which need not be asked what is known of it."""

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    """Django finds out about JSON in a transaction, once in each connection.

    Here a transaction takes the lock of writers: the first page with JSON in it would
    wait for whoever holds it and, after 20 seconds in vain, take it for good that
    there is no JSON. Every SQLite has it since 3.38 (2022), most since 3.9:
    https://www.sqlite.org/json1.html#compiling_in_json_support
    """

    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
