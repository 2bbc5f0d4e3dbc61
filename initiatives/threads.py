"""The thread of an initiative: its steps, the silences between them, what is linked."""

import datetime as dt
from itertools import pairwise
from typing import NamedTuple

from archive.record.edtf import day_in_time

LONG = dt.timedelta(days=3 * 365)
YEAR = 365.25  # days


class Gap(NamedTuple):
    """A silence between two dated steps: about how many years, from when to when.

    ``after`` and ``before`` are partial dates.
    """

    years: int
    after: str
    before: str


def attach_gaps(steps):
    """Set ``gap`` on each step: the ``Gap`` of three years or more before it, or None.

    ``steps`` is a list of ``Milestone``s, oldest first. A step without a date of its
    own bounds no silence: it may lie anywhere before its latest day.
    """
    for step in steps:
        step.gap = None
    for earlier, later in pairwise(steps):
        if earlier.date and later.date:
            later.gap = gap(earlier.date, later.date)


def gap(after, before) -> Gap | None:
    """Return the gap between two partial dates, None if it is not long."""
    began, ended = (
        dt.date.fromisoformat(day_in_time(date)) for date in (after, before)
    )
    silence = ended - began
    if silence < LONG:
        return None
    return Gap(round(silence.days / YEAR), after, before)


def attach_threads(initiative, links, steps):
    """Share out ``steps`` among an initiative and those its ``links`` lead to.

    Sets ``steps`` on the initiative, and on each link ``related`` (the initiative at
    its other end), its ``steps``, and their ``stage_of()`` as ``stage``. The steps are
    in order, oldest first.
    """
    of = {}
    for step in steps:
        of.setdefault(step.initiative_id, []).append(step)
    initiative.steps = of.get(initiative.pk, [])
    for link in links:
        is_forward = link.initiative_id == initiative.pk
        link.related = link.other if is_forward else link.initiative
        link.steps = of.get(link.related.pk, [])
        link.stage = stage_of(link.steps)


def heard_until(step) -> str:
    """Return the last day (ISO text) on which a step may have been heard of.

    That is the summit at which it was taken or told of, else its own date.
    """
    summit = step.summit and step.summit.began_on_last
    return summit or step.date_last or step.not_after_last


def stage_of(steps):
    """Return the step that tells where an initiative stands, or None.

    ``steps`` are its ``Milestone``s, oldest first. As ``with_stage()`` tells it: the
    latest, and a passing one only where there is no other.
    """
    told = taken(steps)
    lasting = [step for step in told if not step.is_passing]
    return (lasting or told or [None])[-1]


def taken(steps) -> list:
    """Return the steps that are not implied."""
    return [step for step in steps if not step.implied]
