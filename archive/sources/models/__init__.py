"""Texts, their verbatim passages, and the words that facts rest on."""

from archive.sources.models.citations import Citation, citable_fields
from archive.sources.models.sourced import Sourced, published_needs_words
from archive.sources.models.texts import LABELS, Passage, Source, facts_on

__all__ = [
    "LABELS",
    "Citation",
    "Passage",
    "Source",
    "Sourced",
    "citable_fields",
    "facts_on",
    "published_needs_words",
]
