"""Queries over what was said, and the events it was said of."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, Concat

from archive.record.date_columns import InTime
from archive.record.languages import LANGUAGES
from archive.record.text import as_text
from archive.sources.querysets import PublishedSourcedQuerySet, SourcedQuerySet
from summits.querysets.meetings import summit_told
from summits.short_speech import SHORT_SPEECH


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
            extra=_words_instead(),
            page=(
                Case(
                    When(summit=None, then=Value("summits:event_detail")),
                    default=Value("summits:summit_detail"),
                ),
                Coalesce("summit__slug", "event__slug"),
            ),
        )


def _words_instead():
    """Return the expression that ``Statement.fact_label`` reads: ``es|Unidos``.

    The language and the words that stand in place of a sentence in it; else nothing.
    """
    shown = SHORT_SPEECH & ~Q(passage__source__display="reference")
    cases = [
        When(
            shown & _is_in(code) & Q(**{f"summary_{code}": ""}),
            then=Concat(as_text(Value(f"{code}|")), "quote"),
        )
        for code in LANGUAGES
    ]
    return Case(*cases, default=as_text(Value("")))


def _is_in(code):
    """Return the condition that the words of a row are in a language."""
    of_its_text = Q(passage__language="", passage__source__language=code)
    return Q(passage__language=code) | of_its_text
