"""The mark of the edition in a file beside the database, for when that cannot be read.

A process that has lost the database shows the pages it keeps only while the file holds
the mark of their edition: so none shows what another took away. Whoever changes the
record holds the row of the edition, and writes the file before the commit.

- A process that ends between the two leaves a mark that no page was made under: none
  is shown until the next change.
- The file is written in place, since a full disk has no room for another. Where it
  cannot be written it is removed, with the same effect; where not even that, nothing
  is committed.
- Machines that share the file see it once it is written through (fsync).

Its path is ALBA_EDITION_FILE; without one there is no file, and no page is shown.
"""

import fcntl
import logging
import os
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

LONGEST = 12  # bytes of a mark, as publishing.models.EditionStamp has it

logger = logging.getLogger(__name__)


def holds(mark: str) -> bool:
    """Return whether ``mark`` is the one that was written last."""
    if not settings.ALBA_EDITION_FILE:
        return False
    try:
        return Path(settings.ALBA_EDITION_FILE).read_bytes() == mark.encode()
    except OSError:
        return False


@contextmanager
def announcing(using=DEFAULT_DB_ALIAS):
    """Yield a function that writes a mark, to be called once, before the commit.

    The block ends with the commit; if it fails, the former mark is put back, unless
    nobody knows whether there was a commit, as after a lost connection: then the new
    one stays. Within a transaction of somebody else the new one stays too, whatever
    comes of that. Raises ``OSError`` if the file can neither be written nor removed.
    """
    with ExitStack() as held:
        written = []

        def announce(mark):
            file = held.enter_context(_locked())
            written.append((file, _exchange(file, mark.encode())))

        try:
            yield announce
        except BaseException:
            if connections[using].connection is not None:  # else it could not roll back
                for file, former in written:
                    _exchange(file, former)
            raise


def forget():
    """Remove the file, if there is one. Raises ``OSError`` where it cannot be."""
    if settings.ALBA_EDITION_FILE:
        Path(settings.ALBA_EDITION_FILE).unlink(missing_ok=True)


@contextmanager
def _locked():
    """Yield the file, which nobody else then writes; None where there is none."""
    file = _opened() if settings.ALBA_EDITION_FILE else None
    try:
        yield file
    finally:
        if file is not None:
            os.close(file)


def _opened():
    try:
        file = os.open(settings.ALBA_EDITION_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        return _give_up(error)
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def _exchange(file, mark):
    """Write ``mark`` and return the one before."""
    if file is None:
        return None
    try:
        former = os.pread(file, LONGEST, 0)
        os.pwrite(file, mark, 0)
        os.ftruncate(file, len(mark))
        os.fsync(file)
    except OSError as error:
        return _give_up(error)
    return former


def _give_up(error):
    logger.warning("The mark of the edition cannot be written: %s", error)
    forget()
