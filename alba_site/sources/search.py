"""What is searched of texts: the sources, and further words about any record."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType

from alba_site.search.documents import (
    Entry,
    address,
    register,
    speaks_of,
    stands_below,
    touches,
)
from alba_site.sources.models import Citation, Passage, Source
from alba_site.sources.querysets import sourced_models

TITLES = {"es": "title_es"}  # of texts in another language: beside the English ones


def sources(rows):
    """Yield the entries of texts: what their pages say of them."""
    rows = list(rows)
    variants = variants_of(rows)
    for source in rows:
        told = " · ".join(filter(None, [source.publisher, source.author]))
        yield Entry(
            key=source.pk,
            reference=source.reference or source.slug,
            url=address(source),
            **{TITLES.get(source.language, "title_en"): source.title},
            date=source.published_on,
            names=[source.short],
            texts=[(source.language, text) for text in (told, source.dateline)],
            unseen=variants[source.pk],
            face=f"{source.language} {source.display}",
        )


def variants_of(records) -> dict[str, list[str]]:
    """Return what sources say otherwise of each of ``records``, a list: by its key.

    One query.
    """
    variants = defaultdict(list)
    for citation in Citation.objects.about(*records):
        if citation.differs:
            variants[citation.record_key] += readings(citation)
    return variants


def readings(citation) -> list[str]:
    """Return the words of a variant: as it stands, and as we read it."""
    return [citation.stated_value, citation.reading_en, citation.reading_es]


def names_in(aliases) -> list[str]:
    """Return the names in a field of aliases: one a line, the language in brackets."""
    lines = (line.partition("[")[0].strip() for line in aliases.splitlines())
    return [line for line in lines if line]


def records_of(citations):
    """Return the records that ``citations``, a query set, speak of, as query sets."""
    kinds = citations.order_by().values_list("record_type", flat=True).distinct()
    for record_type in map(ContentType.objects.get_for_id, kinds):
        keys = citations.filter(record_type=record_type).values("record_key")
        yield record_type.model_class().objects.filter(pk__in=keys)


def resting_on(sources):
    """Return all rows that rest on texts, and their passages, as query sets."""
    yield Passage.objects.filter(source__in=sources)
    for model in [*sourced_models(), Citation]:
        yield model.objects.filter(passage__source__in=sources)


register("source", Source, sources)
touches(Source, source="pk")
touches(Citation, passage="passage")
speaks_of(Citation, records_of)
stands_below("source", resting_on)
