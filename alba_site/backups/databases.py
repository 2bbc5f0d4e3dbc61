"""A database as one file of a backup, and back: SQLite and PostgreSQL.

Both copies are snapshots: what an editor saves meanwhile is in them wholly or not at
all. Both are put back in one transaction, so that a reader sees the former database
or the restored one, and an error leaves the former.
"""

import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import transaction

from alba_site.backups import BackupError

DEBIAN = Path("/usr/lib/postgresql")  # one directory for each major release


class SQLite:
    """A database of one file, copied by SQLite's own online backup."""

    file = "database.sqlite3"

    def __init__(self, connection):
        self.connection = connection

    def dump(self, path):
        """Copy the database to ``path``, a file that needs no other beside it."""
        with self.connection.cursor() as cursor:
            # Here, not on the copy: constraints call functions of Django's connection.
            [found], *_ = cursor.execute("PRAGMA integrity_check").fetchall()
        if found != "ok":
            raise BackupError(f"The database is damaged: {found}")
        with closing(sqlite3.connect(path)) as copy:
            self.connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")

    def load(self, path):
        """Put the copy at ``path`` in place of the database."""
        self.connection.ensure_connection()
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as copy:
            copy.backup(self.connection.connection)


class PostgreSQL:
    """The tables of a database, copied by PostgreSQL's own ``pg_dump``.

    The copy is plain SQL without commands of ``psql``, run over Django's connection:
    only so can the former tables go in the transaction in which the others come.
    """

    file = "database.sql"

    def __init__(self, connection):
        self.connection = connection

    def dump(self, path):
        """Write the tables and their rows to ``path`` as SQL."""
        from psycopg.conninfo import make_conninfo  # Only PostgreSQL needs it.

        self.connection.ensure_connection()
        parameters = self.connection.get_connection_params()
        # Arguments are shown to every user of the machine, the environment is not.
        password = parameters.pop("password", None)
        secret = {"PGPASSWORD": password} if password else {}
        words = {k: v for k, v in parameters.items() if isinstance(v, str | int)}
        options = ["--inserts", "--rows-per-insert=100", "--no-owner"]
        options += ["--no-privileges", "--no-comments", f"--file={path}"]
        options += [f"--dbname={make_conninfo(**words)}"]
        program = pg_dump(self.connection.pg_version // 10_000)
        run([program, *options], env=os.environ | secret)

    def load(self, path):
        """Put the tables of the SQL at ``path`` in place of all there are."""
        script = without_psql(path.read_text(encoding="utf-8"))
        try:
            with (
                transaction.atomic(self.connection.alias),
                self.connection.cursor() as cursor,
            ):
                for table in self.connection.introspection.table_names(cursor):
                    name = self.connection.ops.quote_name(table)
                    cursor.execute(f"DROP TABLE {name} CASCADE")
                cursor.execute(script)
        finally:
            self.connection.close()  # The script leaves it without a search path.


def database_of(connection):
    """Return the way to copy the database of ``connection``."""
    return {"sqlite": SQLite, "postgresql": PostgreSQL}[connection.vendor](connection)


def pg_dump(major: int) -> str:
    """Return the path of a ``pg_dump`` that can read a server of release ``major``.

    Of several the one of that release, whose SQL the server surely understands.
    """
    candidates = [DEBIAN / f"{major}/bin/pg_dump", shutil.which("pg_dump")]
    found = {
        str(path): _major(path) for path in candidates if path and Path(path).exists()
    }
    for path, release in found.items():
        if release >= major:
            return path
    older = f", not release {max(found.values())}" if found else ""
    raise BackupError(
        f"A backup of this server needs pg_dump of PostgreSQL {major} or later{older}; "
        "on Debian it is in the package postgresql-client."
    )


def without_psql(script: str) -> str:
    r"""Return SQL of ``pg_dump`` without the lines that are for ``psql``.

    Releases since August 2025 put the script between ``\restrict KEY`` and
    ``\unrestrict KEY``, with a key of its own each time (CVE-2025-8714).
    """
    if not (key := re.search(r"^\\restrict (\w+)$", script, re.MULTILINE)):
        return script
    return re.sub(rf"^\\(un)?restrict {key[1]}\n", "", script, flags=re.MULTILINE)


def run(command, **options) -> str:
    """Return what ``command`` prints; its own words are those of the error."""
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and no word of a visitor)
            command, check=True, capture_output=True, text=True, **options
        )
    except subprocess.CalledProcessError as error:
        raise BackupError(error.stderr.strip()) from error
    return done.stdout


def _major(path):
    return int(re.search(r"\d+", run([path, "--version"]))[0])
