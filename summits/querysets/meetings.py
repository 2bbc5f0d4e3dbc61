"""Queries over summits, and the words for what somebody was there."""

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, JSONObject

from archive.lists.facets import facet_rows
from archive.publishing.querysets import count_of, rows_of
from archive.record.date_columns import InTime
from archive.record.text import as_text
from archive.sources.querysets import PublishedSourcedQuerySet

TOOK_PART, HOST, NAMED = "participant", "host", "named"
PARTNER = "partner"  # the role of whom a joint summit is held with
APART = ("observer", "guest")  # capacities that readers never find among the members
AWAY = ("expected", "invited", "excused")  # roles of whom no source says that they came
PLANNED = "planned"  # the part of a further place at which the summit did not meet


def part_taken():
    """Return the expression for the part that a participation gives: see ``part``."""
    return Case(
        When(role__in=AWAY, then=Value(NAMED)),
        When(role=HOST, then=Value(HOST)),
        When(capacity__in=APART, then=F("capacity")),
        default=Value(TOOK_PART),
    )


def summit_told(path=""):
    """Return what is loaded to tell where a summit met; ``path`` leads to it."""
    return f"{path}host_state", f"{path}place__state"


def of_host(path="", field="slug"):
    """Return the expression for a field of the state that was the host of a summit.

    ``path`` leads to the summit, ``"summit__"``. None where no host is recorded.
    """
    return Coalesce(f"{path}host_state__{field}", f"{path}place__state__{field}")


def host_rows(queryset, path="", key="pk"):
    """Return the facet rows of the states that were the hosts of summits.

    ``path`` leads from the rows of ``queryset`` to the summit.
    """
    names = of_host(path, "name_en"), of_host(path, "name_es")
    hosted = Q(**{f"{path}host_state__isnull": False}) | Q(
        **{f"{path}place__isnull": False}
    )
    return facet_rows(
        queryset.filter(hosted),
        "country",
        of_host(path),
        key=key,
        role=HOST,
        labels=names,
    )


def place_rows(places, key):
    """Return the facet rows of the states in which summits had further ``places``.

    They are hosts where it met, and named where it was planned. ``key`` is as that of
    ``facet_rows()``.
    """
    return facet_rows(
        places,
        "country",
        "place__state__slug",
        key=key,
        role=Case(When(part=PLANNED, then=Value(NAMED)), default=Value(HOST)),
        labels=("place__state__name_en", "place__state__name_es"),
    )


def summit_extra(path=""):
    """Return the expression that ``Summit.fact_label`` reads: what makes the title."""
    bar, nothing = as_text(Value("|")), as_text(Value(""))
    return Concat(
        as_text(f"{path}series"),
        bar,
        Coalesce(as_text(f"{path}number"), nothing),
        bar,
        as_text(f"{path}began_on"),
        bar,
        as_text(f"{path}held_with_en"),
        bar,
        as_text(f"{path}held_with_es"),
    )


class SummitQuerySet(PublishedSourcedQuerySet):
    """Queries over summits."""

    def hosted_by(self, state):
        """Return the summits that ``state`` was the host of, with place and words."""
        hosted = Q(host_state=state) | Q(host_state=None, place__state=state)
        return self.filter(hosted).select_related(*summit_told(), "passage__source")

    def held(self):
        """Return the summits that took place, as far as is known."""
        return self.filter(state_of="held")

    def to_come(self, day):
        """Return the summits announced for ``day``, ISO, or later."""
        return self.filter(
            Q(began_on="") | Q(began_on_last__gte=day),
            state_of="announced",
        )

    def newest_first(self):
        """Order by opening day, the latest first."""
        return self.order_by(InTime("began_on").desc(), "-key")

    def oldest_first(self):
        """Order by opening day, the earliest first."""
        return self.order_by(InTime("began_on"), "key")

    def for_list(self):
        """Load what a row of the list shows.

        Adds ``passage_count`` and ``initiative_count`` (public ones), ``parts_named``,
        the participations of states and of partners, and ``met_also``, the further
        places where it met.
        """
        participations = rows_of(self.model, "participations").published()
        places = rows_of(self.model, "further_places").published()
        declarations = rows_of(self.model, "declarations").published()
        text = declarations.model._meta.get_field("text").related_model
        passages = rows_of(text, "passages").published()
        return (
            self.select_related(*summit_told(), "passage__source")
            .annotate(
                passage_count=count_of(
                    passages.filter(source__declaration__in=declarations),
                    "source__declaration__summit",
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
                    participations.told_in_lists(),
                    to_attr="parts_named",
                ),
                Prefetch(
                    "further_places",
                    places.where_it_met().with_place(),
                    to_attr="met_also",
                ),
            )
        )

    def for_page(self):
        """Load what the page of one summit shows of itself.

        Adds ``has_acts``, whether acts of membership name it, ``has_body_acts``,
        whether acts of bodies do, and ``has_places``, whether it has further ones;
        ``earlier`` and ``later``, the public summits next in time, and
        ``earlier_of_series`` and ``later_of_series``, those next in number. Each is a
        dictionary of the fields from which title and address are made, or None.
        """
        loaded = self.select_related(*summit_told(), "passage__source")
        acts = rows_of(self.model, "membership_acts").filter(summit=OuterRef("pk"))
        body_acts = rows_of(self.model, "body_acts").of_summit(OuterRef("pk"))
        places = rows_of(self.model, "further_places").filter(summit=OuterRef("pk"))
        return loaded.annotate(
            has_acts=Exists(acts),
            has_body_acts=Exists(body_acts),
            has_places=Exists(places),
            earlier=self._neighbour("lt").newest_first()._as_dictionary(),
            later=self._neighbour("gt").oldest_first()._as_dictionary(),
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
        own = InTime(OuterRef("began_on"))
        placed = self.model.objects.published().alias(placed=InTime("began_on"))
        return placed.filter(
            Q(**{f"placed__{side}": own})
            | Q(**{"placed": own, f"key__{side}": OuterRef("key")})
        )

    def _as_dictionary(self):
        named = ("series", "number", "began_on", "held_with_en", "held_with_es")
        fields = JSONObject(**{name: name for name in ("slug", *named)})
        return Subquery(self.values(fields=fields)[:1])

    def facet_rows(self):
        """Return the facets of these summits: country, year, series, topic."""
        participations = rows_of(self.model, "participations").published()
        participations = participations.filter(summit__in=self)
        places = rows_of(self.model, "further_places").published()
        statements = rows_of(self.model, "statements").published()
        statements = statements.filter(summit__in=self)
        state = ("state__name_en", "state__name_es")
        return facet_rows(self.exclude(began_on=""), "year", "began_on").union(
            facet_rows(self, "series", "series"),
            host_rows(self),
            place_rows(places.filter(summit__in=self), "summit_id"),
            facet_rows(
                participations.exclude(state=None),
                "country",
                "state__slug",
                key="summit_id",
                role=part_taken(),
                labels=state,
            ),
            facet_rows(
                statements.exclude(states=None),
                "country",
                "states__slug",
                key="summit_id",
                role="concerned",
                labels=("states__name_en", "states__name_es"),
            ),
            facet_rows(
                statements.exclude(topics=None),
                "topic",
                "topics__slug",
                key="summit_id",
                labels=("topics__name_en", "topics__name_es"),
            ),
            facet_rows(
                self.exclude(topics=None),
                "topic",
                "topics__slug",
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
