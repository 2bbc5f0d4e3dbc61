"""Periods kept in the rows: settled with every change, in its transaction.

Django tells what a row stands on (``Record.stands_on``, ``may_stand_on``) and which
rows name it (naming.py). Rows are settled in that order, each once: what moved settles
what stands on it and what it names.
"""

from collections import defaultdict
from functools import cache
from graphlib import TopologicalSorter
from itertools import islice

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import connection
from django.db.models import Max, Min, Value, prefetch_related_objects

from archive.publishing.marks import is_record
from archive.publishing.naming import arms, naming
from archive.publishing.periods import EMPTY, NEVER, Period, hull
from archive.record.keys import in_batches
from archive.record.statements import asked
from archive.record.text import as_text

PERIOD = {"public_since", "public_until"}  # as every row of the record has them
ENDS = "key", "public_since", "public_until"


def settle(noted, created=frozenset()) -> dict[type, set[str]]:
    """Bring the periods of rows up to date, and those of all rows these decide on.

    ``noted`` maps models to keys of rows, of which those in ``created``, pairs of model
    and key, are new: what they name is noted, and nothing stands on them yet. Return
    the keys of the rows whose period moved, by model. The edition must be held: of two
    changes at once the later one sees the earlier.
    """
    pending = defaultdict(set)
    for model, keys in noted.items():
        pending[model] |= keys
    moved = {}
    for model in in_order():
        if found := _write(model, pending[model]):
            moved[model] = found
            for batch in in_batches(k for k in found if (model, k) not in created):
                for other, keys in decided_by(model, batch).items():
                    pending[other] |= keys
    return moved


def unsettled() -> dict[type, set[str]]:
    """Return the keys of all rows whose stored period is not the due one, by model.

    A row that stands on such a one is found once that is settled.
    """
    return {
        model: keys
        for model in in_order()
        if (keys := {row.pk for row, _ in _overdue(model, all_keys(model))})
    }


def named_by(model, keys) -> dict[type, set[str]]:
    """Return the keys of the reference records that rows take part in naming.

    By model. One query; none where rows of ``model`` name nothing.
    """
    return _keys_of(_naming_arms, model, keys)


def decided_by(model, keys) -> dict[type, set[str]]:
    """Return the keys of the rows whose period goes by that of rows of ``model``.

    By model: those that stand on them, and those that they name. One query.
    """
    return _keys_of(_deciding_arms, model, keys)


def _keys_of(arms_of, model, keys):
    """Return keys by model, as ``arms_of`` rows of ``model`` select them. One query."""
    found = defaultdict(set)
    for label, key in asked(_union, arms_of, model, keys=keys):
        found[apps.get_model(label)].add(key)
    return found


def _naming_arms(model, keys):
    rows = model._base_manager.filter(pk__in=keys)
    return [
        _arm(named, rows.filter(**{f"{path}__isnull": False}), path)
        for named, path in arms(model)
    ]


def _deciding_arms(model, keys):
    standing = [
        _arm(upper, upper._base_manager.filter(**{f"{path}__in": keys}, **where), "pk")
        for upper, path, where in standing_on(model)
    ]
    return [*standing, *_naming_arms(model, keys)]


def _arm(model, rows, path):
    """Return the label of ``model`` and what ``path`` leads to, of each of ``rows``."""
    label = Value(model._meta.label)
    return rows.order_by().values_list(as_text(label), as_text(path))


def _union(arms_of, model, keys):
    """Return the rows of all arms of ``model``, None where there are none."""
    found = arms_of(model, keys)
    return found[0].union(*found[1:]) if found else None


def all_keys(model) -> set[str]:
    """Return the keys of all rows of ``model``."""
    return set(model._base_manager.values_list("pk", flat=True))


@cache
def records() -> list[type]:
    """Return the models of the record."""
    return [model for model in apps.get_models() if is_record(model)]


@cache
def in_order() -> list[type]:
    """Return the models of the record, those first on which others stand."""
    below = {model: [] for model in records()}
    for model in records():
        for upper, _path, _conditions in standing_on(model):
            below[upper].append(model)
        below[model] += [rows for rows, _path in naming(model)]
    return list(TopologicalSorter(below).static_order())


@cache
def standing_on(model) -> list[tuple[type, str, dict]]:
    """Return which rows stand on rows of ``model``.

    Tuples of their model, the field that leads from them, and the conditions under
    which it leads to ``model``.
    """
    return [
        (upper, *leading)
        for upper in records()
        for name in (*upper.stands_on, *upper.may_stand_on)
        if (leading := _leading(upper._meta.get_field(name), model))
    ]


def _leading(field, model):
    if not isinstance(field, GenericForeignKey):
        return (field.name, {}) if field.related_model is model else None
    if field.model is model:
        return None
    return field.fk_field, {
        f"{field.ct_field}__app_label": model._meta.app_label,
        f"{field.ct_field}__model": model._meta.model_name,
    }


def _write(model, keys):
    """Store the periods due for the rows with ``keys``; return the keys of the moved.

    One query, one for what names them, and one for each period that rows move to.
    """
    moving = defaultdict(list)
    for row, due in _overdue(model, keys):
        moving[due].append(row.pk)
    for (since, until), moved in moving.items():
        for batch in in_batches(moved):
            rows = model._base_manager.filter(pk__in=batch)
            rows.update(public_since=since, public_until=until)
    return {key for moved in moving.values() for key in moved}


def _overdue(model, keys):
    """Yield the rows with ``keys`` whose period is not the one due, and that."""
    for batch in in_batches(keys):
        hulls = _hulls(model, batch)
        for row in _loaded(model, batch):
            due = row.due_period(hulls.get(row.pk, EMPTY))
            if due != row.period:
                yield row, due


def _loaded(model, keys):
    """Return the rows with ``keys``, with what decides on their periods alone."""
    plain, generic = _pillars(model)
    rows = []
    for columns in asked(_columns, model, keys=keys):
        columns = iter(columns)
        row = _made(model, _deciding(model), columns)
        for field in plain:
            below = _made(field.related_model, ENDS, columns)
            field.set_cached_value(row, below if below.pk else None)
        rows.append(row)
    prefetch_related_objects(rows, *(field.name for field in generic))
    return rows


def _made(model, names, columns):
    """Return a row of ``model`` whose fields ``names`` hold the next of ``columns``."""
    return model.from_db(connection.alias, names, list(islice(columns, len(names))))


def _columns(model, keys):
    """Return what ``_loaded`` makes rows of: their own columns, then of each pillar."""
    plain, _generic = _pillars(model)
    below = [f"{field.name}__{end}" for field in plain for end in ENDS]
    rows = model._base_manager.filter(pk__in=keys).order_by()
    return rows.values_list(*_deciding(model), *below)


@cache
def _deciding(model):
    """Return the columns by which rows of ``model`` decide, as they are declared."""
    _plain, generic = _pillars(model)
    names = {*ENDS, *model.decides}
    for field in generic:
        names |= {model._meta.get_field(field.ct_field).attname, field.fk_field}
    return [it.attname for it in model._meta.concrete_fields if it.attname in names]


@cache
def _pillars(model):
    """Return the fields that lead to what rows of ``model`` stand on.

    Those that lead to rows of one model, and those that lead to rows of any.
    """
    names = (*model.stands_on, *model.may_stand_on)
    fields = [model._meta.get_field(name) for name in names]
    generic = [field for field in fields if isinstance(field, GenericForeignKey)]
    return [field for field in fields if field not in generic], generic


def _hulls(model, keys):
    """Return the periods from the first to the last public row that names each row."""
    found = defaultdict(list)
    for key, first, last in asked(_naming_periods, model, keys=keys):
        found[key].append(Period(first, last))
    return {key: hull(periods) for key, periods in found.items()}


def _naming_periods(model, keys):
    """Return key, first and last instant of what public rows name, None of no rows."""
    arms_of = [
        rows._base_manager.filter(**{f"{path}__in": keys})
        .exclude(public_since=NEVER)
        .order_by()
        .values_list(path)
        .annotate(first=Min("public_since"), last=Max("public_until"))
        for rows, path in naming(model)
    ]
    return arms_of[0].union(*arms_of[1:]) if arms_of else None
