"""What is searched of texts: the sources, and further words about any record."""

from django.db.models import QuerySet

from archive.lists.facets import facet_rows
from archive.record.text import as_text
from archive.search.documents import Entry, address, register
from archive.search.parts import Columns, Rows
from archive.sources.models import Citation, Passage, Source
from archive.sources.querysets import sourced_models

TITLES = {"es": "title_es"}  # of texts in another language: beside the English ones
NOTE = "note_en", "note_es", "passage__source__display"  # of a row on its text
READ = (  # of a citation: what readers see of it
    *("says", "stated_value", "reading_en", "reading_es"),
    "passage__source__display",
)


def source_entry(source, citations) -> Entry:
    """Return the entry of a text: what its page says of it."""
    told = " · ".join(filter(None, [source.publisher, source.author]))
    return Entry(
        key=source.pk,
        reference=source.reference or source.slug,
        url=address(source),
        **{TITLES.get(source.language, "title_en"): source.title},
        date=source.published_on,
        names=[source.short],
        texts=[(source.language, text) for text in (told, source.dateline)],
        unseen=variants(citations),
    )


def facets_of_sources(rows):
    """Return the facets of texts: the year of their publication."""
    dated = rows.exclude(published_on="")
    return facet_rows(dated, "year", "published_on")


def citations_of(model) -> Rows:
    """Return the part of documents of ``model`` that others say of the record."""
    return Rows(Citation.objects.of(model).order_by(), "record_key", READ)


def variants(citations) -> list[str]:
    """Return the words of those of ``citations`` that say otherwise than the record.

    Of each its own, as readers see them, and our reading.
    """
    found = []
    for citation in citations:
        if citation.differs:
            retold = citation.passage.source.retold
            ours = map(retold, [citation.reading_en, citation.reading_es])
            found += [citation.value, *ours]
    return found


def notes(row, source) -> list[tuple[str, str]]:
    """Return the note of ``row`` as texts, in both languages, as readers see it.

    ``source`` is the ``Source`` that it is about.
    """
    return [("en", source.retold(row.note_en)), ("es", source.retold(row.note_es))]


def quotes(passages) -> QuerySet:
    """Return what public facts quote of ``passages``, a query set: a union."""
    arms = [
        facts.objects.published()
        .filter(passage__in=passages)
        .order_by()
        .annotate(quoted_in=as_text("passage_id"), quoted=as_text("quote"))
        .values_list("quoted_in", "quoted")
        for facts in [*sourced_models(), Citation]
    ]
    return arms[0].union(*arms[1:])


QUOTES = Columns(Passage.objects.all(), quotes, "quoted_in", ("quoted_in", "quoted"))


def in_order_of(text, quotes) -> list[str]:
    """Return different ``quotes`` as they begin in ``text``, the longer first."""
    return sorted(quotes, key=lambda quote: (text.find(quote), -len(quote), quote))


register(
    "source",
    Source.objects.all(),
    source_entry,
    parts={"citations": citations_of(Source)},
    facets=facets_of_sources,
)
