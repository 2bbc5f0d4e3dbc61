"""Django's SQLite, which need not be asked what is known of it.

A connection is kept from one request to the next, but not beyond its file: whoever puts
another in its place, or takes it away, is noticed by the next request.
"""

import os
import sqlite3
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from django.db.backends.sqlite3 import base, features
from django.utils.functional import cached_property


class DatabaseFeatures(features.DatabaseFeatures):
    """Django finds out about JSON in a transaction, once in each connection.

    Here a transaction takes the lock of writers: the first page with JSON in it would
    wait for whoever holds it and, after 20 seconds in vain, take it for good that
    there is no JSON. Every SQLite has it since 3.38 (2022), most since 3.9:
    https://www.sqlite.org/json1.html#compiling_in_json_support
    """

    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that ends with the file it has opened.

    The journal of what was saved (the file ``-wal``) outlives a request while any
    connection does, and SQLite applies it to whatever database it then finds beside it:
    https://www.sqlite.org/howtocorrupt.html#_unlinking_or_renaming_a_database_file_while_in_use
    So it is emptied after each request that saved something, as the last connection to
    close would do.
    """

    features_class = DatabaseFeatures
    has_saved = False
    file = None

    @cached_property
    def path(self):
        """The path of the file, which the settings name by a URI; str."""
        return unquote(urlsplit(str(self.settings_dict["NAME"])).path)

    def get_new_connection(self, conn_params):
        # Before it is opened: of two files the former, so that the next request looks.
        self.file = self._file_now()
        return super().get_new_connection(conn_params)

    def close_if_unusable_or_obsolete(self):
        """Called by Django before each request and after it."""
        super().close_if_unusable_or_obsolete()
        if self.connection is None or self.in_atomic_block:
            return
        if self._file_now() != self.file:
            self.close()
        elif self.has_saved:
            self._empty_journal()

    def _commit(self):
        super()._commit()
        self.has_saved = True

    def _empty_journal(self):
        """Write the journal into the file, or let a later request do it."""
        run, wait = self.connection.execute, self.settings_dict["OPTIONS"]["timeout"]
        run("PRAGMA busy_timeout = 0")
        try:
            with suppress(sqlite3.Error):
                self.has_saved, *_ = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            run(f"PRAGMA busy_timeout = {wait * 1000}")

    def _file_now(self):
        """Return what tells the file from any other, None if there is none."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_dev, found.st_ino
