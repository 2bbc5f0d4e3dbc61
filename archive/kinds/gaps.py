"""What counts as a gap of the record: rules on what a kind of record may lack."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db.models import Model


class Gap(NamedTuple):
    """One thing that is not held: what is missing, of which record.

    ``note`` is what is known instead, mostly nothing.
    """

    kind: str
    words: str
    label: str
    url: str
    note: str = ""

    @property
    def subject(self) -> str:
        """What a letter that brings a source is about."""
        return f"{self.label}: {self.words}"


class Rule(NamedTuple):
    """A gap that records may have.

    ``is_gap(record, today)`` tells whether one has it, ``today`` being an ISO day;
    ``words`` say what is missing; ``note(record)`` adds what is known instead.
    """

    words: str
    is_gap: Callable[[Model, str], bool]
    note: Callable[[Model], str] = lambda record: ""


@dataclass(frozen=True)
class Gaps:
    """What may be missing of the records of a kind.

    heading  what they are called on the page of gaps
    rank     their place there
    records  returns the public ones, in order: ``compiled``, one query
    known    returns these, a list, with what else the rules ask of them
    rules    the rules, in order
    label    returns what a record is called
    missing  returns the gaps that all of them leave between them, of no record
    """

    heading: str
    rank: int
    records: Callable[[], Iterable[Model]]
    rules: list[Rule]
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
            words = str(rule.words)
            found += [
                Gap(heading, words, *called(record), rule.note(record))
                for record in records
                if rule.is_gap(record, today)
            ]
        return found

    def _called(self, record):
        """Return what a record is called, and its address: of all its gaps the same."""
        return self.label(record), record.get_absolute_url()


def empty(*fields) -> Callable[[Model, str], bool]:
    """Return the test that a record has none of ``fields``."""
    return lambda record, today: not any(getattr(record, name) for name in fields)
