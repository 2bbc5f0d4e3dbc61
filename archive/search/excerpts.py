"""A document as a hit: its words around those looked for, to the letter."""

from itertools import pairwise

from archive.record.languages import in_marks, reading_order
from archive.search.analysis import Token, tokens
from archive.search.asking import Asked
from archive.search.models import Document, facets_in
from archive.search.results import Excerpt, Hit, Piece

BEFORE, LENGTH = 12, 48  # words of an excerpt: before the first hit, and altogether


def hit_of(row: Document, asked: Asked) -> Hit:
    """Return a document as a hit, with the words that ``asked`` looks for marked."""
    facets = facets_in(row.facets)
    # What the title quotes whole is not shown again.
    texts = [pair for pair in row.texts if in_marks(pair[1], pair[0]) != row.title]
    return Hit(
        key=f"{row.type}:{row.key}",
        type=row.type,
        title=row.title,
        pieces=pieces(row.title, asked),
        date=row.date,
        reference=row.reference,
        url=row.url,
        excerpts=excerpts(texts, asked),
        countries=[(value, role) for of, value, role in facets if of == "country"],
        topics=[value for of, value, _role in facets if of == "topic"],
        changed_at=row.changed_at,
    )


def excerpts(texts, asked: Asked) -> list[Excerpt]:
    """Return the one of ``texts`` that has the most different words looked for.

    ``texts`` are pairs of a language and words. Of two with as many, the one in the
    reader's language, then the first. A list of one, or of none without texts.
    """
    order = {language: place for place, language in enumerate(reading_order())}
    best = None
    for language, text in sorted(
        texts, key=lambda pair: order.get(pair[0], len(order))
    ):
        words = list(tokens(text))
        marks = marked(words, asked)
        count = len(set(marks.values()))
        if best is None or count > best[0]:
            best = count, text, language, words, marks
    return [_excerpt(*best[1:])] if best else []


def pieces(text: str, asked: Asked) -> list[Piece]:
    """Return the whole of ``text``, cut at the words looked for."""
    words = list(tokens(text))
    return _cut(text, 0, len(text), words, marked(words, asked))


def marked(words: list[Token], asked: Asked) -> dict[int, str]:
    """Return the places of the words looked for: the stem of each, by its place."""
    stems = {word.stem for word in asked.meant}
    marks = {n: word.stem for n, word in enumerate(words) if word.stem in stems}
    forms = [word.form for word in words] if asked.quoted else []
    for phrase in ([word.form for word in quoted] for quoted in asked.quoted):
        for n in range(len(forms) - len(phrase) + 1):
            if forms[n : n + len(phrase)] == phrase:
                marks |= {m: words[m].stem for m in range(n, n + len(phrase))}
    return marks


def _excerpt(text, language, words, marks):
    first = max(
        sorted(marks),
        key=lambda n: len(
            {marks[m] for m in range(n, n + LENGTH - BEFORE) if m in marks}
        ),
        default=0,
    )
    begin = max(0, min(first - BEFORE, len(words) - LENGTH))
    end = min(len(words), begin + LENGTH)
    start = words[begin].start if begin else 0
    stop = words[end - 1].end if end < len(words) else len(text)
    shown = {n: stem for n, stem in marks.items() if begin <= n < end}
    return Excerpt(
        pieces=_cut(text, start, stop, words, shown),
        lang=language,
        before=begin > 0,
        after=end < len(words),
    )


def _cut(text, start, stop, words, marks):
    """Return ``text`` from ``start`` to ``stop``, hits a space apart as one piece."""
    spans = []
    for word in (words[n] for n in sorted(marks)):
        if spans and text[spans[-1][1] : word.start].isspace():
            spans[-1] = spans[-1][0], word.end
        else:
            spans.append((word.start, word.end))
    edges = [start, *(edge for span in spans for edge in span), stop]
    cut = [
        Piece(text[begin:end], bool(place % 2))
        for place, (begin, end) in enumerate(pairwise(edges))
    ]
    return [piece for piece in cut if piece.text]
