"""What the last changes touched of the lists: for whoever holds an index of before.

The log stands in the stamp of the edition, with the mark of the edition it was written
with and, of each change, that of the edition before and what was touched, the oldest
first: ``{"mark": "b", "changes": [["a", {"summits.summit": ["14"]}]]}``. That is the
keys of records by the label of their model; null where these are too many, or unknown.
"""

from collections import ChainMap
from collections.abc import Mapping

MOST_CHANGES = 50  # that the log holds
MOST_KEYS = 200  # that it holds of one model and one change

Touched = Mapping[str, set[str] | None]  # keys by label of model; None: any of them


def grown(log: dict, before, mark, touched: Touched | None) -> dict:
    """Return ``log`` with the change from the edition ``before`` to that of ``mark``.

    It begins anew where nobody can tell what was touched, None, and where a release
    that knows nothing of it has written an edition since.
    """
    if touched is None:
        return {"mark": mark, "changes": []}
    known = log["changes"] if log.get("mark") == before else []
    told = {label: _told(keys) for label, keys in touched.items()}
    return {"mark": mark, "changes": [*known, [before, told]][-MOST_CHANGES:]}


def _told(keys):
    return None if keys is None or len(keys) > MOST_KEYS else sorted(keys)


def since(log: dict, present, mark) -> Touched | None:
    """Return what was touched after the edition of ``mark``; None if nobody can tell.

    ``present`` is the mark that the log stands beside.
    """
    changes = log["changes"] if log.get("mark") == present else []
    marks = [*(before for before, _told in changes), present]
    if mark not in marks:
        return None
    steps = [told for _before, told in changes[marks.index(mark) :]]
    return {label: _together(label, steps) for label in ChainMap({}, *steps)}


def _together(label, steps):
    """Return the keys that any of ``steps`` tells of a model."""
    told = [touched.get(label, ()) for touched in steps]
    return None if None in told else set().union(*told)
