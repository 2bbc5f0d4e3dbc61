"""Why the archive cannot answer: what an exception tells, in words for its readers."""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Cause(TextChoices):
    """A cause, as the log names it and as a page does."""

    BUSY = "busy", _("The database is busy with another change.")
    FULL = "full", _("The disk of the archive is full.")
    MISSING = "missing", _("The database of the archive is not where it should be.")
    DAMAGED = "damaged", _("The database of the archive is damaged.")
    READ_ONLY = "read-only", _("The database of the archive cannot be written.")
    AWAY = "away", _("The database of the archive does not answer.")
    UNEXPECTED = "unexpected", _("Something failed that nobody foresaw.")


# https://www.sqlite.org/rescode.html
SQLITE = {
    sqlite3.SQLITE_BUSY: Cause.BUSY,
    sqlite3.SQLITE_LOCKED: Cause.BUSY,
    sqlite3.SQLITE_FULL: Cause.FULL,
    sqlite3.SQLITE_CANTOPEN: Cause.MISSING,
    sqlite3.SQLITE_CORRUPT: Cause.DAMAGED,
    sqlite3.SQLITE_NOTADB: Cause.DAMAGED,
    sqlite3.SQLITE_IOERR: Cause.DAMAGED,
    # A reader that comes first finds no room for the index of the journal.
    sqlite3.SQLITE_IOERR_SHMSIZE: Cause.FULL,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL = {
    "25006": Cause.READ_ONLY,
    "40001": Cause.BUSY,
    "40P01": Cause.BUSY,
    "53100": Cause.FULL,
    "53300": Cause.BUSY,  # too many connections
    "55P03": Cause.BUSY,
    "57014": Cause.BUSY,  # it took longer than the server allows
    "58030": Cause.DAMAGED,
    "XX001": Cause.DAMAGED,
    "XX002": Cause.DAMAGED,
}
SYSTEM = {
    errno.ENOSPC: Cause.FULL,
    errno.EDQUOT: Cause.FULL,
    errno.EROFS: Cause.READ_ONLY,
}


def cause_of(error) -> Cause:
    """Return why ``error`` was raised; ``UNEXPECTED`` for a mistake of the code.

    Django's exceptions hold that of the driver, which has the code, as their cause.
    """
    known = (
        _of_system(error)
        if isinstance(error, OSError)
        else _of_driver(getattr(error, "__cause__", None))
    )
    if known:
        return known
    return Cause.AWAY if _is_of_database(error) else Cause.UNEXPECTED


def is_database_away(error) -> bool:
    """Return whether ``error`` tells of a database that cannot be read now."""
    return isinstance(error, DatabaseError | InterfaceError) and (
        cause_of(error) is not Cause.UNEXPECTED
    )


def _of_system(error):
    return SYSTEM.get(error.errno)


def _of_driver(error):
    """Return the cause by the code of SQLite or PostgreSQL, None without a known one.

    SQLite's extended codes hold the plain one in their last eight bits.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE.get(code) or SQLITE.get(code & 0xFF)
    return POSTGRESQL.get(getattr(error, "sqlstate", None))


def _is_of_database(error):
    """Return whether ``error`` is of a class that no mistake of a query has.

    The bare class is what SQLite raises over a file that is no database.
    """
    unavailable = (OperationalError, InterfaceError)
    return isinstance(error, unavailable) or type(error) is DatabaseError
