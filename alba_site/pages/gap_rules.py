"""What counts as a gap: empty fields, and what is said of each, in fixed words."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from archive.record.dates import in_words
from archive.sources.models import Source
from initiatives.models import Milestone
from members.wording import NO_BEGINNING
from summits.models import StateOf, Summit

TO_COME = (StateOf.ANNOUNCED, StateOf.POSTPONED)


class Rule(NamedTuple):
    """A gap that records may have.

    ``is_gap(record, today)`` tells whether one has it, ``today`` being an ISO day;
    ``words`` say what is missing; ``note(record)`` adds what is known instead.
    """

    words: str
    is_gap: Callable[[Model, str], bool]
    note: Callable[[Model], str] = lambda record: ""


def empty(*fields):
    """Return the test that a record has none of ``fields``."""
    return lambda record, today: not any(getattr(record, name) for name in fields)


def was_held(summit) -> bool:
    """Tell whether a summit is recorded as held."""
    return summit.state_of == StateOf.HELD


def last_evidence(membership) -> tuple[str, str]:
    """Return the last date that shows a period in force, and its last day."""
    return (
        (membership.attested_last, membership.attested_last_last)
        if membership.attested_last
        else (membership.attested_first, membership.attested_first_last)
        if membership.attested_first
        else (membership.began, membership.began_last)
    )


def is_silent_since(membership, today) -> bool:
    """Tell whether an open period has no evidence of the present day."""
    return not membership.ended and last_evidence(membership)[1] < today


def is_unsettled(event, today) -> bool:
    """Tell whether an event announced for a day now past is recorded no further."""
    last_day = event.ended_last or event.began_last
    return event.state_of in TO_COME and "" < last_day < today


SOURCE = [
    Rule(_("The publisher is not recorded in the copy held."), empty("publisher")),
    Rule(_("The author is not recorded in the copy held."), empty("author")),
    Rule(_("The date of publication is not recorded."), empty("published_on")),
    Rule(
        _("Only a reference to the text is held."),
        lambda source, today: source.held == Source.Held.REFERENCE,
    ),
]
SUMMIT = [
    Rule(_("The number is not recorded."), empty("number")),
    Rule(_("The opening day is not recorded."), empty("began_on")),
    Rule(
        _("The closing day is not recorded."),
        lambda summit, today: was_held(summit) and not summit.ended_on,
    ),
    Rule(_("The place is not recorded."), empty("place_id")),
    Rule(
        _("Whether it met in person or by videoconference is not recorded."),
        lambda summit, today: (
            was_held(summit) and summit.format == Summit.Format.NOT_STATED
        ),
    ),
    Rule(
        _("No declaration is held."),
        lambda summit, today: was_held(summit) and not summit.has_declaration,
    ),
    Rule(
        _("No state other than the host is named as taking part."),
        lambda summit, today: was_held(summit) and not summit.names_others,
    ),
    Rule(
        _("The states are reported collectively only; who attended is not named."),
        lambda summit, today: (
            was_held(summit) and summit.names_others and not summit.names_singly
        ),
    ),
]
DECLARATION = [
    Rule(
        _("The text is held in excerpts only."),
        lambda declaration, today: declaration.text.held == Source.Held.EXCERPTS,
    ),
    Rule(
        _("Of the text only a reference is held."),
        lambda declaration, today: declaration.text.held == Source.Held.REFERENCE,
    ),
    Rule(_("The day of its adoption is not recorded."), empty("adopted_on")),
]
MEMBERSHIP = [
    *(
        Rule(
            words,
            lambda period, today, standing=standing: (
                period.standing == standing and not period.began
            ),
        )
        for standing, words in NO_BEGINNING.items()
    ),
    Rule(
        _("No source held is later than the last evidence of it."),
        is_silent_since,
        lambda period: in_words(last_evidence(period)[0]),
    ),
]
TENURE = [
    Rule(_("No source held says when it began."), empty("began")),
    Rule(
        _("No source held says when it ended."),
        lambda tenure, today: not tenure.ended and bool(tenure.ended_not_after),
        lambda tenure: tenure.dated,
    ),
]
INITIATIVE = [
    Rule(_("No step of it is recorded."), empty("stage")),
    Rule(
        _("Nothing is recorded since its last step."),
        lambda initiative, today: (
            initiative.stage not in ("", Milestone.Step.ENDED)
            and initiative.stage_on < today
        ),
        lambda initiative: in_words(initiative.stage_on),
    ),
]
MILESTONE = [
    Rule(
        _("It is only implied; no source held tells of it."),
        lambda step, today: step.implied,
    ),
    Rule(_("The date is not recorded."), empty("date")),
]
EVENT = [
    Rule(_("The date is not recorded."), empty("began")),
    Rule(
        _("Whether it took place is not recorded."),
        is_unsettled,
        lambda event: in_words(event.ended or event.began),
    ),
]
