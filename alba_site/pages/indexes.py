"""The indexes of countries, people, organizations and events: all there are, by name.

Each row leads to the page of the record and tells what that page has to say.
"""

from operator import attrgetter

from django.db.models import OuterRef
from django.utils import timezone
from django.views.generic import ListView

from archive.publishing.compiled import compiled
from archive.publishing.querysets import how_many
from archive.publishing.views import PublicPage
from archive.record.text import folded
from initiatives.models import Initiative
from members.latest import latest_answers
from members.models import Organization, Person, State
from members.offices import attach_offices
from members.roll import held
from summits.models import Event, Statement, Summit


def said():
    """Return the public statements."""
    return Statement.objects.published()


class Index(PublicPage, ListView):
    """List all public records of a kind, ``?page=2`` the next.

    ``found`` is a compiled function that returns them, ``sorted_by`` the attribute with
    the text that they are in order of. ``attach`` sets on those of a page what their
    rows tell.
    """

    context_object_name = "records"
    paginate_by = 200
    parameters = ["page"]
    found = None
    sorted_by = "name"

    def get_queryset(self):
        called = attrgetter(self.sorted_by)
        return sorted(self.found(), key=lambda record: folded(called(record)))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        self.attach(context[self.context_object_name])
        return context

    def attach(self, records):
        """Set on ``records`` what a row tells beside them; here nothing."""


class StateList(Index):
    """List the countries: what each is to the bloc, and how often it is spoken of."""

    template_name = "pages/state_list.html"

    @staticmethod
    @compiled
    def found():
        state = OuterRef("pk")
        return State.objects.published().annotate(
            hosted_count=how_many(Summit.objects.published().hosted_by(state)),
            mention_count=how_many(said().filter(states=state)),
        )

    def attach(self, records):
        today = timezone.localdate()
        periods = {one.state.pk: one.periods for one in held()}
        for state in records:
            own = periods.get(state.pk, [])
            state.answers = latest_answers(state, own, today)


class PersonList(Index):
    """List the people: the offices that sources give each, what they said."""

    template_name = "pages/person_list.html"
    sorted_by = "sorted_as"

    @staticmethod
    @compiled
    def found():
        person = OuterRef("pk")
        return Person.objects.published().annotate(
            statement_count=how_many(said().filter(person=person)),
            mention_count=how_many(said().filter(people=person)),
        )

    def attach(self, records):
        attach_offices(records)


class OrganizationList(Index):
    """List the organizations: what each is, what it has to do with."""

    template_name = "pages/organization_list.html"

    @staticmethod
    @compiled
    def found():
        organization = OuterRef("pk")
        hosted = Initiative.objects.published().filter(host=organization)
        return Organization.objects.published().annotate(
            initiative_count=how_many(hosted),
            mention_count=how_many(said().filter(organizations=organization)),
        )


class EventList(Index):
    """List the events, the latest first."""

    template_name = "pages/event_list.html"

    @staticmethod
    @compiled
    def found():
        events = Event.objects.published().for_list()
        mentions = said().filter(events=OuterRef("pk"))
        return events.annotate(mention_count=how_many(mentions))

    def get_queryset(self):
        return self.found()
