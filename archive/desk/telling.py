"""What an editor is told after saving: what is well to know, and where to mend it."""

from django.contrib import messages
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.desk.addresses import form_of
from archive.publishing.findings import Finding

MOST = 20  # messages after one save


def tell(request, lacking, warnings):
    """Show messages of findings: what rows not yet public lack, and the warnings."""
    told = [to_be_public(finding) for finding in lacking if not finding.stops]
    told += warnings
    for finding in told[:MOST]:
        messages.warning(request, in_html(finding))
    if told[MOST:]:
        messages.warning(request, _and_more(len(told[MOST:])))


def to_be_public(finding: Finding) -> Finding:
    """Return a finding as what must be mended before its row can be public."""
    words = _("Before it can be public: %(words)s") % {"words": finding.words}
    return finding._replace(words=words)


def in_html(finding: Finding) -> str:
    """Return a finding as HTML, with links to the forms of all records it names."""
    return format_html("{}: {}", link(finding.record), linked(finding))


def linked(finding: Finding) -> str:
    """Return the words of a finding: HTML with links, or text that names no others."""
    if not finding.others:
        return finding.words
    return format_html(finding.words, *map(link, finding.others))


def link(record) -> str:
    """Return the name of ``record`` as a link to its form, as HTML."""
    return format_html('<a href="{}">{}</a>', form_of(record), record)


def _and_more(more):
    return ngettext(
        "There is %(n)d more remark; save again once these are mended to see it.",
        "There are %(n)d more remarks; save again once these are mended to see them.",
        more,
    ) % {"n": more}
