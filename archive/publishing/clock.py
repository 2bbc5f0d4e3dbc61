"""The instant at which the record is read: now, unless somebody asks as of another."""

import datetime as dt
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_as_of = ContextVar("as_of", default=None)


def now() -> dt.datetime:
    """Return the instant at which what is public is to be told, an aware datetime."""
    return _as_of.get() or timezone.now()


@contextmanager
def as_of(instant):
    """Read the record within the block as it will be at ``instant``; None is now.

    Only what is public is told so: the words are those of today.
    """
    token = _as_of.set(instant)
    try:
        yield
    finally:
        _as_of.reset(token)
