"""What ceases to be public with what is withdrawn, and with what something once did.

Both are read off what rows stand on and what they name. Nothing of it is stored: all
that fell returns with what was withdrawn.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from archive.publishing import settling
from archive.publishing.fields import SettledField
from archive.publishing.naming import is_named, naming
from archive.publishing.periods import Period
from archive.publishing.pillars import ending, pillars, seen_lookups, with_pillars
from archive.record.keys import in_batches

MOST = 20  # rows of one model that are asked why a record they named is gone


def is_cut_short(row, due: Period) -> bool:
    """Tell whether ``row``, public now, ceases to be so earlier if ``due`` holds."""
    now_on = due.holds(timezone.now())
    return row.is_published and (not now_on or due.until < row.period.until)


def what_falls(rows) -> dict[type, list[str]]:
    """Return the keys of what ceases to be public once ``rows`` are saved, by model.

    ``rows`` are valid instances as they are to be, stored as they were; they themselves
    are left out. What goes later, but earlier than it was to, counts.

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
        QuerySet(model).filter(pk=row.pk).update(
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
    """Return the withdrawn row with which ``record``, public before, ceased to be so.

    None if it was never public, or nothing that it stood on is withdrawn. A reference
    record ceases to be public with the last of the rows that named it.
    """
    stood_on = pillars(with_pillars(type(record)).get(pk=record.pk))
    endings = map(ending, _standings(record, stood_on))
    last = max(filter(None, endings), key=lambda end: end.until, default=None)
    return last.row if last and last.until <= timezone.now() else None


def _standings(record, stood_on):
    """Yield ``stood_on``, pillars of ``record``, with those of each row naming it."""
    if not is_named(type(record)):
        yield stood_on
        return
    for rows, path in naming(type(record)):
        naming_it = with_pillars(rows).filter(**{path: record.pk}, **seen_lookups(rows))
        for row in naming_it.order_by("pk")[:MOST]:
            yield from _standings(row, [*stood_on, *pillars(row)])
