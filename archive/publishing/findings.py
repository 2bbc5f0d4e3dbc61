"""What rules find of rows that are written: what is refused, and what is told.

An app declares in its ``rules.py`` what it refuses, ``REFUSALS``, and what it tells,
``WARNINGS``: lists of functions of what was written, which return findings. Nothing
here knows them. Whoever writes rows asks once all of them are written and settled: the
forms and actions of the desk, ``seed``, an import.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from archive.publishing import clock
from archive.publishing.periods import EMPTY
from archive.record.keys import in_batches


class Edit(NamedTuple):
    """A row that somebody changed.

    ``before`` are the former values of the fields that have other ones now, by name.
    ``was_public`` tells whether readers saw it, or were to.
    """

    row: Model
    before: Mapping[str, Any]
    was_public: bool = False
    removed: bool = False


class Written(NamedTuple):
    """What is written together: the keys of ``rows`` by model, and what was edited.

    Without ``edits`` the rows are stated anew, with all that they hold.
    """

    rows: Mapping[type, set[str]]
    edits: Sequence[Edit] = ()


class Finding(NamedTuple):
    """What a rule finds of ``record``, in ``words``: a sentence in the active language.

    field      the field that it is found at, if at one
    others     further records that it names, each where the words have ``{}``
    confirmed  what history keeps once an editor says that it is well so; "" of what
               nobody can
    odd        the fields, apart by spaces, by which it came: a form that changes one
               asks whether it is so; "" of what is told and never asked
    """

    record: Model
    words: str
    field: str = ""
    others: tuple[Model, ...] = ()
    confirmed: str = ""
    odd: str = ""

    @property
    def stops(self) -> bool:
        """Whether it is refused: of a row that readers see, now or at a set time."""
        return bool(self.confirmed) or is_seen(self.record)

    def is_asked_of(self, edit: Edit) -> bool:
        """Whether the editor who made ``edit`` is to say that it is so."""
        return bool(edit.before.keys() & self.odd.split())

    @property
    def sentence(self) -> str:
        """The words with the names of the other records."""
        return self.words.format(*self.others) if self.others else self.words


def is_seen(row) -> bool:
    """Tell whether readers see a settled row now, or are to."""
    return row.period != EMPTY and row.period.until > clock.now()


def rows_written(what: Written, model, **conditions) -> Iterator[Model]:
    """Yield the rows of ``model`` that are written, with what they point at.

    ``conditions`` are lookups. One query for every 500 rows.
    """
    rows = model.objects.filter(**conditions).select_related(*pointing(model))
    for batch in in_batches(what.rows.get(model, ())):
        yield from rows.filter(pk__in=batch).order_by("pk")


def pointing(model) -> list[str]:
    """Return the lookups of what the rows of ``model`` are called by name from."""
    keys = [field.name for field in model._meta.fields if field.many_to_one]
    return [*keys, *model.called_by]


def written(*records, moved=(), edits=()) -> Written:
    """Return ``records``, instances of any models, as what is written.

    ``moved`` are the keys of the rows that it made public, or no longer, by model.
    """
    rows = defaultdict(set)
    for model, keys in dict(moved).items():
        rows[model] |= keys
    for record in records:
        rows[type(record)].add(record.pk)
    return Written(rows, edits)


def refusals_of(what: Written) -> list[Finding]:
    """Return what is refused of the rows; of those not public, what is to be mended.

    The number of queries goes by the models, not by the rows.
    """
    return [finding for rule in _declared("REFUSALS") for finding in rule(what)]


def warnings_of(what: Written) -> list[Finding]:
    """Return what is saved, and told to whoever saved it."""
    return [finding for rule in _declared("WARNINGS") for finding in rule(what)]


@cache
def _declared(name):
    """Return the rules that the apps installed declare under ``name``, as installed."""
    return [
        rule
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "rules")
        for rule in getattr(import_module(f"{config.name}.rules"), name, ())
    ]
