"""Marks of columns: of each column of the record, the edition that last changed it.

They stand in the stamp of the edition by names: ``"summits.summit.began_on"`` for a
column, ``"summits.summit"`` for rows that came, went or were linked otherwise. Two
names are no columns: BASE, by which everything is new, and EDITION, the mark that the
others were written with. A name without a mark has not changed since BASE.
"""

from collections.abc import Iterable, Mapping

BASE, EDITION = "", "edition"

Fields = (
    set[str] | None
)  # columns of a model that changed; None where rows came or went


def is_record(model) -> bool:
    """Tell whether rows of ``model`` are part of the record."""
    return hasattr(model, "stands_on")


def names_of(model, fields: Iterable[str]) -> set[str]:
    """Return the names of columns of ``model``."""
    return {f"{model._meta.label_lower}.{field}" for field in fields}


def held(marks: Mapping[str, str], mark) -> dict[str, str]:
    """Return the marks of the edition ``mark``, of those stored with it.

    Whoever writes the stamp and knows nothing of them leaves those of an edition
    before: then everything is new.
    """
    return dict(marks) if marks.get(EDITION) == mark else new(mark)


def new(mark) -> dict[str, str]:
    """Return marks by which everything has changed in the edition ``mark``."""
    return {BASE: mark, EDITION: mark}


def changed(
    marks: dict[str, str], changes: Mapping[type, Fields], mark
) -> dict[str, str]:
    """Return ``marks`` once ``changes`` of models were made in the edition ``mark``.

    What is outside the record, as the index of the search is, changes when it is made
    anew after nobody knows what was written: then everything is new.
    """
    if not all(map(is_record, changes)):
        return new(mark)
    for model, fields in changes.items():
        label = model._meta.label_lower
        if fields is None:  # whoever reads a column of the rows goes by them too
            marks = {n: m for n, m in marks.items() if not n.startswith(f"{label}.")}
            marks[label] = mark
        else:
            marks = marks | dict.fromkeys(names_of(model, fields), mark)
    return marks | {EDITION: mark}
