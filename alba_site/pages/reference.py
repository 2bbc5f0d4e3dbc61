"""Pages of reference records: a country, a person, an organization."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import DetailView

from archive.publishing.views import PublicPage
from archive.record.text import folded
from archive.sources.citations import attach_citations
from initiatives.models import Milestone
from members.bars import bars_of
from members.models import Membership, Organization, Person, State, Tenure
from members.roll import answers_for, membership_in
from members.tiles import tile_map
from summits.models import Event, Participation, Statement, Summit
from summits.querysets import APART, TOOK_PART

ACTS = list(Statement.Act)
PARTS = [TOOK_PART, *APART]
NO_OFFICE = 1000  # ranks behind every office


class StateDetail(PublicPage, DetailView):
    """Show what the record says of a state: standing, summits, people, statements."""

    template_name = "pages/state_detail.html"

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

    def get_queryset(self):
        self.today = timezone.localdate()
        return State.objects.published().annotate(
            has_initiatives=Exists(steps_at_summits_of(OuterRef("pk")))
        )

    def get_context_data(self, **kwargs):
        state = self.object
        periods = list(Membership.objects.published().filter(state=state).for_page())
        hosted = list(Summit.objects.published().hosted_by(state).newest_first())
        parts = list(state.participations.published().for_page().with_summit())
        statements = list(state.statements.published().for_page().with_meeting())
        events = list(Event.objects.published().naming_state(state).for_list())
        people = list(Person.objects.published().of_state(state))
        Tenure.objects.with_words().attach_offices(people, rows=[*parts, *statements])
        tenures = [tenure for person in people for tenure in person.offices]
        attach_citations(*periods, *hosted, *parts, *statements, *events, *tenures)
        people.sort(key=by_rank)
        answers = answers_for(state, periods, self.today)
        on_day = membership_in(answers)
        return super().get_context_data(
            **kwargs,
            today=self.today.isoformat(),
            answers=answers,
            on_day=on_day,
            bars=bars_of(answers, self.today),
            map=tile_map({state: on_day}),
            hosted=hosted,
            parts=sorted(
                (part for part in parts if not part.collective_words),
                key=lambda row: PARTS.index(row.part),
            ),
            collective=[part for part in parts if part.collective_words],
            concerned=summits_of(statements),
            statements=by_act(statements),
            events=events,
            people=people,
        )


class PersonDetail(PublicPage, DetailView):
    """Show a person: offices with the day attested, and what was said."""

    template_name = "pages/person_detail.html"

    def get_queryset(self):
        return Person.objects.published().for_page()

    def get_context_data(self, **kwargs):
        person = self.object
        tenures = list(person.tenures.published().with_holder())
        said = list(person.statements.published().for_page().with_meeting())
        about = list(person.statements_about.published().for_page().with_meeting())
        parts = list(person.participations.published().for_page().with_summit())
        steps = list(person.milestones.published().for_page())
        events = list(person.events.published().for_list())
        Tenure.objects.attach_offices(rows=about)
        attach_citations(person, *tenures, *said, *about, *parts, *steps, *events)
        return super().get_context_data(
            **kwargs,
            tenures=tenures,
            said=by_act(said),
            about=by_act(about),
            parts=parts,
            steps=steps,
            events=events,
        )


class OrganizationDetail(PublicPage, DetailView):
    """Show an organization: who spoke for it, and what the summits said of it."""

    template_name = "pages/organization_detail.html"

    def get_queryset(self):
        return Organization.objects.published().for_page()

    def get_context_data(self, **kwargs):
        organization = self.object
        tenures = list(
            Tenure.objects.published()
            .filter(office__organization=organization)
            .with_holder()
        )
        parts = list(organization.participations.published().for_page().with_summit())
        about = list(organization.statements.published().for_page().with_meeting())
        hosted = list(organization.initiatives.published().with_words().by_name())
        events = list(organization.events.published().for_list())
        Tenure.objects.attach_offices(rows=[*parts, *about])
        attach_citations(organization, *tenures, *parts, *about, *hosted, *events)
        return super().get_context_data(
            **kwargs,
            tenures=tenures,
            parts=parts,
            about=by_act(about),
            hosted=sorted(hosted, key=lambda initiative: folded(initiative.name)),
            events=events,
        )


def steps_at_summits_of(state):
    """Return the public steps of initiatives at summits that ``state`` had a part in.

    ``state`` is a key or an expression; the initiatives are those that the list finds
    under the country.
    """
    return Milestone.objects.published().filter(
        Q(summit__place__state=state)
        | Q(
            summit__participations__state=state,
            summit__participations__in=Participation.objects.published(),
        )
    )


def by_rank(person):
    """Return the place of a person among others: by office, then by name."""
    ranks = [tenure.office.rank for tenure in person.offices]
    return min(ranks, default=NO_OFFICE), folded(person.name)


def by_act(statements):
    """Return statements act by act, in the order of ``Statement.Act``."""
    return sorted(statements, key=lambda statement: ACTS.index(statement.act))


def summits_of(statements):
    """Return the summits at which statements were made, each once, in their order."""
    return list({s.summit_id: s.summit for s in statements if s.summit}.values())
