"""Reference records are public while public rows name them: which rows those are."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from django.apps import apps

_naming = defaultdict(list)


class Naming(NamedTuple):
    """Rows of the model ``rows`` name reference records by the lookup ``path``."""

    rows: type
    path: str


class Arm(NamedTuple):
    """By the lookup ``path`` a row takes part in naming records of ``named``."""

    named: type
    path: str


def name_references(rows, **fields):
    """Register that public rows of the model ``rows`` name reference records.

    ``fields`` map the lookup that leads to a reference record to the label of its
    model: ``state="members.State"``.
    """
    for path, label in fields.items():
        _naming[label].append(Naming(rows, path))


def naming(model) -> list[Naming]:
    """Return which rows name reference records of ``model``: as registered."""
    return _naming[model._meta.label]


def is_named(model) -> bool:
    """Tell whether rows of ``model`` are public since public rows name them."""
    return bool(naming(model))


@cache
def arms(model) -> list[Arm]:
    """Return by which lookups a row of ``model`` takes part in naming others.

    It names them itself, or another row names them by way of it, as a summit names by
    its place the country of that.
    """
    found = {}
    for label, namings in _naming.items():
        named = apps.get_model(label)
        for rows, path in namings:
            hops, at = path.split("__"), rows
            while hops:
                if at is model:
                    found[Arm(named, "__".join(hops))] = None
                at = at._meta.get_field(hops.pop(0)).related_model
    return list(found)
