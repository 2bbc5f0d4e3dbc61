"""What is searched of what summits adopted: declarations, and passages of any text."""

from collections import defaultdict

from django.db.models.functions import Substr

from archive.lists.facets import facet_rows
from archive.search.documents import Entry, address, in_both, register
from archive.search.reaching import stands_below, touches
from archive.sources.models import Citation, Passage, Source
from archive.sources.search import (
    TITLES,
    readings,
    variants_of,
    words_quoted,
)
from summits.models import Declaration, Statement
from summits.querysets import DeclarationQuerySet
from summits.querysets.declarations import DATES


def declarations(rows):
    """Yield the entries of declarations; their words are those of their passages."""
    rows = list(rows.select_related("summit__place__state"))
    variants = variants_of(rows)
    for declaration in rows:
        title_en, title_es = in_both(declaration)
        yield Entry(
            key=declaration.pk,
            reference=declaration.reference,
            url=address(declaration),
            title_en=title_en,
            title_es=title_es,
            date=declaration.adopted_on or declaration.summit.began_on,
            names=[declaration.symbol],
            unseen=variants[declaration.pk],
        )


def passages(rows):
    """Yield the entries of passages: of each the words that its page shows."""
    rows = [row for row in rows.select_related("source") if row.words]
    declared = declarations_of(rows)
    quoted = words_quoted([row for row in rows if not is_shown_whole(row)])
    variants = variants_in(rows)
    for passage in rows:
        texts = [passage.text] if is_shown_whole(passage) else quoted[passage.pk]
        if not texts:
            continue
        yield Entry(
            key=passage.pk,
            **whereabouts(passage, declared.get(passage.source_id)),
            is_called_so=False,
            texts=[(passage.source.language, text) for text in texts],
            unseen=[passage.note_en, passage.note_es, *variants[passage.pk]],
        )


def facets_of_passages(rows):
    """Return the facets of passages: what statements name that rest on them.

    A year is that of the declaration, if it is the text of a public one, else that of
    the publication of its source.
    """
    said = Statement.objects.published().filter(passage__in=rows)
    declared = Declaration.objects.published().filter(text__passages__in=rows)
    own = rows.exclude(source__in=declared.values("text"))
    return facet_rows(own, "year", Substr("source__published_on", 1, 4)).union(
        *(
            facet_rows(declared, "year", Substr(date, 1, 4), key="text__passages__pk")
            for date in DATES
        ),
        facet_rows(
            said.exclude(states=None),
            "country",
            "states__slug",
            key="passage_id",
            role="concerned",
        ),
        facet_rows(
            said.exclude(topics=None), "topic", "topics__slug", key="passage_id"
        ),
        all=True,
    )


def is_shown_whole(passage) -> bool:
    """Tell whether the page of a passage shows more of it than what facts quote."""
    return passage.source.display == Source.Display.FULL


def declarations_of(passages):
    """Return the public declarations that ``passages`` are of, by the key of the text.

    One query.
    """
    texts = {passage.source_id for passage in passages}
    found = Declaration.objects.published().filter(text__in=texts)
    return {row.text_id: row for row in found.select_related("summit")}


def whereabouts(passage, declaration) -> dict:
    """Return reference, address, title and date of a passage, as fields of an entry.

    Those of its declaration, if it is the text of a public one, else of its source.
    """
    mark = f"¶{passage.label}" if passage.label[0].isdigit() else passage.label
    if declaration:
        title_en, title_es = in_both(declaration)
        return {
            "reference": f"{declaration.reference} {mark}",
            "url": f"{address(declaration)}#p{passage.label}",
            "title_en": title_en,
            "title_es": title_es,
            "date": declaration.adopted_on or declaration.summit.began_on,
        }
    title = TITLES.get(passage.source.language, "title_en")
    return {
        "reference": f"{passage.source.reference or passage.source.slug} {mark}",
        "url": address(passage),
        title: passage.source.title,
        "date": passage.source.published_on,
    }


def variants_in(passages) -> dict[str, list[str]]:
    """Return how the variants in ``passages`` are to be read, by key. Two queries."""
    found = defaultdict(list)
    said = Citation.objects.published().filter(passage__in=passages)
    for citation in said.with_words():
        if citation.differs:
            found[citation.passage_id] += readings(citation)
    return found


register("passage", Passage, passages, facets=facets_of_passages)
register(
    "declaration", Declaration, declarations, facets=DeclarationQuerySet.facet_rows
)
touches(Passage, passage="pk")
touches(Declaration, declaration="pk", passage=["passage", "text__passages"])
stands_below("source", lambda keys: [Declaration.objects.filter(text__in=keys)])
stands_below(
    "declaration", lambda keys: [Passage.objects.filter(source__declaration__in=keys)]
)
