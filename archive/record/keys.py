"""Keys: what identifies a row for good, and what a row points at."""

import secrets

from django.core.exceptions import ObjectDoesNotExist


def new_key() -> str:
    """Return a key for a row made in the admin: 12 random hexadecimal digits."""
    return secrets.token_hex(6)


def pointed_at(row, field):
    """Return the row that a foreign key of ``row`` points at, None if there is none.

    For ``clean()``, which runs although ``clean_fields()`` found the key to be wrong.
    """
    try:
        return getattr(row, field)
    except ObjectDoesNotExist:
        return None
