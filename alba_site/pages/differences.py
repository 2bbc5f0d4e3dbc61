"""The page of differences: where a source says something else than the record.

Further words that say otherwise, and figures of states that the roll of their day does
not show.
"""

from typing import NamedTuple

from django.db.models import Case, When
from django.views.generic import ListView

from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from archive.publishing.views import PublicPage
from archive.sources.facts import Fact, facts_of, label_of, passages_with
from archive.sources.models import Citation, Passage
from members.figures import differing
from members.models import StatedFigure

SAME = Citation.Says.SAME
# What may make another fact of it, before what is but said or printed otherwise.
BY_WEIGHT = ["value", "contradiction", "wording", "misprint"]


class Words(NamedTuple):
    """Words for what the record says, as readers see them, and how they bear it.

    ``row`` has ``basis`` and ``derivation``.
    """

    quote: str
    passage: Passage
    row: Fact | Citation


class Difference(NamedTuple):
    """What the record says in whose words, and the ``Citation`` that differs."""

    fact: Fact
    words: list[Words]
    variant: Citation


class InTurn:
    """Rows at hand, and after these a query set: pages are cut of both as of one."""

    def __init__(self, rows, query_set):
        self.rows, self.query_set = rows, query_set

    def __len__(self):
        return len(self.rows) + self.query_set.count()

    def __getitem__(self, part):
        first, last = (
            max(place - len(self.rows), 0) for place in (part.start, part.stop)
        )
        return [*self.rows[part], *self.query_set[first:last]]


class DifferenceList(PublicPage, ListView):
    """Set side by side what the record says and what another passage says.

    Of texts it tells in their place of the passages that were withdrawn.
    """

    template_name = "pages/differences.html"
    context_object_name = "rows"
    paginate_by = 50
    parameters = ["page"]

    def get_queryset(self):
        self.figures = differing()
        return InTurn(self.figures, that_differ(Citation.objects.told()))

    def get_context_data(self, **kwargs):
        """A figure is of the whole bloc, and another value: it weighs most."""
        context = super().get_context_data(**kwargs)
        rows = context["rows"]
        figures = [row for row in rows if isinstance(row, StatedFigure)]
        return context | {
            "figures": figures,
            "differences": differences(rows[len(figures) :]),
            "total": len(self.figures) + variants().count(),
        }


def variants():
    """Return the public citations that differ, the weightiest first."""
    return that_differ(Citation.objects.published())


def that_differ(citations):
    """Return those of ``citations`` that differ, the weightiest first."""
    weight = Case(*(When(says=says, then=n) for n, says in enumerate(BY_WEIGHT)))
    return (
        citations.exclude(says=SAME)
        .select_related("passage__source", "record_type")
        .order_by(weight, "record_type__model", "record_key", "field", "key")
    )


def differences(variants) -> list[Difference]:
    """Return ``variants`` with what the record says. As many queries as for one."""
    keys = {}
    for variant in variants:
        keys.setdefault(label_of(variant), set()).add(variant.record_key)
    facts = facts_of(keys)
    resting, further = in_one_query(
        passages_with.question({fact.passage for fact in facts.values()}),
        agreeing.question({variant.record_key for variant in variants}),
    )
    passages = {passage.pk: passage for passage in resting}
    same = by_what_it_is_about(further)
    return [
        Difference(fact, words_for(variant, fact, passages, same), variant)
        for variant in variants
        if (fact := facts.get((label_of(variant), variant.record_key)))
    ]


@compiled
def agreeing(keys):
    """Return the public citations that say the same as records, ``keys``, do."""
    return (
        Citation.objects.published()
        .filter(says=SAME, record_key__in=keys)
        .select_related("passage__source", "record_type")
        .order_by("key")
    )


def by_what_it_is_about(citations) -> dict[tuple[str, str, str], list[Citation]]:
    """Return ``citations`` by what they bear on, as ``about()`` has it."""
    found = {}
    for citation in citations:
        found.setdefault(about(citation), []).append(citation)
    return found


def words_for(variant, fact, passages, same) -> list[Words]:
    """Return the words for what the record says where ``variant`` says otherwise.

    Those that bear on the same field, or else those of the record as such.
    """
    words = [Words(row.words, row.passage, row) for row in same.get(about(variant), [])]
    if fact.passage in passages and not (words and variant.field):
        passage = passages[fact.passage]
        words.insert(0, Words(passage.source.showing(fact.quote), passage, fact))
    return words


def about(citation) -> tuple[str, str, str]:
    """Return what ``citation`` bears on: label of the model, key, field."""
    return label_of(citation), citation.record_key, citation.field
