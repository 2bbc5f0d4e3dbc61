"""Bring to the records of a page the further words that sources say of them."""

from collections import defaultdict

from archive.publishing.compiled import compiled
from archive.sources.models import Citation


class Cited(list):
    """The public citations of a record, in order.

    ``gone`` are those withdrawn from among them, of which the page of the record tells.
    """

    gone = ()


def attach_citations(*records, of_page=()):
    """Set ``cited``, the ``Cited`` citations, on each record.

    ``records`` are instances of any of ``cited_models()``; those ``of_page`` are those
    whose page it is, which have the withdrawn ones too. One query for all of them.
    """
    found = defaultdict(list)
    for citation in citations_about({record.pk for record in (*records, *of_page)}):
        kind = citation.record_type
        pair = (f"{kind.app_label}.{kind.model}", citation.record_key)
        found[pair].append(citation)
    for record in (*records, *of_page):
        rows = found[record._meta.label_lower, record.pk]
        record.cited = Cited(row for row in rows if row.is_published)
    for record in of_page:
        rows = found[record._meta.label_lower, record.pk]
        record.cited.gone = [row for row in rows if not row.is_published]
        for citation in record.cited:
            citation.is_of_page = True


@compiled
def citations_about(keys):
    """Return the citations of records of any models, ``keys``, with those withdrawn."""
    return Citation.objects.with_withdrawn().about(keys)
