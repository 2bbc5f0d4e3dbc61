"""Public pages of summits and events."""

from operator import attrgetter

from django.utils import timezone

from archive.lists.views import FacetList
from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from archive.publishing.parts import parted
from archive.publishing.querysets import rows_of
from archive.publishing.views import RecordPage
from archive.sources.citations import attach_citations
from members.offices import attach_offices
from summits.concerns import attach_concerns
from summits.filters import SummitFilter
from summits.models import (
    BodyAct,
    Declaration,
    Event,
    MembershipAct,
    Participation,
    Photo,
    Statement,
    StateOf,
    Summit,
    SummitPlace,
)
from summits.querysets import NAMED


class SummitList(FacetList):
    """List summits, newest first."""

    filterset_class = SummitFilter
    template_name = "summits/summit_list.html"
    context_object_name = "summits"

    queryset = Summit.objects.published().newest_first().for_list()


class SummitDetail(RecordPage):
    """Show one summit: what was said, in whose words, who took part."""

    @staticmethod
    @compiled
    def found(slug):
        return Summit.objects.published().filter(slug=slug).for_page()

    def get_context_data(self, **kwargs):
        summit = self.object
        declarations, took_part, said, milestones, photos, *rare = in_one_query(
            *(rows.question(summit.pk) for rows in SHOWN),
            acts_at.question(summit.pk) if summit.has_acts else None,
            body_acts_at.question(summit.pk) if summit.has_body_acts else None,
            places_at.question(summit.pk) if summit.has_places else None,
        )
        acts, body_acts, places = rare
        took_part = by_capacity(took_part)
        participations, parts_withdrawn = parted(took_part, CAPACITY, REPORT)
        places, places_withdrawn = parted(sorted(places, key=attrgetter("order")))
        summit.met_also = [row for row in places if row.is_where_it_met]
        summit.parts_named = participations
        for row in (*declarations, *took_part, *said, *milestones, *acts, *photos):
            row.summit = summit
        statements, withdrawn = parted(said, SPEAKER)
        attach_concerns([summit, *statements])
        attach_offices(rows=[*participations, *statements])
        attach_citations(
            *(*declarations, *milestones, *acts, *body_acts),
            *(amount for step in milestones for amount in step.sums),
            of_page=[summit, *places, *participations, *statements],
        )
        return super().get_context_data(
            **kwargs,
            declarations=declarations,
            participations=participations,
            parts_withdrawn=parts_withdrawn,
            places=places,
            places_withdrawn=places_withdrawn,
            statements=statements,
            withdrawn=withdrawn,
            milestones=milestones,
            acts=sorted(acts, key=attrgetter("place")),
            body_acts=sorted(body_acts, key=attrgetter("place")),
            photos=photos,
            is_to_come=is_to_come(summit, timezone.localdate()),
            **{
                name: (fields := getattr(summit, name)) and Summit(**fields)
                for name in ("earlier", "later", "earlier_of_series", "later_of_series")
            },
        )


@compiled
def declarations_of(summit):
    """Return the public declarations of a summit, a key, by number."""
    declarations = Declaration.objects.published().filter(summit=summit)
    return declarations.for_list().order_by("number")


@compiled
def participations_in(summit):
    """Return the participations in a summit, a key, with those withdrawn."""
    parts = Participation.objects.with_withdrawn().filter(summit=summit)
    return parts.for_page()


@compiled
def said_at(summit):
    """Return the statements of a summit, a key, with those withdrawn."""
    statements = Statement.objects.with_withdrawn().filter(summit=summit)
    return statements.for_page().with_people_named()


@compiled
def steps_at(summit):
    """Return the public steps of initiatives at a summit, a key."""
    steps = rows_of(Summit, "milestones").published().filter(summit=summit)
    return steps.for_page().with_amounts()


@compiled
def acts_at(summit):
    """Return the public acts of membership at a summit, a key, with the states."""
    acts = MembershipAct.objects.published().filter(summit=summit)
    return acts.with_words().with_state()


@compiled
def places_at(summit):
    """Return the further places of a summit, a key, with those withdrawn."""
    places = SummitPlace.objects.with_withdrawn().filter(summit=summit)
    return places.for_page()


@compiled
def body_acts_at(summit):
    """Return the public acts of bodies at a summit, a key, or by its declarations."""
    return BodyAct.objects.published().of_summit(summit).for_page().with_body()


@compiled
def photos_of(summit):
    """Return the public photos of a summit, a key."""
    return Photo.objects.published().filter(summit=summit).in_order()


SHOWN = declarations_of, participations_in, said_at, steps_at, photos_of
# By what a page puts statements and participations under headings.
SPEAKER = attrgetter("person")
CAPACITY, REPORT = attrgetter("group"), attrgetter("collective_words")


def by_capacity(participations):
    """Return participations members first, in the order of ``Capacity``.

    Last come those of whom no source says that they came.
    """
    order = [*Participation.Capacity.values, NAMED]
    return sorted(participations, key=lambda row: order.index(row.group))


def is_to_come(summit, day):
    """Tell whether a summit is announced and ``day``, a ``date``, is not after it."""
    is_left_behind = summit.began_on and summit.began_on_last < day.isoformat()
    return summit.state_of == StateOf.ANNOUNCED and not is_left_behind


class EventDetail(RecordPage):
    """Show an event, what was said at it, and what the summits said of it."""

    @staticmethod
    @compiled
    def found(slug):
        return Event.objects.published().filter(slug=slug).for_page()

    def get_context_data(self, **kwargs):
        event = self.object
        said = said_at_event(event.pk)
        for statement in said:
            statement.event = event
        statements, withdrawn = parted(said, SPEAKER)
        about = said_of_event(event.pk)
        declarations = declarations_of_event(event.pk)
        for declaration in declarations:
            declaration.event = event
        attach_concerns([event, *statements])
        attach_offices(rows=[*statements, *about])
        attach_citations(*about, *declarations, of_page=[event, *statements])
        return super().get_context_data(
            **kwargs,
            declarations=declarations,
            statements=statements,
            withdrawn=withdrawn,
            initiatives=initiatives_of_event(event.pk),
            about=about,
        )


@compiled
def declarations_of_event(event):
    """Return the public declarations of an event, a key, by number, with words."""
    declarations = Declaration.objects.published().filter(event=event)
    return declarations.with_words().order_by("number")


@compiled
def initiatives_of_event(event):
    """Return the public initiatives of an event, a key, by name."""
    return rows_of(Event, "initiatives").published().filter(events=event).by_name()


@compiled
def said_at_event(event):
    """Return the statements of an event, a key, with those withdrawn."""
    return Statement.objects.with_withdrawn().filter(event=event).for_page()


@compiled
def said_of_event(event):
    """Return the public statements of meetings that name an event, a key."""
    statements = Statement.objects.published().filter(events=event)
    return statements.for_page().with_meeting()
