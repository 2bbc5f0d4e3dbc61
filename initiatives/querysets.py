"""Queries over initiatives, their steps and their links."""

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from alba_site.publishing.querysets import public, rows_of
from alba_site.sources.querysets import (
    RESTS_ON,
    PublishedSourcedQuerySet,
    SourcedQuerySet,
)


class InitiativeQuerySet(PublishedSourcedQuerySet):
    """Queries over initiatives."""

    def with_stage(self):
        """Add the latest step that is not implied, as far as public sources tell.

        ``stage`` is a ``Milestone.Step`` value, ``stage_on`` its date or the latest day
        it may have been (partial date text); both empty for an initiative without one.
        """
        steps = (
            rows_of(self.model, "milestones")
            .published()
            .filter(initiative=OuterRef("pk"), implied=False)
            .latest_first()
        )
        return self.annotate(
            stage=Coalesce(Subquery(steps.values("step")[:1]), Value("")),
            stage_on=Coalesce(Subquery(steps.values("placed_on")[:1]), Value("")),
        )

    def by_name(self):
        """Order by the name in the reader's language."""
        return self.order_by(self.model.name.expression(), "key")

    def facts(self):
        return self.as_facts(
            label_en="name_en",
            label_es="name_es",
            page=("initiatives:initiative_detail", "slug"),
        )


class MilestoneQuerySet(SourcedQuerySet):
    """Queries over steps."""

    owner = "initiative__"

    def published(self):
        """Return the steps of public initiatives, at public summits if at any."""
        return (
            super()
            .published()
            .filter(
                public(f"initiative__{RESTS_ON}"),
                Q(summit=None) | Q(public("summit__"), public(f"summit__{RESTS_ON}")),
            )
        )

    def placed(self):
        """Add ``placed_on`` (partial date text) and ``placed`` (ISO day, sortable)."""
        return self.annotate(
            placed_on=Case(When(~Q(date=""), then=F("date")), default=F("not_after")),
            placed=Case(
                When(~Q(date=""), then=F("date_first")), default=F("not_after_first")
            ),
        )

    def latest_first(self):
        """Order by time, the latest first; undated steps last."""
        return self.placed().order_by("-placed", "-position", "-key")

    def oldest_first(self):
        """Order by time; a step known only by its latest day before one of that day."""
        return self.placed().order_by("placed", "position", "key")

    def for_page(self):
        """Load what a step shows: its initiative, summit, person and words."""
        return (
            self.with_words()
            .select_related("initiative", "summit__place__state", "person__state")
            .oldest_first()
        )

    def facts(self):
        return self.as_facts(
            label_en="initiative__name_en",
            label_es="initiative__name_es",
            extra="step",
            page=("initiatives:initiative_detail", "initiative__slug"),
        )


class InitiativeLinkQuerySet(SourcedQuerySet):
    """Queries over links between initiatives."""

    owner = "initiative__"

    def published(self):
        """Return the links between two public initiatives."""
        return (
            super()
            .published()
            .filter(
                public(f"initiative__{RESTS_ON}"),
                public("other__"),
                public(f"other__{RESTS_ON}"),
            )
        )

    def facts(self):
        return self.as_facts(
            label_en="initiative__name_en",
            label_es="initiative__name_es",
            extra="kind",
            page=("initiatives:initiative_detail", "initiative__slug"),
        )
