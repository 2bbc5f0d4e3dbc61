"""The desk of the texts, and of what facts rest on."""

from archive.sources.admin.citations import CitationAdmin
from archive.sources.admin.files import SourceFileAdmin
from archive.sources.admin.texts import PassageAdmin, SourceAdmin

__all__ = ["CitationAdmin", "PassageAdmin", "SourceAdmin", "SourceFileAdmin"]
