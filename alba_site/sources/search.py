"""What is searched of texts: the sources, and further words about any record."""

from collections import defaultdict

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Value

from alba_site.publishing.text import as_text
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
    """Return the words of a variant as readers see them: its own, and our reading.

    Its passage and source are loaded.
    """
    ours = [citation.reading_en, citation.reading_es]
    return [citation.value, *map(citation.passage.source.retold, ours)]


def words_quoted(passages) -> dict[str, list[str]]:
    """Return the words of ``passages`` that public facts quote, by key, in order.

    One query for the rows that quote them, and one for each kind of row among them:
    to ask which of a kind are public takes long unless it is asked of few.
    """
    rows = [
        model.objects.filter(passage__in=passages)
        .order_by()
        .values_list(as_text(Value(model._meta.label)), "pk", "passage", "quote")
        for model in [*sourced_models(), Citation]
    ]
    quoting = defaultdict(dict)
    for label, key, *words in rows[0].union(*rows[1:]) if passages else []:
        quoting[label][key] = words
    quoted = defaultdict(set)
    for label, words in quoting.items():
        for key in public_among(apps.get_model(label), words):
            passage, quote = words[key]
            quoted[passage].add(quote)
    texts = {passage.pk: passage.text for passage in passages}
    return {key: sorted(quoted[key], key=texts[key].find) for key in texts}


def public_among(model, keys) -> set[str]:
    """Return those of ``keys`` whose rows of ``model`` are public facts.

    A citation is one if the record that it speaks of is public too.
    """
    rows = model.objects.published().filter(pk__in=keys)
    if model is not Citation:
        return set(rows.values_list("pk", flat=True))
    spoken_of = defaultdict(dict)
    for citation in rows.select_related("record_type"):
        spoken_of[citation.record_type][citation.pk] = citation.record_key
    found = set()
    for record_type, records in spoken_of.items():
        public = public_among(record_type.model_class(), records.values())
        found |= {key for key, record in records.items() if record in public}
    return found


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
