"""What a search can be narrowed to, and what less narrow ones would find."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from alba_site.pages.searching.question import LABELS, NOTHING
from archive.lists.filters import Chip
from archive.record.languages import Words
from archive.record.text import folded

SHOWN = 12  # values of a facet, as many as there are types; the others unfold
ANY = {
    "type": _("Any type"),
    "country": _("Any country"),
    "year": _("Any year"),
    "topic": _("Any topic"),
}


class Choice(NamedTuple):
    """A value of a facet, the search narrowed to it alone, and the total of that."""

    label: Words
    url: str
    count: int
    is_chosen: bool


class Facet(NamedTuple):
    """The values one can narrow to; ``any_url`` leads back to all of them, or is ""."""

    label: str
    any_label: str
    any_url: str
    choices: list[Choice]
    more: list[Choice]


def facets(question, counts) -> list[Facet]:
    """Return what ``question`` can be narrowed to, given the ``counts`` of its results.

    The years are all that the archive has, those without a result too.
    """
    return [_facet(question, name, counts[name]) for name in LABELS]


def _facet(question, name, counts):
    chosen = question.filters.get(name, ())
    if name == "year":
        counts = dict.fromkeys(question.names.vocabulary[name], 0) | counts
    counts = dict.fromkeys(chosen, 0) | counts
    choices = [
        Choice(
            question.names.label(name, value),
            question.changed(**{name: [value]}),
            count,
            value in chosen,
        )
        for value, count in sorted(counts.items(), key=_order_of(name, question.names))
    ]
    any_url = question.changed(**{name: []}) if chosen else ""
    shown, more = choices[:SHOWN], choices[SHOWN:]
    shown += [choice for choice in more if choice.is_chosen]
    more = [choice for choice in more if not choice.is_chosen]
    return Facet(LABELS[name], ANY[name], any_url, shown, more)


def _order_of(name, names):
    """Return by what the values of a facet, pairs of value and count, are sorted."""
    if name == "year":
        return lambda counted: -int(counted[0])
    return lambda of: (-of[1], folded(names.label(name, of[0])), of[0])


def offers(question, fewer) -> list[Chip]:
    """Return the filters without which ``question`` finds more, with what it finds.

    ``fewer`` are the totals without each, those of its results. The last filter where
    nothing else is asked is none of them.
    """
    offered = [
        offer._replace(count=fewer[facet])
        for facet, offer in question.offers.items()
        if fewer[facet]
    ]
    return [chip for chip in offered if chip.url != NOTHING]
