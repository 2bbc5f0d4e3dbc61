"""Queries over summits and what belongs to them."""

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, JSONObject, Substr

from alba_site.publishing.facets import facet_rows
from alba_site.publishing.querysets import (
    RecordQuerySet,
    count_of,
    public,
    rows_of,
)
from alba_site.publishing.text import as_text
from alba_site.sources.querysets import (
    RESTS_ON,
    PublishedSourcedQuerySet,
    SourcedQuerySet,
)


def summit_extra(path=""):
    """Return the expression that ``Summit.fact_label`` reads: series, number, day."""
    bar, nothing = as_text(Value("|")), as_text(Value(""))
    return Concat(
        as_text(f"{path}series"),
        bar,
        Coalesce(as_text(f"{path}number"), nothing),
        bar,
        as_text(f"{path}began_on"),
    )


class SummitQuerySet(PublishedSourcedQuerySet):
    """Queries over summits."""

    def hosted_by(self, state):
        """Return the summits that met in ``state``, with their place and words."""
        return self.filter(place__state=state).select_related(
            "place__state", "passage__source"
        )

    def held(self):
        """Return the summits that took place, as far as is known."""
        return self.filter(state_of="held")

    def to_come(self, day):
        """Return the summits announced for ``day``, a ``date``, or later."""
        return self.filter(
            Q(began_on="") | Q(began_on_last__gte=day.isoformat()),
            state_of="announced",
        )

    def newest_first(self):
        """Order by opening day, the latest first."""
        return self.order_by("-began_on", "-key")

    def for_list(self):
        """Load what a row of the list shows.

        Adds ``passage_count`` and ``initiative_count`` (public ones), and
        ``states_named``, the participations of states with their ``state``.
        """
        participations = rows_of(self.model, "participations").published()
        declarations = rows_of(self.model, "declarations").published()
        return (
            self.select_related("place__state", "passage__source")
            .annotate(
                passage_count=count_of(
                    declarations.filter(text__passages__isnull=False),
                    "summit",
                    counting="text__passages",
                ),
                initiative_count=count_of(
                    rows_of(self.model, "milestones").published(),
                    "summit",
                    counting="initiative",
                ),
            )
            .prefetch_related(
                Prefetch(
                    "participations",
                    participations.of_states(),
                    to_attr="states_named",
                )
            )
        )

    def for_page(self):
        """Load what the page of one summit shows of itself.

        Adds ``earlier`` and ``later``, the public summits next in time, and
        ``earlier_of_series`` and ``later_of_series``, those next in number. Each is a
        dictionary of the fields from which title and address are made, or None.
        """
        return self.select_related("place__state", "passage__source").annotate(
            earlier=self._neighbour("lt").newest_first()._as_dictionary(),
            later=self._neighbour("gt").order_by("began_on", "key")._as_dictionary(),
            earlier_of_series=self._numbered("lt", "-number")._as_dictionary(),
            later_of_series=self._numbered("gt", "number")._as_dictionary(),
        )

    def _numbered(self, side, order):
        return (
            self.model.objects.published()
            .filter(
                series=OuterRef("series"), **{f"number__{side}": OuterRef("number")}
            )
            .order_by(order)
        )

    def _neighbour(self, side):
        return self.model.objects.published().filter(
            Q(**{f"began_on__{side}": OuterRef("began_on")})
            | Q(**{"began_on": OuterRef("began_on"), f"key__{side}": OuterRef("key")})
        )

    def _as_dictionary(self):
        fields = {name: name for name in ("slug", "series", "number", "began_on")}
        return Subquery(self.values(fields=JSONObject(**fields))[:1])

    def facet_rows(self):
        """Return the facets of the list: country, year, series, topic."""
        participations = rows_of(self.model, "participations").published()
        statements = rows_of(self.model, "statements").published()
        state = ("state__name_en", "state__name_es")
        return facet_rows(
            self.exclude(began_on=""), "year", Substr("began_on", 1, 4)
        ).union(
            facet_rows(self, "series", "series"),
            facet_rows(
                self.exclude(place=None),
                "country",
                "place__state__slug",
                role="host",
                labels=("place__state__name_en", "place__state__name_es"),
            ),
            facet_rows(
                participations.exclude(state=None),
                "country",
                "state__slug",
                key="summit_id",
                role="participant",
                labels=state,
            ),
            facet_rows(
                statements.exclude(summit=None).exclude(states=None),
                "country",
                "states__slug",
                key="summit_id",
                role="concerned",
                labels=("states__name_en", "states__name_es"),
            ),
            facet_rows(
                statements.exclude(summit=None).exclude(topics=None),
                "topic",
                "topics__slug",
                key="summit_id",
                labels=("topics__name_en", "topics__name_es"),
            ),
            all=True,
        )

    def facts(self):
        return self.as_facts(
            label_en=Value(""),
            extra=summit_extra(),
            page=("summits:summit_detail", "slug"),
        )


class ParticipationQuerySet(SourcedQuerySet):
    """Queries over who took part."""

    owner = "summit__"

    def published(self):
        """Return the rows of public summits, whose sources are public too."""
        return super().published().filter(public(f"summit__{RESTS_ON}"))

    def of_states(self):
        """Return the rows that name a state, with its code and name, by the code."""
        return (
            self.exclude(state=None)
            .select_related("state")
            .only("summit", "state__iso_alpha3", "state__name_en", "state__name_es")
            .order_by("state__iso_alpha3", "key")
        )

    def for_page(self):
        """Load whom each row names and the words it rests on, in the order given."""
        return (
            self.with_words()
            .select_related("state", "organization", "person__state")
            .order_by("position", "key")
        )

    def with_summit(self):
        """Load the summit of each row, the latest first."""
        return self.select_related("summit__place__state").order_by(
            "-summit__began_on", "-summit_id", "position", "key"
        )

    def facts(self):
        return self.as_facts(
            label_en=Coalesce(
                "person__name", "organization__name_en", "state__name_en"
            ),
            label_es=Coalesce(
                "person__name", "organization__name_es", "state__name_es"
            ),
            extra="role",
            page=("summits:summit_detail", "summit__slug"),
        )


class DeclarationQuerySet(PublishedSourcedQuerySet):
    """Queries over declarations."""

    def published(self):
        """Return the declarations public now, whose text and summit are public too."""
        return (
            super()
            .published()
            .filter(public("text__"), public("summit__"), public(f"summit__{RESTS_ON}"))
        )

    def newest_first(self):
        """Order by summit, the latest first, then by number."""
        return self.order_by("-summit__began_on", "-summit_id", "number", "key")

    def for_list(self):
        """Load what a row of the list shows.

        Adds ``passage_count``, of its text, and ``first_passage``: a dictionary of the
        fields of the first, or None.
        """
        first = self._passages().filter(source=OuterRef("text")).in_order()
        fields = JSONObject(label="label", text="text")
        return self.select_related(
            "summit__place__state", "passage__source", "text"
        ).annotate(
            passage_count=count_of(self._passages(), "source__declaration"),
            first_passage=Subquery(first.values(fields=fields)[:1]),
        )

    def for_page(self):
        """Load what the page of a declaration shows, its passages in order."""
        return self.select_related(
            "summit__place__state", "passage__source", "text__translation_of"
        ).prefetch_related(
            Prefetch(
                "text__passages",
                queryset=self._passages()
                .in_order()
                .select_related("source", "reported_in__source"),
            )
        )

    def _passages(self):
        text = self.model._meta.get_field("text").related_model
        return rows_of(text, "passages")

    def facet_rows(self):
        """Return the facets of the list: country, year, kind.

        A country is concerned when a statement that quotes the declaration names it.
        """
        summit = self.model._meta.get_field("summit").related_model
        participations = rows_of(summit, "participations").published()
        statements = rows_of(summit, "statements").published()
        declared = {"summit__declarations__in": self}
        return facet_rows(self, "kind", "kind").union(
            facet_rows(
                self.exclude(summit__began_on=""),
                "year",
                Substr("summit__began_on", 1, 4),
            ),
            facet_rows(
                self.exclude(summit__place=None),
                "country",
                "summit__place__state__slug",
                role="host",
                labels=(
                    "summit__place__state__name_en",
                    "summit__place__state__name_es",
                ),
            ),
            facet_rows(
                participations.exclude(state=None).filter(**declared),
                "country",
                "state__slug",
                key="summit__declarations__pk",
                role="participant",
                labels=("state__name_en", "state__name_es"),
            ),
            *(
                facet_rows(
                    statements.exclude(states=None).filter(
                        **{f"{words}__source__declaration__in": self}
                    ),
                    "country",
                    "states__slug",
                    key=f"{words}__source__declaration__pk",
                    role="concerned",
                    labels=("states__name_en", "states__name_es"),
                )
                for words in ("passage", "citations__passage")
            ),
            all=True,
        )

    def facts(self):
        return self.as_facts(
            label_en=Value(""),
            extra=Concat(
                as_text("kind"), as_text(Value("|")), summit_extra("summit__")
            ),
            page=("summits:declaration_detail", "summit__slug"),
            part="slug",
        )


class EventQuerySet(PublishedSourcedQuerySet):
    """Queries over events."""

    def naming_state(self, state):
        """Return the events that name ``state`` or took place in it."""
        named = state.events.values("pk")
        return self.filter(Q(place__state=state) | Q(pk__in=named))

    def for_list(self):
        """Load the place and the words of each event, the latest first."""
        return self.select_related("place__state", "passage__source").order_by(
            "-began", "-key"
        )

    def for_page(self):
        """Load what the page of one event shows of itself."""
        return self.select_related("place__state", "passage__source").prefetch_related(
            "people", "states", "organizations"
        )

    def facts(self):
        return self.as_facts(
            label_en="name_en",
            label_es="name_es",
            page=("summits:event_detail", "slug"),
        )


class StatementQuerySet(SourcedQuerySet):
    """Queries over what was said."""

    def published(self):
        """Return the statements of public summits and events, from public sources."""
        return (
            super()
            .published()
            .filter(
                Q(public("summit__"), public(f"summit__{RESTS_ON}"))
                | Q(public("event__"), public(f"event__{RESTS_ON}"))
            )
        )

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
        """Load the summit or event each was made at, the latest first."""
        began = Coalesce("summit__began_on", "event__began")
        return self.select_related("summit__place__state", "event").order_by(
            began.desc(), "position", "key"
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


class PhotoQuerySet(RecordQuerySet):
    """Queries over the photographs of summits."""

    def published(self):
        """Return the photos of public summits that are described in both languages."""
        return self.filter(public("summit__"), public(f"summit__{RESTS_ON}")).exclude(
            Q(alt_en="") | Q(alt_es="")
        )

    def in_order(self):
        """Order as the editor did."""
        return self.order_by("position", "key")
