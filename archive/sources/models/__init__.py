"""Texts, their verbatim passages, and the words that facts rest on."""

from archive.sources.models.citations import Citation, citable_fields
from archive.sources.models.files import SourceFile
from archive.sources.models.passages import LABELS, Passage, facts_on
from archive.sources.models.sourced import Sourced, published_needs_words
from archive.sources.models.sources import Source
from archive.sources.models.stated import By, Stated, columns_of, is_filled

__all__ = [
    "LABELS",
    "By",
    "Citation",
    "Passage",
    "Source",
    "SourceFile",
    "Sourced",
    "Stated",
    "citable_fields",
    "columns_of",
    "facts_on",
    "is_filled",
    "published_needs_words",
]
