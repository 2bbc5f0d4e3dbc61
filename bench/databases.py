"""A database for one run, beside the archive's own and never the same."""

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.test import override_settings


@contextmanager
def throw_away_database():
    """Make an empty database with the archive's tables and settings; then drop it.

    On SQLite a file in a temporary directory, on PostgreSQL a database of the server of
    DATABASE_URL, whose user must be allowed to create one.
    """
    own = connection.settings_dict["NAME"]
    with (
        TemporaryDirectory(prefix="alba-bench-") as directory,
        override_settings(ALBA_EDITION_FILE=str(Path(directory, "edition"))),
    ):
        name = f"alba_bench_{os.getpid()}"
        if connection.vendor == "sqlite":
            name = str(Path(directory, f"{name}.sqlite3"))
        connection.settings_dict["TEST"]["NAME"] = name
        connection.creation.create_test_db(
            verbosity=0, autoclobber=True, serialize=False
        )
        try:
            yield
        finally:
            connection.creation.destroy_test_db(own, verbosity=0)
