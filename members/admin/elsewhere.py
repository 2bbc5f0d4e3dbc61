"""The part of a form about where others keep a record."""

from django.utils.translation import gettext_lazy as _

from archive.record.identifiers import SCHEMES

ELSEWHERE = (_("Elsewhere"), {"fields": [tuple(SCHEMES)]})
IDENTIFIERS = [f"={name}" for name in SCHEMES]  # what a list is searched by as well
