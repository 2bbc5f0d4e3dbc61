"""Keys: what identifies a row for good, and what a row points at."""

import secrets

from django.core.exceptions import ObjectDoesNotExist

AT_A_TIME = 500  # keys in one query
KEY_BYTES = 6  # of a key made in the admin, in hexadecimal digits


def new_key() -> str:
    """Return a key for a row made in the admin: 12 random hexadecimal digits."""
    return secrets.token_hex(KEY_BYTES)


def pointed_at(row, field):
    """Return the row that a foreign key of ``row`` points at, None if there is none.

    For ``clean()``, which runs although ``clean_fields()`` found the key to be wrong.
    """
    try:
        return getattr(row, field)
    except ObjectDoesNotExist:
        return None


def in_batches(keys) -> list[list[str]]:
    """Return ``keys``, sorted, as lists short enough for one query."""
    keys = sorted(keys)
    return [keys[place : place + AT_A_TIME] for place in range(0, len(keys), AT_A_TIME)]
