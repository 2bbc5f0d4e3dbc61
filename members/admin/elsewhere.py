"""The part of a form about where others keep a record."""

from django.utils.translation import gettext_lazy as _

from archive.record.identifiers import SCHEMES


def elsewhere(*names) -> tuple:
    """Return the fieldset of the identifiers ``names``, and what a list searches by."""
    return (_("Elsewhere"), {"fields": [names]}), [f"={name}" for name in names]


ELSEWHERE, IDENTIFIERS = elsewhere(*SCHEMES)
