"""What is searched of what summits adopted: declarations, and passages of any text."""

from archive.lists.facets import facet_rows
from archive.search.documents import Entry, address, in_both, register
from archive.search.parts import Rows
from archive.sources.models import Citation, Passage, Source
from archive.sources.search import (
    QUOTES,
    READ,
    TITLES,
    citations_of,
    in_order_of,
    notes,
    variants,
)
from members.search import in_each_language
from summits.models import Declaration, Statement
from summits.querysets import DeclarationQuerySet
from summits.querysets.declarations import DATES
from summits.search import REFERENCE, body_acts_of, of_bodies_seen

TITLE = (  # of a declaration, after who adopted it
    *(*REFERENCE, "summit__number", "summit__held_with_en", "summit__held_with_es"),
    *("event__name_en", "event__name_es", "event__began"),
    *("organization__name_en", "organization__name_es"),
)
# What a passage is called after, and where it is shown.
SOURCE = "number", "slug", "title", "language", "published_on", "display"
CALLED = "title_en", "title_es", "kind", "told_apart", "number"  # besides these
DECLARATION = *CALLED, "slug", "adopted_on", *TITLE


def declaration_entry(declaration, citations, body_acts) -> Entry:
    """Return the entry of a declaration; its words are those of its passages.

    It is found as well by what became of bodies by it.
    """
    title_en, title_es = titles_of(declaration)
    shorts = declaration.short_en, declaration.short_es
    acts = of_bodies_seen(body_acts)
    return Entry(
        key=declaration.pk,
        reference=declaration.reference,
        url=address(declaration),
        title_en=title_en,
        title_es=title_es,
        date=declaration.date,
        names=[declaration.symbol, *filter(None, shorts)],
        texts=[
            *(text for act in acts for text in in_each_language(lambda act=act: act)),
            *notes(declaration, declaration.text),
        ],
        unseen=[
            *(act.organization.acronym for act in acts),
            *variants(citations),
        ],
    )


def titles_of(declaration) -> tuple[str, str]:
    """Return the title of a declaration in English and in Spanish.

    Its own may be in one of them alone: the other is empty then.
    """
    own = declaration.title_en, declaration.title_es
    return own if any(own) else tuple(in_both(declaration))


def passage_entry(passage, quotes, citations) -> Entry | None:
    """Return the entry of a passage: the words that its page shows, if any.

    ``quotes`` are those that public facts quote of it, ``citations`` those that do.
    """
    if not passage.words:
        return None
    if passage.source.display == Source.Display.FULL:
        texts = [passage.text]
    else:
        texts = in_order_of(passage.text, {quote for [quote] in quotes})
    if not texts:
        return None
    return Entry(
        key=passage.pk,
        **whereabouts(passage, getattr(passage.source, "declaration", None)),
        is_called_so=False,
        texts=[(passage.lang, text) for text in texts],
        unseen=[passage.note_en, passage.note_es, *variants(citations)],
    )


def facets_of_passages(rows):
    """Return the facets of passages: what statements name that rest on them.

    A year is that of the declaration, if it is the text of a public one, else that of
    the publication of its source.
    """
    said = Statement.objects.published().filter(passage__in=rows)
    declared = Declaration.objects.published().filter(text__passages__in=rows)
    own = rows.exclude(source__in=declared.values("text"))
    return facet_rows(own, "year", "source__published_on").union(
        *(
            facet_rows(
                declared.filter(**{f"{date}__gt": ""}),
                "year",
                date,
                key="text__passages__pk",
            )
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


def whereabouts(passage, declaration) -> dict:
    """Return reference, address, title and date of a passage, as fields of an entry.

    Those of its declaration, if it is the text of a public one, else of its source.
    """
    mark = f"¶{passage.label}" if passage.label[0].isdigit() else passage.label
    if declaration:
        title_en, title_es = titles_of(declaration)
        return {
            "reference": f"{declaration.reference} {mark}",
            "url": f"{address(declaration)}#{passage.anchor}",
            "title_en": title_en,
            "title_es": title_es,
            "date": declaration.date,
        }
    title = TITLES.get(passage.source.language, "title_en")
    return {
        "reference": f"{passage.source.reference or passage.source.slug} {mark}",
        "url": address(passage),
        title: passage.source.title,
        "date": passage.source.published_on,
    }


register(
    "passage",
    Passage.objects.all(),
    passage_entry,
    reads=(
        *(f"source__{field}" for field in SOURCE),
        *(f"source__declaration__{field}" for field in DECLARATION),
    ),
    parts={
        "quotes": QUOTES,
        "citations": Rows(Citation.objects.order_by(), "passage", READ),
    },
    facets=facets_of_passages,
)
register(
    "declaration",
    Declaration.objects.all(),
    declaration_entry,
    reads=(*TITLE, "text__display"),
    parts={
        "citations": citations_of(Declaration),
        "body_acts": body_acts_of("declaration"),
    },
    facets=DeclarationQuerySet.facet_rows,
)
