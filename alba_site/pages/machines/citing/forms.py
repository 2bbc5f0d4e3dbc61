"""The forms in which a citation is given, each a file beside its page."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from alba_site.pages.machines.citing import bibtex, csl, ris, text
from alba_site.pages.machines.citing.consulted import Consulted


class Form(NamedTuple):
    """A form: what readers call it, its media type, how an entry is written in it."""

    label: str
    media_type: str
    written: Callable[[Consulted], str]


FORMS = {  # by the ending of the file
    "txt": Form(_("Text"), "text/plain", text.written),
    "bib": Form("BibTeX", "application/x-bibtex", bibtex.written),
    "ris": Form("RIS", "application/x-research-info-systems", ris.written),
    "json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", csl.written),
}
