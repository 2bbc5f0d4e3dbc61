"""What counts as a gap of the record: rules on what a kind of record may lack."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db import models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

FEW = 3  # records that are named one by one, though all of their kind lack the same


class Asked(models.IntegerChoices):
    """What readers ask for, what most of them ask for first."""

    TEXTS = 1, _("Texts of declarations")
    PRESENT = 2, _("Who took part")
    BELONGING = 3, _("Who belongs, and since when")
    HELD = 4, _("Which meetings there were")
    BECOME = 5, _("What became of what was promised")
    AMOUNTS = 6, _("Amounts")
    DATES = 7, _("When and where")
    REST = 8, _("What else sources leave open")


class Gap(NamedTuple):
    """One thing that is not held: what is missing, of which record.

    ``note`` is what is known instead, mostly nothing. ``every`` says, where all records
    of more than ``FEW`` lack it, that all of them do.
    """

    kind: str
    words: str
    label: str
    url: str
    note: str = ""
    asked: Asked = Asked.REST
    every: str = ""

    @property
    def heading(self) -> str:
        """What is missing of which kind of records."""
        return f"{self.kind}: {self.words}"

    @property
    def subject(self) -> str:
        """What a letter that brings a source is about."""
        return f"{self.label}: {self.words}"


class Rule(NamedTuple):
    """A gap that records may have.

    ``is_gap(record, today)`` tells whether one has it, ``today`` being an ISO day, of
    those records that the rule ``is_of``; ``words`` say what is missing, ``asked`` by
    which question, where that is another than of the kind; ``note(record)`` adds what
    is known instead.
    """

    words: str
    is_gap: Callable[[Model, str], bool]
    note: Callable[[Model], str] = lambda record: ""
    asked: Asked | None = None
    is_of: Callable[[Model], bool] = lambda record: True


@dataclass(frozen=True)
class Gaps:
    """What may be missing of the records of a kind.

    heading  what they are called on the page of gaps
    rank     their place there
    records  returns the public ones, in order: ``compiled``, one query
    known    returns these, a list, with what else the rules ask of them
    rules    the rules, in order
    asked    what readers ask of them, where a rule says nothing else
    every    what is said where all lack something, ``n`` being how many are called so
    label    returns what a record is called
    missing  returns the gaps that all of them leave between them, of no record
    """

    heading: str
    rank: int
    records: Callable[[], Iterable[Model]]
    rules: list[Rule]
    asked: Asked = Asked.REST
    every: str = _("All %(n)d of them")
    label: Callable[[Model], str] = str
    known: Callable[[list[Model]], list[Model]] = list
    missing: Callable[[list[Model]], list[Gap]] = lambda records: []

    def found(self, today) -> list[Gap]:
        """Return the gaps as of ``today``, an ISO day, rule by rule."""
        return self.found_in(list(self.records()), today)

    def found_in(self, records, today) -> list[Gap]:
        """Return the gaps that all ``records()``, at hand as a list, leave."""
        records = self.known(records)
        found = self.missing(records)
        heading, called = str(self.heading), cache(self._called)
        for rule in self.rules:
            words, asked = str(rule.words), rule.asked or self.asked
            asked_of = [record for record in records if rule.is_of(record)]
            lacking = [record for record in asked_of if rule.is_gap(record, today)]
            gaps = [
                Gap(heading, words, *called(record), rule.note(record), asked)
                for record in lacking
            ]
            if len(lacking) == len(asked_of) > FEW:
                n = len({gap.label for gap in gaps})
                gaps = [gap._replace(every=str(self.every) % {"n": n}) for gap in gaps]
            found += gaps
        return found

    def _called(self, record):
        """Return what a record is called, and its address: of all its gaps the same."""
        return self.label(record), record.get_absolute_url()


def empty(*fields) -> Callable[[Model, str], bool]:
    """Return the test that a record has none of ``fields``."""
    return lambda record, today: not any(getattr(record, name) for name in fields)
