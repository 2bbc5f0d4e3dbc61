"""Public pages of initiatives: the list, and the thread of one."""

from collections import defaultdict
from operator import attrgetter

from archive.lists.views import FacetList
from archive.publishing.compiled import compiled
from archive.publishing.parts import parted
from archive.publishing.views import RecordPage
from archive.record.edtf import sortable
from archive.sources.citations import attach_citations
from initiatives.filters import InitiativeFilter
from initiatives.models import (
    Amount,
    Initiative,
    InitiativeLink,
    InitiativeState,
    Milestone,
)
from initiatives.sums import by_role
from initiatives.threads import attach_gaps, attach_threads, heard_until, taken
from members.offices import attach_offices
from summits.concerns import attach_concerns
from summits.models import Summit
from summits.querysets import summit_told


def attach_steps_and_concerns(initiatives):
    """Set ``steps``, lists of public steps in order, and ``concerns``."""
    steps = defaultdict(list)
    for step in steps_of([initiative.pk for initiative in initiatives]):
        steps[step.initiative_id].append(step)
    for initiative in initiatives:
        initiative.steps = steps[initiative.pk]
    attach_concerns(initiatives)


@compiled
def steps_of(initiatives):
    """Return the public steps of initiatives, keys, in order, each with its summit."""
    steps = Milestone.objects.published().filter(initiative__in=initiatives)
    return steps.oldest_first().select_related(*summit_told("summit__"))


class InitiativeList(FacetList):
    """List initiatives by stage, each as far as the sources tell."""

    filterset_class = InitiativeFilter
    template_name = "initiatives/initiative_list.html"
    context_object_name = "initiatives"

    queryset = Initiative.objects.published().for_list()
    attach = staticmethod(attach_steps_and_concerns)


class InitiativeDetail(RecordPage):
    """Show the thread of one initiative, step by step, in whose words."""

    @staticmethod
    @compiled
    def found(slug):
        return Initiative.objects.published().filter(slug=slug).for_page()

    def get_context_data(self, **kwargs):
        initiative = self.object
        links, links_withdrawn = parted(links_touching(initiative.pk))
        rows = steps_of_thread([initiative.pk])
        steps, withdrawn = parted(row for row in rows if row.initiative == initiative)
        told = amounts_of(list({initiative.pk, *(row.initiative_id for row in rows)}))
        attach_sums(rows, told)
        own, others = by_owner(told, initiative)
        amounts, amounts_withdrawn = parted(in_order(own), attrgetter("role"))
        states, states_withdrawn = parted(in_order(states_of(initiative.pk)))
        linked, _withdrawn = parted(row for row in rows if row.initiative != initiative)
        attach_threads(initiative, links, [*steps, *linked])
        attach_gaps(steps)
        attach_concerns([initiative])
        attach_offices(rows=[*steps, *linked])
        attach_citations(
            *(*linked, *others),
            of_page=[initiative, *links, *steps, *amounts, *states],
        )
        recorded = taken(initiative.steps)
        return super().get_context_data(
            **kwargs,
            links=links,
            links_withdrawn=links_withdrawn,
            withdrawn=withdrawn,
            amounts=by_role(amounts),
            amounts_withdrawn=amounts_withdrawn,
            events=latest_first(initiative.concerns.by_kind.get("event", [])),
            states=states,
            states_withdrawn=states_withdrawn,
            recorded=recorded,
            summits_since=recorded and summits_since(recorded[-1]),
        )


@compiled
def links_touching(initiative):
    """Return the links of an initiative, a key, either way, with those withdrawn."""
    return InitiativeLink.objects.with_withdrawn().touching(initiative)


@compiled
def steps_of_thread(initiatives):
    """Return the steps of initiatives, keys, and of those linked, and the withdrawn."""
    return Milestone.objects.with_withdrawn().of_thread(initiatives).for_page()


def in_order(rows):
    """Return amounts, or parts of states, as a page lists them: by their ``place``."""
    return sorted(rows, key=attrgetter("place"))


@compiled
def amounts_of(initiatives):
    """Return the amounts of initiatives, keys, with those withdrawn."""
    amounts = Amount.objects.with_withdrawn().filter(initiative__in=initiatives)
    return amounts.for_page()


def attach_sums(steps, amounts):
    """Set ``sums`` on steps: those public ``amounts`` that are told with each."""
    for step in steps:
        step.sums = [
            amount
            for amount in amounts
            if amount.milestone_id == step.pk and amount.is_published
        ]


def by_owner(amounts, initiative) -> tuple[list[Amount], list[Amount]]:
    """Return the ``amounts`` of an initiative, and the public ones of the others."""
    own = [row for row in amounts if row.initiative_id == initiative.pk]
    return own, [row for row in amounts if row not in own and row.is_published]


@compiled
def states_of(initiative):
    """Return the states with a part in an initiative, a key, and those withdrawn."""
    states = InitiativeState.objects.with_withdrawn().filter(initiative=initiative)
    return states.for_page()


def latest_first(events):
    """Return events, ``Concern``s, by the day they began, the latest first."""
    return sorted(events, key=lambda event: sortable(event.began), reverse=True)


def summits_since(step):
    """Count the public summits that were held after a step was last heard of."""
    held = Summit.objects.published().held()
    return held.filter(began_on_first__gt=heard_until(step)).count()
