"""How initiatives and their steps are cited."""

from archive.kinds.bibliography import BibliographicEntry, reported, row_at
from initiatives.models import Milestone
from members.cited import author
from summits.cited import BLOC

OF_THE_BLOC = {Milestone.Actor.MEETING, Milestone.Actor.BLOC}


def initiative(record) -> BibliographicEntry:
    """Return the entry of the page of an initiative."""
    return BibliographicEntry(
        title=record.name,
        path=record.get_absolute_url(),
        reported=reported(record),
    )


def step_of_initiative(record, anchor) -> BibliographicEntry | None:
    """Return the entry of a step, with its date if it has one."""
    steps = record.milestones.published().for_page()
    step = row_at(steps, anchor)
    return step and BibliographicEntry(
        title=str(step),
        path=f"{record.get_absolute_url()}#{step.anchor}",
        authors=taken_by(step),
        began=step.date,
        within=step.summit.title if step.summit else "",
        reported=reported(step),
    )


def taken_by(step):
    """Return who took a step, if a source says so."""
    if step.actor == Milestone.Actor.PERSON:
        return (author(step.person),)
    return (BLOC,) if step.actor in OF_THE_BLOC else ()
