"""The timeline: everything public that is dated, and how certain each date is."""

from itertools import groupby
from sys import intern
from typing import NamedTuple

from django.apps import apps
from django.db.models import F, IntegerField, Model, Value
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alba_site.pages.timeline_words import (
    INFERRED,
    STATED,
    UNWORDED,
    Certainty,
    certainty,
    legend,
)
from archive.kinds.declared import kinds
from archive.kinds.kind import Dated
from archive.lists.facets import FacetIndex
from archive.lists.filters import FacetFilter, FacetFilterSet, YearFilter
from archive.lists.views import Narrowed
from archive.publishing.compiled import compiled
from archive.publishing.per_edition import until_changed
from archive.record.date_columns import DayInTime
from archive.record.edtf import year_of
from archive.record.text import as_text
from archive.sources.citations import attach_citations
from archive.sources.dating import gives_date
from archive.sources.facts import Fact, facts_of, passages_with
from archive.sources.models import Passage

LONG = 3  # years without anything that are drawn as a gap
NONE = Value("")
COLUMNS = ["d_day", "d_rank", "d_model", "d_key", "d_field", "d_date", "d_remark"]


class Date(NamedTuple):
    """A date of a public record; ``day`` is that by which it is in order, ISO.

    ``rank`` is the place of its field among ``dated_fields()``.
    """

    day: str
    rank: int
    model: str
    key: str
    field: str
    date: str
    remark: str

    @property
    def year(self) -> str:
        return year_of(self.date)

    @property
    def kind(self) -> str:
        return self.model.partition(".")[2]


class Entry(NamedTuple):
    """What happened on a date, of which records, and the words that say so.

    ``basis`` is that of the date, ``UNWORDED`` where no words are held for it.
    """

    date: str
    happened: str
    remark: str
    certainty: Certainty
    basis: str
    passages: tuple[Passage, ...]
    facts: list[Fact]


class Year(NamedTuple):
    """The entries of a year, after ``silence`` years without any.

    ``after`` and ``before`` are the first and the last of these.
    """

    year: str
    entries: list[Entry]
    silence: int = 0
    after: int = 0
    before: int = 0


class Dates(list):
    """All ``Date``s in their order, and the index of their facets, by place.

    A filter set asks of them what it asks of a query set.
    """

    model = None

    def __init__(self, dates):
        super().__init__(dates)
        self.index = FacetIndex(
            range(len(self)),
            (
                (facet, value, place, "", value, value)
                for place, date in enumerate(self)
                for facet, value in (("kind", date.kind), ("year", date.date))
            ),
        )

    def all(self):
        return self

    def none(self):
        return []


def dated_kinds() -> dict[str, str]:
    """Return what readers call the kinds that have dates, by name, in their order."""
    return {
        kind.model._meta.model_name: capfirst(kind.model._meta.verbose_name_plural)
        for kind in kinds()
        if kind.dates
    }


class TimelineFilter(FacetFilterSet):
    """``?kind=summit&year=2017``."""

    kind = FacetFilter(label=_("Kind"), any_label=_("Any kind"), named=dated_kinds())
    year = YearFilter(label=_("Year"), any_label=_("Any year"))

    def filter_queryset(self, queryset):
        index = self.index
        return [queryset[place] for place in index.places(index.mask(self.chosen))]


class Timeline(Narrowed):
    """Show what is dated, the newest first, year by year."""

    filterset_class = TimelineFilter
    template_name = "pages/timeline.html"
    context_object_name = "rows"
    paginate_by = 100

    @cached_property
    def narrowed(self):
        held = dates_in(self.edition)
        return TimelineFilter(
            self.request.GET,
            held,
            request=self.request,
            index=held.index,
            edition=self.edition,
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        above = self.year_above(page)
        are_all = not self.narrowed.chips
        years_shown = years(page.object_list, above, are_all=are_all)
        return context | {"years": years_shown, "legend": legend()}

    def year_above(self, page):
        """Return the year of the last date on the page before, or ``""``."""
        if not page.has_previous():
            return ""
        return self.object_list[page.start_index() - 2].year


def dated_fields() -> list[tuple[type[Model], Dated]]:
    """Return every dated field of the record with its model, kind by kind."""
    return [(kind.model, date) for kind in kinds() for date in kind.dates]


@until_changed()
def dates_in(edition) -> Dates:
    """Return all dates of public records in ``edition``, the newest first.

    One query the first time, none after; what is said again and again is held once.
    """
    return Dates(
        Date(intern(day), rank, intern(model), key, intern(field), intern(date), says)
        for day, rank, model, key, field, date, says in dated()
    )


@compiled
def dated():
    """Return all dates of public records, the newest first: tuples of ``COLUMNS``."""
    arms = [_arm(rank, *what) for rank, what in enumerate(dated_fields())]
    return arms[0].union(*arms[1:], all=True).order_by("-d_day", "d_rank", "d_key")


def _arm(rank, model, date):
    rows = model.objects.published().exclude(**{date.name: ""})
    if date.unlike:
        rows = rows.exclude(**{date.name: Coalesce(F(date.unlike), NONE)})
    columns = {
        "d_day": DayInTime(date.name),
        "d_model": Value(model._meta.label_lower),
        "d_key": "key",
        "d_field": Value(date.name),
        "d_date": date.name,
        "d_remark": date.remark or Value(""),
    }
    return (
        rows.order_by()
        .annotate(
            d_rank=Value(rank, output_field=IntegerField()),
            **{name: as_text(column) for name, column in columns.items()},
        )
        .values_list(*COLUMNS)
    )


def years(rows, later="", *, are_all=True) -> list[Year]:
    """Return ``rows``, ``Date``s in order, year by year. Four queries.

    ``later`` is the year that stands above them, if any. Where they ``are_all`` that
    are dated, a gap between years is a silence.
    """
    found = []
    entries = entries_of(rows)
    for year, group in groupby(entries, key=lambda entry: year_of(entry.date)):
        silence = int(later) - int(year) - 1 if later and are_all else 0
        gap = (silence, int(year) + 1, int(later) - 1) if silence >= LONG else ()
        found.append(Year(year, list(group), *gap))
        later = year
    return found


def entries_of(rows) -> list[Entry]:
    """Return the entries of ``rows``; what shares date, words and meaning is one."""
    keys = {}
    for row in rows:
        keys.setdefault(row.model, set()).add(row.key)
    facts = facts_of(keys)
    resting = {fact.passage for fact in facts.values()}
    passages = {passage.pk: passage for passage in passages_with(resting)}
    records = {
        (label, key): apps.get_model(label)(pk=key)
        for label in keys
        for key in keys[label]
    }
    attach_citations(*records.values())
    entries = {}
    for row in rows:
        fact = facts.get((row.model, row.key))
        if fact is None:  # withdrawn between the two queries
            continue
        entry = entry_of(row, fact, passages, records[row.model, row.key].cited)
        entries.setdefault(entry[:-1], entry).facts.append(fact)
    return list(entries.values())


def entry_of(row, fact, passages, cited) -> Entry:
    """Return the entry of one date, its facts still to come.

    The words that bear on the field say how certain it is, or else those of the row.
    """
    _model, date = dated_fields()[row.rank]
    words = [c for c in cited if c.field == row.field and not c.differs]
    bases = {citation.basis for citation in words} or {own_basis(row, fact)}
    basis = STATED if STATED in bases else bases.pop()
    places = {citation.passage_id: citation.passage for citation in words}
    if not places and fact.passage in passages:
        places = {fact.passage: passages[fact.passage]}
    return Entry(
        row.date,
        str(date.happened),
        str(date.remarks.get(row.remark, "")),
        certainty(row.date, basis, is_bound=date.is_bound),
        basis,
        tuple(places.values()),
        [],
    )


def own_basis(row, fact) -> str:
    """Return the basis of a date that has no further words, by those of its row.

    The row states that a thing happened; when, it states only if its words give that
    date. What is inferred is so with its date.
    """
    if fact.basis == INFERRED:
        return INFERRED
    return STATED if gives_date(fact.quote, row.date) else UNWORDED
