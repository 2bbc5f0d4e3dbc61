"""What ceases to be public with what is withdrawn, and with what something once did.

Both are read off what rows stand on and what they name. Nothing of it is stored: all
that fell returns with what was withdrawn.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models, transaction
from django.utils import timezone

from archive.publishing import settling
from archive.publishing.fields import SettledField
from archive.publishing.naming import is_named, naming
from archive.publishing.periods import EMPTY, Period, common
from archive.publishing.seen import seen_during
from archive.record.keys import in_batches

MOST = 20  # rows of one model that are asked why a record they named is gone


class Ending(NamedTuple):
    """When readers saw a row for the last time, and the record that was withdrawn."""

    until: dt.datetime
    record: models.Model


def is_cut_short(row, due: Period) -> bool:
    """Tell whether ``row``, public now, ceases to be so earlier if ``due`` holds."""
    now_on = due.holds(timezone.now())
    return row.is_published and (not now_on or due.until < row.period.until)


def what_falls(rows) -> dict[type, list[str]]:
    """Return the keys of what ceases to be public once ``rows`` are saved, by model.

    ``rows`` are valid ``Published`` instances as they are to be, stored as they were;
    they themselves are left out. What goes later, but earlier than it was to, counts.

    Exact, for periods are settled, and that is undone. The number of queries goes by
    the models, not by the rows. The edition must be held, as ``settle()`` asks.
    """
    with transaction.atomic():
        moved = settling.settle(_written(rows))
        due = {(type(row), row.pk): row.period for row in _stored(moved)}
        transaction.set_rollback(True)
    left_out = {(type(row), row.pk) for row in rows}
    found = defaultdict(list)
    for row in _stored(moved):
        name = type(row), row.pk
        if name not in left_out and is_cut_short(row, due[name]):
            found[type(row)].append(row.pk)
    return dict(found)


def _written(rows):
    """Write ``rows``, past the models; return the keys of what is unsettled by that."""
    unsettled = defaultdict(set)
    for row in rows:
        model = type(row)
        fields = [field for field in model._meta.concrete_fields if is_written(field)]
        unsettled[model].add(row.pk)
        for named, keys in settling.named_by(model, [row.pk]).items():
            unsettled[named] |= keys
        models.QuerySet(model).filter(pk=row.pk).update(
            **{field.attname: getattr(row, field.attname) for field in fields}
        )
    return unsettled


def is_written(field) -> bool:
    """Tell whether a form may give a column, ``field``, another value."""
    return not (field.primary_key or field.generated or isinstance(field, SettledField))


def _stored(moved):
    """Yield the rows whose keys ``moved`` has by model, with their periods alone."""
    for model in settling.in_order():
        for batch in in_batches(moved.get(model, ())):
            rows = model._base_manager.filter(pk__in=batch).order_by("pk")
            yield from rows.only("public_since", "public_until")


def fell_with(record):
    """Return the withdrawn record with which ``record``, public before, ceased to be.

    None if it was never public, or nothing that it stood on is withdrawn. A reference
    record ceases to be public with the last of the rows that named it.
    """
    stood = list(_pillars(_with_pillars(type(record)).get(pk=record.pk)))
    endings = [_ending(pillars) for pillars in _standings(record, stood)]
    last = max(filter(None, endings), key=lambda ending: ending.until, default=None)
    return last.record if last and last.until <= timezone.now() else None


def _standings(record, pillars) -> Iterator[list]:
    """Yield what ``record`` stood on, ``pillars``, with that of each row naming it."""
    if not is_named(type(record)):
        yield pillars
        return
    for rows, path in naming(type(record)):
        naming_it = _with_pillars(rows).filter(**{path: record.pk}, **_seen(rows))
        for row in naming_it.order_by("pk")[:MOST]:
            yield from _standings(row, [*pillars, *_pillars(row)])


def _ending(pillars):
    """Return when the first of ``pillars`` went; None if they were never seen at once.

    Each is a ``Published`` row, or None where something is missing.
    """
    if None in pillars or common(map(seen_during, pillars)) == EMPTY:
        return None
    ends = [Ending(seen_during(pillar).until, pillar) for pillar in pillars]
    return min(ends, key=lambda ending: ending.until, default=None)


def _pillars(row):
    """Yield the ``Published`` rows that ``row`` stands on, itself among them."""
    if hasattr(row, "publish_at"):
        yield row
    for name in (*row.stands_on, *row.may_stand_on):
        if below := getattr(row, name):
            yield from _pillars(below)
        elif name in row.stands_on:
            yield None


def _with_pillars(model):
    """Return all rows of ``model``, loaded with what they stand on."""
    names = (*model.stands_on, *model.may_stand_on)
    return model._base_manager.select_related(*(path for path, _ in ways(model, names)))


def _seen(model):
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
