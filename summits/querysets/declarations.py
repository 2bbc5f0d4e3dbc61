"""Queries over what summits adopted."""

from django.db.models import Case, OuterRef, Prefetch, Subquery, Value, When
from django.db.models.functions import Concat, JSONObject, Substr

from archive.lists.facets import facet_rows
from archive.publishing.querysets import count_of, rows_of
from archive.record.text import as_text
from archive.sources.querysets import PublishedSourcedQuerySet
from summits.querysets.meetings import part_taken, summit_extra

DATES = "summit__began_on", "adopted_on"  # of a declaration: by either it is found


class DeclarationQuerySet(PublishedSourcedQuerySet):
    """Queries over declarations."""

    def newest_first(self):
        """Order by summit, the latest first, then by number."""
        return self.order_by("-summit__began_on", "-summit_id", "number", "key")

    def for_list(self):
        """Load what a row of the list shows.

        Adds ``passage_count``, of its text, and ``first_passage``: a dictionary of the
        fields of the first, or None.
        """
        passages = self._passages().published()
        first = passages.filter(source=OuterRef("text")).in_order()
        fields = JSONObject(label="label", text="text")
        return self.select_related(
            "summit__place__state", "passage__source", "text"
        ).annotate(
            passage_count=count_of(passages, "source__declaration"),
            first_passage=Subquery(first.values(fields=fields)[:1]),
        )

    def for_page(self):
        """Load what the page of a declaration shows, its passages in order.

        With those that are withdrawn.
        """
        return self.select_related(
            "summit__place__state", "passage__source", "text"
        ).prefetch_related(
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

        A year is that of its summit or, if a source states it, of its adoption. A
        country or topic is that of a statement whose words are the declaration's, be
        it by a citation.
        """
        summit = self.model._meta.get_field("summit").related_model
        participations = rows_of(summit, "participations").published()
        declared = {"summit__declarations__in": self}
        return facet_rows(self, "kind", "kind").union(
            *(
                facet_rows(self.exclude(**{date: ""}), "year", Substr(date, 1, 4))
                for date in DATES
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
        bar, nothing = as_text(Value("|")), as_text(Value(""))
        number = Case(When(told_apart=True, then=as_text("number")), default=nothing)
        return self.as_facts(
            label_en="title_en",
            label_es="title_es",
            extra=Concat(as_text("kind"), bar, number, bar, summit_extra("summit__")),
            page=("summits:declaration_detail", "summit__slug"),
            part="slug",
        )
