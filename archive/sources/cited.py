"""How texts and their passages are cited."""

from dataclasses import replace

from archive.kinds.bibliography import Author, BibliographicEntry, Sort, row_at
from archive.record.languages import Words
from archive.sources.models import Source


def source(record) -> BibliographicEntry:
    """Return the entry of a text: of its author, or else of whoever published it."""
    is_report = record.kind == Source.Kind.REPORT
    who = record.author or record.publisher
    return BibliographicEntry(
        title=Words(record.title, record.codes[0]),
        path=record.get_absolute_url(),
        sort=Sort.REPORT if is_report else Sort.DOCUMENT,
        authors=(Author(who),) if who else (),
        began=record.published_on,
        place=record.dateline,
        reference=record.reference,
    )


def passage_of_source(record, anchor) -> BibliographicEntry | None:
    """Return the entry of a passage that the page of a text shows."""
    shown = record.passages.published().shown_of(record)
    return passage_in(source(record), row_at(shown.with_report(), anchor))


def passage_in(text, passage) -> BibliographicEntry | None:
    """Return the entry of a ``passage`` of what ``text``, an entry, is of.

    None of no passage. Its own report is told where it has one.
    """
    if passage is None:
        return None
    report = passage.reported_in
    return replace(
        text,
        title=in_language_of(text.title, f"{text.title}, {passage.mark}"),
        path=f"{text.path}#{passage.anchor}",
        reported=report.reference if report else text.reported,
        reference=f"{text.reference} {passage.mark}",
    )


def in_language_of(title, longer):
    """Return ``longer``, made of ``title``, in the language of that if it has one."""
    return Words(longer, title.lang) if isinstance(title, Words) else longer
