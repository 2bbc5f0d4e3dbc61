"""Text as the database and as a reader compares it."""

import unicodedata

from django.db.models import TextField
from django.db.models.functions import Cast


def as_text(expression):
    """Return an expression or lookup as text, so that unions and joints agree."""
    return Cast(expression, TextField())


def folded(text: str) -> str:
    """Return ``text`` as one alphabetises it: no case, no accents.

    Neither database sorts É and Ñ among their letters; short lists are sorted here.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def alike(text: str) -> str:
    """Return ``text`` as names are compared: without case, accents, further spaces."""
    return " ".join(folded(text).split())


def shown(text: str, limit=60) -> str:
    """Return what a reader typed, fit to be shown again: one line, cut at ``limit``."""
    clean = "".join(c if c.isprintable() else " " for c in text[: limit + 1])
    clean = " ".join(clean.split())
    return clean if len(text) <= limit else f"{clean[:limit].rstrip()}…"
