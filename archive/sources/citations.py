"""Bring to the records of a page the further words that sources say of them."""

from archive.publishing.compiled import compiled
from archive.sources.models import Citation


def attach_citations(*records):
    """Set ``cited``, a list of public ``Citation``s, on each record.

    ``records`` are instances of any of ``cited_models()``. One query for all of them.
    """
    found = {}
    for citation in citations_about({record.pk for record in records}):
        kind = citation.record_type
        pair = (f"{kind.app_label}.{kind.model}", citation.record_key)
        found.setdefault(pair, []).append(citation)
    for record in records:
        record.cited = found.get((record._meta.label_lower, record.pk), [])


@compiled
def citations_about(keys):
    """Return the public citations of records of any models with ``keys``."""
    return Citation.objects.published().about(keys)
