"""Queries over what was said, and the events it was said of."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from archive.record.date_columns import InTime
from archive.sources.querysets import PublishedSourcedQuerySet, SourcedQuerySet
from summits.querysets.meetings import summit_told


class EventQuerySet(PublishedSourcedQuerySet):
    """Queries over events."""

    def naming_state(self, state):
        """Return the events that name ``state``, a key, or took place in it."""
        named = self.model.states.through.objects.filter(state=state)
        return self.filter(Q(place__state=state) | Q(pk__in=named.values("event")))

    def naming_organization(self, organization):
        """Return the events that name ``organization``, a key, or are its meetings."""
        named = self.model.organizations.through.objects
        named = named.filter(organization=organization)
        return self.filter(Q(body=organization) | Q(pk__in=named.values("event")))

    def for_list(self):
        """Load the place and the words of each event, the latest first."""
        return self.select_related("place__state", "passage__source").order_by(
            InTime("began").desc(), "-key"
        )

    def for_page(self):
        """Load what the page of one event shows of itself."""
        return self.select_related("body", "place__state", "passage__source")

    def facts(self):
        return self.as_facts(
            label_en="name_en",
            label_es="name_es",
            page=("summits:event_detail", "slug"),
        )


class StatementQuerySet(SourcedQuerySet):
    """Queries over what was said."""

    def for_page(self):
        """Load who said each statement and the words it rests on, in order."""
        return (
            self.with_words()
            .select_related("person__state")
            .order_by("position", "key")
        )

    def with_people_named(self):
        """Add ``names_people``: whether a statement concerns any person."""
        people = self.model.people.through.objects
        return self.annotate(
            names_people=Exists(people.filter(statement=OuterRef("pk")))
        )

    def with_meeting(self):
        """Load the summit or event each was made at, meeting by meeting.

        The latest comes first.
        """
        began = Coalesce(InTime("summit__began_on"), InTime("event__began"))
        meeting = Coalesce("summit_id", "event_id")
        return self.select_related("event", *summit_told("summit__")).order_by(
            began.desc(), meeting.desc(), "position", "key"
        )

    def facts(self):
        return self.as_facts(
            label_en="summary_en",
            label_es="summary_es",
            page=(
                Case(
                    When(summit=None, then=Value("summits:event_detail")),
                    default=Value("summits:summit_detail"),
                ),
                Coalesce("summit__slug", "event__slug"),
            ),
        )
