"""What a row stood on: readers have seen it if they saw all that at once."""

import datetime as dt
from functools import cache
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model
from django.utils import timezone

from archive.publishing.periods import EMPTY, common


class Ending(NamedTuple):
    """When readers ceased to see a row, and the one of its pillars that went then."""

    until: dt.datetime
    row: Model


def pillars(row) -> list:
    """Return ``row`` and the rows that it stands on; None for one that is missing."""
    found = [row]
    for name in (*row.stands_on, *row.may_stand_on):
        if below := getattr(row, name):
            found += pillars(below)
        elif name in row.stands_on:
            found.append(None)
    return found


def ending(rows) -> Ending | None:
    """Return when the first of the pillars ``rows`` goes; None if it was never so far.

    That is, if there was no time at which readers saw all of them.
    """
    if None in rows or common(row.seen_period() for row in rows) == EMPTY:
        return None
    ends = [Ending(row.seen_period().until, row) for row in rows]
    return min(ends, key=lambda end: end.until)


def has_stood(row) -> bool:
    """Tell whether readers have seen ``row``, whatever became of it and its record."""
    return ending(pillars(row)) is not None


def with_pillars(model):
    """Return all rows of ``model``, loaded with what they stand on."""
    names = (*model.stands_on, *model.may_stand_on)
    return model._base_manager.select_related(*(path for path, _ in ways(model, names)))


def seen_lookups(model) -> dict:
    """Return the lookups of rows that readers may have seen: no draft is loaded."""
    return {
        f"{path}__publish_at__lte": timezone.now()
        for path, below in ways(model, model.stands_on)
        if hasattr(below, "publish_at")
    }


@cache
def ways(model, names) -> list[tuple[str, type]]:
    """Return the lookups along ``names``, to whatever rows of ``model`` stand on there.

    Each with the model it leads to. What stands on any kind of record has no page.
    """
    found = []
    for field in map(model._meta.get_field, names):
        if not isinstance(field, GenericForeignKey):
            below = field.related_model
            found.append((field.name, below))
            found += [
                (f"{field.name}__{path}", end)
                for path, end in ways(below, below.stands_on)
            ]
    return found
