"""What is searched of texts: the sources, and further words about any record."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import Substr

from archive.lists.facets import facet_rows
from archive.record.text import as_text
from archive.search.documents import Entry, address, register
from archive.search.reaching import stands_below, stands_beside, touches
from archive.sources.models import Citation, Passage, Source
from archive.sources.querysets import cited_models, sourced_models

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


def facets_of_sources(rows):
    """Return the facets of texts: the year of their publication."""
    dated = rows.exclude(published_on="")
    return facet_rows(dated, "year", Substr("published_on", 1, 4))


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
    """Return the words of a variant as readers see them: its own, and our reading.

    Its passage and source are loaded.
    """
    ours = [citation.reading_en, citation.reading_es]
    return [citation.value, *map(citation.passage.source.retold, ours)]


def words_quoted(passages) -> dict[str, list[str]]:
    """Return the words of ``passages`` that public facts quote, by key, in order.

    One query.
    """
    columns = as_text("passage_id"), as_text("quote")
    rows = [
        facts.published().order_by().values_list(*columns)
        for facts in facts_on(passage__in=passages)
    ]
    quoted = defaultdict(set)
    for passage, quote in rows[0].union(*rows[1:]):
        quoted[passage].add(quote)
    return {row.pk: in_order_of(row.text, quoted[row.pk]) for row in passages}


def in_order_of(text, quotes) -> list[str]:
    """Return different ``quotes`` as they begin in ``text``, the longer first."""
    return sorted(quotes, key=lambda quote: (text.find(quote), -len(quote), quote))


def beside(rows):
    """Yield what changes with ``rows``, as query sets: words, and what rests on them.

    With a citation the record it speaks of, with a record what speaks of it, and with
    a passage the facts that rest on it, which are of another text if it is.
    """
    if rows.model is Citation:
        yield from records_of(rows)
    elif rows.model in cited_models():
        yield Citation.objects.of_rows(rows)
    if rows.model is Passage:
        yield from facts_on(passage__in=rows)


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


def facts_on(**passages):
    """Return the rows of each kind, public or not, that rest on certain passages."""
    return [m.objects.filter(**passages) for m in [*sourced_models(), Citation]]


def resting_on(sources):
    """Return all rows that rest on texts, and their passages, as query sets."""
    passages = Passage.objects.filter(source__in=sources)
    return [passages, *facts_on(passage__source__in=sources)]


register("source", Source, sources, facets=facets_of_sources)
touches(Source, source="pk")
touches(Citation, passage="passage")
stands_beside(beside)
stands_below("source", resting_on)
