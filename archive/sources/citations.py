"""Bring to the records of a page the further words that sources say of them."""

from archive.sources.models import Citation


def attach_citations(*records):
    """Set ``cited``, a list of public ``Citation``s, on each record.

    ``records`` are instances of any models. One query for all of them.
    """
    found = {}
    for citation in Citation.objects.about(*records):
        kind = citation.record_type
        pair = (f"{kind.app_label}.{kind.model}", citation.record_key)
        found.setdefault(pair, []).append(citation)
    for record in records:
        record.cited = found.get((record._meta.label_lower, record.pk), [])
