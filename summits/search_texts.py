"""What is searched of what summits adopted: declarations, and passages of any text."""

from collections import defaultdict

from archive.search.documents import Entry, address, in_both, register
from archive.search.reaching import stands_below, touches
from archive.sources.models import Citation, Passage, Source
from archive.sources.search import (
    TITLES,
    readings,
    variants_of,
    words_quoted,
)
from summits.models import Declaration, Participation, Statement
from summits.querysets import part_taken


def declarations(rows):
    """Yield the entries of declarations; their words are those of their passages."""
    rows = list(rows.select_related("summit__place__state"))
    variants = variants_of(rows)
    countries = countries_of([declaration.summit for declaration in rows])
    texts = [declaration.text_id for declaration in rows]
    concerned = concerned_in(texts, "passage__source")
    for declaration in rows:
        title_en, title_es = in_both(declaration)
        named, topics = concerned[declaration.text_id]
        yield Entry(
            key=declaration.pk,
            reference=declaration.reference,
            url=address(declaration),
            title_en=title_en,
            title_es=title_es,
            date=declaration.adopted_on or declaration.summit.began_on,
            names=[declaration.symbol],
            unseen=variants[declaration.pk],
            countries=[
                *countries[declaration.summit_id],
                *((slug, "concerned") for slug in named),
            ],
            topics=topics,
        )


def concerned_in(records, path):
    """Return what public statements name: slugs, by the key of one of ``records``.

    ``path`` is the lookup that leads from the statement there: ``"summit"``. Pairs of
    sets: countries, topics. One query.
    """
    found = defaultdict(lambda: (set(), set()))
    said = Statement.objects.published().filter(**{f"{path}__in": records}).order_by()
    for key, *slugs in said.values_list(path, "states__slug", "topics__slug"):
        for held, slug in zip(found[key], slugs, strict=True):
            if slug:
                held.add(slug)
    return found


def passages(rows):
    """Yield the entries of passages: of each the words that its page shows."""
    rows = [row for row in rows.select_related("source") if row.words]
    declared = declarations_of(rows)
    quoted = words_quoted([row for row in rows if not is_shown_whole(row)])
    variants = variants_in(rows)
    concerned = concerned_in(rows, "passage")
    for passage in rows:
        texts = [passage.text] if is_shown_whole(passage) else quoted[passage.pk]
        if not texts:
            continue
        countries, topics = concerned[passage.pk]
        yield Entry(
            key=passage.pk,
            **whereabouts(passage, declared.get(passage.source_id)),
            is_called_so=False,
            texts=[(passage.source.language, text) for text in texts],
            unseen=[passage.note_en, passage.note_es, *variants[passage.pk]],
            countries=[(slug, "concerned") for slug in countries],
            topics=topics,
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


def countries_of(summits) -> dict[str, set]:
    """Return the countries that met at each of ``summits``, with their roles, by key.

    Host, participants, observers and guests. One query.
    """
    found = defaultdict(set)
    for summit in summits:
        if summit.place:
            found[summit.pk].add((summit.place.state.slug, "host"))
    rows = Participation.objects.published().filter(summit__in=summits)
    named = rows.exclude(state=None).order_by()
    for key, *part in named.values_list("summit", "state__slug", part_taken()):
        found[key].add(tuple(part))
    return found


register("passage", Passage, passages)
register("declaration", Declaration, declarations)
touches(Passage, passage="pk")
touches(Declaration, declaration="pk", passage=["passage", "text__passages"])
stands_below("source", lambda keys: [Declaration.objects.filter(text__in=keys)])
stands_below(
    "declaration", lambda keys: [Passage.objects.filter(source__declaration__in=keys)]
)
