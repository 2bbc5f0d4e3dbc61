"""How what the archive holds of states, people and organizations is cited."""

from archive.kinds.bibliography import Author, BibliographicEntry, reported, row_at


def author(person) -> Author:
    """Return a person as the author of words."""
    return Author(person.name, person.sort_name)


def state(record) -> BibliographicEntry:
    """Return the entry of the page of a state."""
    path = record.get_absolute_url()
    return BibliographicEntry(record.name, path, reference=record.iso_alpha3 or "")


def membership_of_state(record, anchor) -> BibliographicEntry | None:
    """Return the entry of a membership of a state; its page says since when."""
    period = row_at(record.memberships.published().with_words(), anchor)
    return period and BibliographicEntry(
        title=f"{record.name}: {period.get_standing_display()}",
        path=f"{record.get_absolute_url()}#{period.anchor}",
        reported=reported(period),
    )


def record_named(record) -> BibliographicEntry:
    """Return the entry of the page of a person or an organization."""
    return BibliographicEntry(
        title=record.name,
        path=record.get_absolute_url(),
        reported=reported(record),
    )
