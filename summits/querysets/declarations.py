"""Queries over what summits adopted."""

from django.db.models import Case, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, JSONObject

from archive.lists.facets import facet_rows
from archive.publishing.querysets import count_of, rows_of
from archive.record.date_columns import InTime
from archive.record.languages import LANGUAGES
from archive.record.text import as_text
from archive.sources.querysets import PublishedSourcedQuerySet
from summits.querysets.meetings import (
    HOST,
    host_rows,
    part_taken,
    place_rows,
    summit_extra,
    summit_told,
)

# Of a declaration: by any it is found.
DATES = "summit__began_on", "event__began", "adopted_on"
ADOPTERS = *summit_told("summit__"), "event__place__state", "organization"


class DeclarationQuerySet(PublishedSourcedQuerySet):
    """Queries over declarations."""

    def newest_first(self):
        """Order by summit or event, the latest first, then by number.

        Those of a body by the day of their adoption.
        """
        return self.order_by(
            Coalesce(*map(InTime, DATES)).desc(),
            Coalesce("summit_id", "event_id", "organization_id").desc(),
            "number",
            "key",
        )

    def with_adopter(self):
        """Load the summit, the event or the body of each."""
        return self.select_related(*ADOPTERS)

    def for_list(self):
        """Load what a row of the list shows.

        Adds ``passage_count``, of its text, and ``first_passage``: a dictionary of the
        fields of the first, or None.
        """
        passages = self._passages().published()
        first = passages.filter(source=OuterRef("text")).in_order()
        fields = JSONObject(label="label", text="text")
        loaded = self.with_adopter().select_related("passage__source", "text")
        return loaded.annotate(
            passage_count=count_of(passages, "source__declaration"),
            first_passage=Subquery(first.values(fields=fields)[:1]),
        )

    def for_page(self):
        """Load what the page of a declaration shows, its passages in order.

        With those that are withdrawn.
        """
        loaded = self.with_adopter().select_related("passage__source", "text")
        return loaded.prefetch_related(
            Prefetch(
                "text__passages",
                queryset=self._passages()
                .with_withdrawn()
                .in_order()
                .select_related("source", "reported_in__source"),
            )
        )

    def _passages(self):
        text = self.model._meta.get_field("text").related_model
        return rows_of(text, "passages")

    def facet_rows(self):
        """Return the facets of these declarations: country, year, kind, topic.

        A year is that of its summit or event or, if a source states it, of its
        adoption. A country or topic is that of a statement whose words are the
        declaration's, be it by a citation.
        """
        summit = self.model._meta.get_field("summit").related_model
        participations = rows_of(summit, "participations").published()
        places = rows_of(summit, "further_places").published()
        declared = {"summit__declarations__in": self}
        return facet_rows(self, "kind", "kind").union(
            *(
                facet_rows(dated, "year", date)
                for date in DATES
                for dated in [self.filter(**{f"{date}__gt": ""})]
            ),
            host_rows(self.exclude(summit=None), "summit__"),
            place_rows(places.filter(**declared), "summit__declarations__pk"),
            facet_rows(
                self.filter(event__place__isnull=False),
                "country",
                "event__place__state__slug",
                role=HOST,
                labels=("event__place__state__name_en", "event__place__state__name_es"),
            ),
            facet_rows(
                self.filter(event__states__isnull=False),
                "country",
                "event__states__slug",
                role="concerned",
                labels=("event__states__name_en", "event__states__name_es"),
            ),
            facet_rows(
                participations.exclude(state=None).filter(**declared),
                "country",
                "state__slug",
                key="summit__declarations__pk",
                role=part_taken(),
                labels=("state__name_en", "state__name_es"),
            ),
            *(
                arm
                for words in ("passage", "citations__passage")
                for arm in self._concerned(f"{words}__source__declaration")
            ),
            all=True,
        )

    def _concerned(self, path):
        """Return what the statements name that ``path`` leads from: two arms."""
        summit = self.model._meta.get_field("summit").related_model
        statements = rows_of(summit, "statements").published()
        statements = statements.filter(**{f"{path}__in": self})
        return [
            facet_rows(
                statements.exclude(**{name: None}),
                facet,
                f"{name}__slug",
                key=f"{path}__pk",
                role=role,
                labels=(f"{name}__name_en", f"{name}__name_es"),
            )
            for facet, name, role in [
                ("country", "states", "concerned"),
                ("topic", "topics", ""),
            ]
        ]

    def facts(self):
        title_en, title_es = (self._called(code) for code in LANGUAGES)
        return self.as_facts(
            label_en=title_en,
            label_es=title_es,
            extra=Case(
                When(~UNTITLED, then=NOTHING),
                When(summit=None, then=as_text("kind")),
                default=Concat(
                    *(as_text("kind"), BAR, NUMBER, BAR, summit_extra("summit__"))
                ),
            ),
            page=("summits:declaration_detail", Coalesce("summit__slug", Value(""))),
            part="slug",
        )

    def _called(self, code):
        """Return the expression for the title, or for what a made one begins with."""
        whose = [as_text(f"{of}__name_{code}") for of in ("event", "organization")]
        made = Coalesce(*whose, NOTHING)
        return Case(When(UNTITLED, then=made), default=as_text(f"title_{code}"))


UNTITLED = Q(title_en="", title_es="")
BAR, NOTHING = as_text(Value("|")), as_text(Value(""))
NUMBER = Case(When(told_apart=True, then=as_text("number")), default=NOTHING)
