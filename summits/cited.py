"""How what states meet at, say and adopt is cited."""

from archive.kinds.bibliography import (
    Author,
    BibliographicEntry,
    Sort,
    reported,
    row_at,
)
from archive.sources.cited import passage_in
from members.cited import author

BLOC = Author("ALBA-TCP")


def summit(record) -> BibliographicEntry:
    """Return the entry of a summit, with its days and where it met first."""
    return BibliographicEntry(
        title=record.title,
        path=record.get_absolute_url(),
        began=record.began_on,
        ended=record.ended_on,
        place=city_of(record),
        reported=reported(record),
        reference=record.reference,
    )


def event(record) -> BibliographicEntry:
    """Return the entry of an event."""
    return BibliographicEntry(
        title=record.name,
        path=record.get_absolute_url(),
        began=record.began,
        ended=record.ended,
        place=city_of(record),
        reported=reported(record),
    )


def statement_at_summit(record, anchor) -> BibliographicEntry | None:
    """Return the entry of a statement of a summit, or of a person at it."""
    said = row_at(statements_of(record), anchor)
    if said is None:
        return None
    who = author(said.person) if said.person else BLOC
    return statement(said, summit(record), who)


def statement_at_event(record, anchor) -> BibliographicEntry | None:
    """Return the entry of a statement at an event: of nobody, if no person made it."""
    said = row_at(statements_of(record), anchor)
    return said and statement(said, event(record), said.person and author(said.person))


def statements_of(meeting):
    return meeting.statements.published().for_page()


def statement(said, meeting, who) -> BibliographicEntry:
    """Return the entry of a statement made at what ``meeting``, an entry, is of."""
    return BibliographicEntry(
        title=said.summary,
        path=f"{meeting.path}#{said.anchor}",
        authors=(who,) if who else (),
        began=meeting.began,
        ended=meeting.ended,
        place=meeting.place,
        within=meeting.title,
        reported=reported(said),
        reference=meeting.reference and f"{meeting.reference}-{said.anchor}",
    )


def declaration(record) -> BibliographicEntry:
    """Return the entry of a declaration: its date is that of its adoption alone."""
    return BibliographicEntry(
        title=record.title,
        path=record.get_absolute_url(),
        sort=Sort.DOCUMENT,
        authors=adopted_by(record),
        began=record.adopted_on,
        place=city_of(record.adopter),
        reported=reported(record),
        reference=record.reference,
    )


def adopted_by(record) -> tuple[Author, ...]:
    """Return who speaks in a declaration: nobody says that of an event of others."""
    if record.organization:
        return (Author(str(record.organization.name)),)
    return (BLOC,) if record.summit else ()


def passage_of_declaration(record, anchor) -> BibliographicEntry | None:
    """Return the entry of a passage of a declaration."""
    passages = record.text.passages.published().with_report()
    return passage_in(declaration(record), row_at(passages, anchor))


def city_of(meeting) -> str:
    """Return the city of a meeting; empty if none is recorded, or of a body."""
    place = getattr(meeting, "place", None)
    return place.city if place else ""


def topic(record) -> BibliographicEntry:
    """Return the entry of what the archive holds on a topic."""
    return BibliographicEntry(record.name, record.get_absolute_url())
