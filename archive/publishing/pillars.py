"""What a row stood on: readers have seen it if they saw all that at once."""

import datetime as dt
from functools import cache
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.publishing.periods import EMPTY, common


class Ending(NamedTuple):
    """When readers ceased to see a row, and the one of its pillars that went then."""

    until: dt.datetime
    row: Model


def pillars(row) -> list:
    """Return ``row`` and the rows that it stands on; None for one that is missing."""
    found = [row]
    for name in pillar_names(row):
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


def refuse_to_leave(stored, row, exclude=()):
    """Raise ``ValidationError`` where ``row`` would hide itself by what it stands on.

    ``stored`` is the row as it is before it is saved, ``exclude`` the names of fields
    that something is wrong with. What readers see goes only by its own withdrawal, and
    what they once saw stays so: neither is put under a draft or taken from its words.
    """
    changed = {
        field.name: name
        for name in pillar_names(row)
        for field in fields_of(row, name)
        if getattr(stored, field.attname) != getattr(row, field.attname)
    }
    if not changed or changed.keys() & {*exclude}:
        return
    moved = [*dict.fromkeys(changed.values())]
    unseen = [name for name in moved if _is_unseen(row, name)]
    is_to_stay = stored.is_published and row.own_period().holds(timezone.now())
    if (is_to_stay and unseen) or (has_stood(stored) and not has_stood(row)):
        at = fields_of(row, (unseen or moved)[0])[-1].name
        raise ValidationError(
            {
                at: _(
                    "Readers have seen this row, and would not see it with this. To "
                    "take it away, withdraw it, with a reason."
                )
            }
        )


def _is_unseen(row, name):
    """Tell whether readers do not see what ``row`` stands on by ``name``.

    As it is stored: an instance at hand may not know its own period.
    """
    below = getattr(row, name)
    if below is None:
        return name in row.stands_on
    return not type(below).objects.published().filter(pk=below.pk).exists()


def fields_of(row, name) -> list:
    """Return the fields of ``row`` in which stands what it points at by ``name``."""
    meta = row._meta
    field = meta.get_field(name)
    is_of_any = isinstance(field, GenericForeignKey)
    names = [field.ct_field, field.fk_field] if is_of_any else [name]
    return [meta.get_field(name) for name in names]


def pillar_names(row) -> tuple[str, ...]:
    """Return the fields by which ``row``, or its model, stands on other rows."""
    return (*row.stands_on, *row.may_stand_on)


def with_pillars(model):
    """Return all rows of ``model``, loaded with what they stand on."""
    found = ways(model, pillar_names(model))
    return model._base_manager.select_related(*(path for path, _end in found))


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
