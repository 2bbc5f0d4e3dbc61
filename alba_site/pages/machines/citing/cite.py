"""What a page prints of how it is cited, and where the files of that are."""

from typing import NamedTuple

from django.utils import timezone

from alba_site.pages.machines.citing.consulted import Consulted
from alba_site.pages.machines.citing.forms import FORMS
from alba_site.pages.machines.citing.text import sentences
from archive.kinds.bibliography import BibliographicEntry, Sort


class CitationFileLink(NamedTuple):
    """Where a citation is to be had as a file."""

    label: str
    url: str
    media_type: str


class Cite(NamedTuple):
    """How a page is cited: the sentences of the text, and its files.

    ``is_open``: that of a text is shown at once, that of a page about it on demand.
    """

    sentences: list[str]
    files: list[CitationFileLink]
    is_open: bool


def cite(entry: BibliographicEntry, origin) -> Cite:
    """Return how ``entry``, of a page of the site at ``origin``, is cited today."""
    links = [
        CitationFileLink(form.label, f"{entry.path}cite.{ending}", form.media_type)
        for ending, form in FORMS.items()
    ]
    told = sentences(Consulted(entry, origin, timezone.localdate()))
    return Cite(told, links, is_open=entry.sort is not Sort.PAGE)
