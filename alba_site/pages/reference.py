"""Pages of reference records: a country, a person, an organization."""

from itertools import chain

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.utils import timezone

from alba_site.pages.former_names import attach_former_names
from archive.lists.side_by_side import SideBySide
from archive.publishing.compiled import compiled
from archive.publishing.parts import parted
from archive.record.text import folded
from archive.sources.citations import attach_citations
from initiatives.models import Initiative, InitiativeState, Milestone
from members.acts import attach_acts_of_page
from members.bars import bars_of
from members.bodies import attach_body_acts_of_page
from members.evidence import attach_evidence
from members.latest import latest_answers
from members.models import Membership, Organization, Person, State, Tenure
from members.offices import attach_offices
from members.roll import answered_by, counted
from members.standing import OnDay
from members.tiles import tile_map
from summits.models import (
    Declaration,
    Event,
    Participation,
    Statement,
    Summit,
    SummitPlace,
)
from summits.querysets import APART, HOST, NAMED, TOOK_PART

ACTS = list(Statement.Act)
HEADINGS = [HOST, TOOK_PART, *APART, Participation.Role.COLLECTIVE, NAMED]


def statements_naming(**named):
    """Return the public statements that name a record, with their meeting."""
    return Statement.objects.published().filter(**named).for_page().with_meeting()


def parts_naming(**named):
    """Return the public participations that name a record, with their summit."""
    return Participation.objects.published().filter(**named).for_page().with_summit()


def places_in(state):
    """Return the public further places in ``state``, a key or an expression."""
    return SummitPlace.objects.published().in_state(state)


def initiatives_of(state):
    """Return the public parts that a state, a key or an expression, has in them."""
    return InitiativeState.objects.published().filter(state=state)


class StateDetail(SideBySide):
    """Show what the record says of a state: standing, summits, people, statements."""

    template_name = "pages/state_detail.html"
    lists = {
        "hosted": lambda state: (
            Summit.objects.published().hosted_by(state).newest_first()
        ),
        "places": lambda state: places_in(state).for_page().with_summit(),
        "parts": lambda state: parts_naming(state=state),
        "statements": lambda state: statements_naming(states=state),
        "events": lambda state: (
            Event.objects.published().naming_state(state).for_list()
        ),
        "initiatives": lambda state: initiatives_of(state).for_page(),
        "people": lambda state: Person.objects.published().of_state(state).by_rank(),
    }

    @staticmethod
    @compiled
    def found(slug):
        return (
            State.objects.published()
            .filter(slug=slug)
            .knowing_former_names()
            .annotate(
                has_initiatives=Exists(steps_at_summits_of(OuterRef("pk")))
                | Exists(initiatives_of(OuterRef("pk")))
            )
        )

    def get(self, request, *args, **kwargs):
        return self.by_slug() or super().get(request, *args, **kwargs)

    def by_slug(self):
        """Redirect a country asked for by its ISO code to its address; else None."""
        code = self.kwargs["slug"]
        if len(code) not in (2, 3) or not code.isalpha():
            return None
        slug = State.objects.slug_of(code)
        return (
            redirect("pages:state_detail", slug) if slug not in (None, code) else None
        )

    def get_context_data(self, **kwargs):
        state, today = self.object, timezone.localdate()
        held = sorted(periods_of(state.pk), key=answered_by)
        periods, withdrawn = parted(held, answered_by)
        acts = attach_acts_of_page(periods)
        attach_former_names(state)
        lists = self.cut(state.pk)
        hosted, places, parts, statements, events, initiatives, people = lists.values()
        attach_offices(people, rows=[*parts, *statements])
        tenures = [tenure for person in people for tenure in person.offices]
        attach_citations(
            *(*hosted, *places, *parts, *statements, *events, *initiatives, *tenures),
            of_page=[*periods, *acts, *state.names_before],
        )
        attach_evidence(periods)
        concerned = summits_of(statements)
        parts.sort(key=by_heading)
        statements.sort(key=by_act)
        people.sort(key=by_rank)
        answers = latest_answers(state, periods, today)
        on_day = counted(answers).get(state, OnDay.UNDOCUMENTED)
        return super().get_context_data(
            **kwargs,
            **lists,
            withdrawn=withdrawn,
            answers=answers,
            on_day=on_day,
            bars=bars_of(answers, today),
            map=tile_map({state: on_day}),
            concerned=concerned,
            in_summits=bool(hosted or places or parts or concerned),
        )


@compiled
def periods_of(state):
    """Return the memberships of a state, a key, in order, with those withdrawn."""
    return Membership.objects.with_withdrawn().filter(state=state).for_page()


class PersonDetail(SideBySide):
    """Show a person: offices with the day attested, and what was said."""

    template_name = "pages/person_detail.html"
    lists = {
        "said": lambda person: statements_naming(person=person),
        "about": lambda person: statements_naming(people=person),
        "parts": lambda person: parts_naming(person=person),
        "steps": lambda person: (
            Milestone.objects.published()
            .filter(person=person)
            .for_page()
            .with_amounts()
        ),
        "events": lambda person: (
            Event.objects.published().filter(people=person).for_list()
        ),
    }

    @staticmethod
    @compiled
    def found(slug):
        return Person.objects.published().filter(slug=slug).for_page()

    def get_context_data(self, **kwargs):
        person = self.object
        lists = self.cut(person.pk)
        attach_offices([person], rows=lists["about"])
        tenures, withdrawn = person.offices, person.offices_withdrawn
        sums = [amount for step in lists["steps"] for amount in step.sums]
        attach_citations(*chain(*lists.values(), sums), of_page=[person, *tenures])
        lists["said"].sort(key=by_act)
        lists["about"].sort(key=by_act)
        return super().get_context_data(
            **kwargs,
            **lists,
            tenures=tenures,
            held=[*tenures, *person.offices_given],
            withdrawn=withdrawn,
        )


class OrganizationDetail(SideBySide):
    """Show an organization: who spoke for it, and what the summits said of it."""

    template_name = "pages/organization_detail.html"
    lists = {
        "tenures": lambda organization: (
            Tenure.objects.published()
            .filter(office__organization=organization)
            .with_holder()
        ),
        "parts": lambda organization: parts_naming(organization=organization),
        "about": lambda organization: statements_naming(organizations=organization),
        "hosted": lambda organization: (
            Initiative.objects.published()
            .filter(host=organization)
            .with_words()
            .by_name()
        ),
        "events": lambda organization: (
            Event.objects.published().naming_organization(organization).for_list()
        ),
        "declarations": lambda organization: (
            Declaration.objects.published()
            .filter(organization=organization)
            .with_words()
            .select_related("organization")
            .newest_first()
        ),
    }

    @staticmethod
    @compiled
    def found(slug):
        return Organization.objects.published().filter(slug=slug).for_page()

    def get_context_data(self, **kwargs):
        organization = self.object
        lists = self.cut(organization.pk)
        told = [*lists["parts"], *lists["about"]]
        attach_offices(rows=told, tenures=lists["tenures"])
        attach_former_names(organization)
        attach_body_acts_of_page(organization)
        of_page = [organization, *organization.acts_told, *organization.names_before]
        attach_citations(*chain(*lists.values()), of_page=of_page)
        lists["about"].sort(key=by_act)
        lists["hosted"].sort(key=lambda initiative: folded(initiative.name))
        return super().get_context_data(**kwargs, **lists)


def steps_at_summits_of(state):
    """Return the public steps of initiatives at summits that ``state`` had a part in.

    ``state`` is a key or an expression; the initiatives are those that the list finds
    under the country.
    """
    return Milestone.objects.published().filter(
        Q(summit__host_state=state)
        | Q(summit__host_state=None, summit__place__state=state)
        | Q(summit__further_places__in=places_in(state).where_it_met())
        | Q(
            summit__participations__state=state,
            summit__participations__in=Participation.objects.published().present(),
        )
    )


def by_rank(person):
    """Return the place of a person among others: by office, then by folded name."""
    return person.rank, folded(person.sorted_as)


def by_act(statement):
    """Return the place of a statement among others: by act."""
    return ACTS.index(statement.act)


def by_heading(part):
    """Return the place of a ``Participation`` among others: by ``heading``."""
    return HEADINGS.index(part.heading)


def summits_of(statements):
    """Return the summits at which statements were made, each once, in their order."""
    return list({s.summit_id: s.summit for s in statements if s.summit}.values())
