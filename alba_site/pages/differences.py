"""The page of differences: where a source says something else than the record."""

from typing import NamedTuple

from django.db.models import Case, When
from django.views.generic import ListView

from archive.publishing.views import PublicPage
from archive.sources.facts import Fact, facts_of, label_of, passages_with
from archive.sources.models import Citation, Passage

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


class DifferenceList(PublicPage, ListView):
    """Set side by side what the record says and what another passage says.

    Of texts it tells in their place of the passages that were withdrawn.
    """

    template_name = "pages/differences.html"
    context_object_name = "variants"
    paginate_by = 50
    parameters = ["page"]

    def get_queryset(self):
        return differing(Citation.objects.told())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "differences": differences(list(context["variants"])),
            "total": variants().count(),
        }


def variants():
    """Return the public citations that differ, the weightiest first."""
    return differing(Citation.objects.published())


def differing(citations):
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
    resting = {fact.passage for fact in facts.values()}
    passages = {passage.pk: passage for passage in passages_with(resting)}
    same = agreeing(variants)
    return [
        Difference(fact, words_for(variant, fact, passages, same), variant)
        for variant in variants
        if (fact := facts.get((label_of(variant), variant.record_key)))
    ]


def agreeing(variants) -> dict[tuple[str, str, str], list[Citation]]:
    """Return the public citations that say the same of what ``variants`` differ on.

    By label of the model, key and field. One query.
    """
    found = {}
    for citation in (
        Citation.objects.published()
        .filter(says=SAME, record_key__in={v.record_key for v in variants})
        .select_related("passage__source", "record_type")
        .order_by("key")
    ):
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
