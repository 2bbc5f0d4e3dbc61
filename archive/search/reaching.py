"""Which documents a change reaches: what they are made from, asked backwards."""

from collections import defaultdict
from functools import cache

from django.db.models import Value

from archive.record.keys import in_batches
from archive.record.statements import asked
from archive.record.text import as_text
from archive.search import documents


def is_read(model) -> bool:
    """Tell whether any document is made from rows of ``model``."""
    return model in _readings()


def fields_read(model) -> set[str]:
    """Return the columns of ``model`` that documents of other records are made from."""
    own = documents.own_kind(model)
    return {
        field
        for name, reading in _readings().get(model, ())
        if not (own and own.name == name and not reading.path)
        for field in reading.fields
    }


def lists_that_name(model, fields) -> set[type]:
    """Return the models whose lists call values of facets by columns of ``model``.

    By one of ``fields``; none where these are None, since rows that are new or gone
    are named in the records that they lead to.
    """
    columns = {(model, field) for field in fields or ()}
    return {listed for listed, read in _labels() if read & columns}


def reached_by(model, keys, fields=None) -> dict[str, set[str]]:
    """Return the documents made from the rows of ``model`` with ``keys``: by type.

    Only those that read one of ``fields``, unless it is None. One query for each
    batch of keys.
    """
    reach = defaultdict(set)
    fields = None if fields is None else frozenset(fields)
    for batch in in_batches(keys):
        for name, key in asked(_reached, model, fields, keys=batch):
            if key:
                reach[name].add(key)
    return reach


def _reached(model, fields, keys):
    """Return the type and key of documents that read ``fields``, None if there is none.

    Of those made from the rows of ``model`` with ``keys``.
    """
    ends = [
        reading.reached(keys).values_list(as_text(Value(name)), as_text(reading.key))
        for name, reading in _readings().get(model, ())
        if fields is None or fields & reading.fields
    ]
    return ends[0].union(*ends[1:]) if ends else None


@cache
def _labels():
    """Return pairs of a model with a list and the columns of labels in it."""
    listed = [kind for kind in documents.kinds() if kind.is_listed]
    return [(kind.model, kind.labels_read()) for kind in listed]


@cache
def _readings():
    """Return pairs of a type and what it reads of each model, by model.

    Of the same rows read twice for one record there is one, with the fields of both.
    """
    found = defaultdict(dict)
    for kind in documents.kinds():
        for reading in kind.readings():
            rows, key, path, model, fields = reading
            same = kind.name, rows.model, str(rows.query.where), key, path
            known = found[model].get(same, (kind.name, reading))[1]
            merged = known._replace(fields=known.fields | fields)
            found[model][same] = kind.name, merged
    return {model: list(read.values()) for model, read in found.items()}
