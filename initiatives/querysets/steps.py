"""Queries over the steps of initiatives."""

from django.db.models import Case, F, Prefetch, Q, When

from archive.publishing.querysets import rows_of
from archive.record.date_columns import DayInTime
from archive.sources.querysets import SourcedQuerySet
from summits.querysets import summit_told

LATEST_FIRST = "-placed", "-position", "-key"


class MilestoneQuerySet(SourcedQuerySet):
    """Queries over steps."""

    def placed(self):
        """Add ``placed_on`` (partial date text) and ``placed`` (ISO day, sortable)."""
        return self.annotate(
            placed_on=Case(When(~Q(date=""), then=F("date")), default=F("not_after")),
            placed=Case(
                When(~Q(date=""), then=DayInTime("date")),
                default=DayInTime("not_after"),
            ),
        )

    def stage_first(self):
        """Order as ``latest_first()``, but the passing steps after all others."""
        passing = Case(When(step__in=self.model.Step.passing(), then=1), default=0)
        return self.latest_first().order_by(passing, *LATEST_FIRST)

    def latest_first(self):
        """Order by time, the latest first; undated steps last."""
        return self.placed().order_by(*LATEST_FIRST)

    def oldest_first(self):
        """Order by time; a step known only by its latest day before one of that day."""
        return self.placed().order_by("placed", "position", "key")

    def for_page(self):
        """Load what a step shows: its initiative, summit, person and words."""
        return (
            self.with_words()
            .select_related("initiative", *summit_told("summit__"), "person__state")
            .oldest_first()
        )

    def with_amounts(self):
        """Add ``sums``: a list of the public amounts told with each step. One query."""
        amounts = rows_of(self.model, "amounts").published().for_page()
        return self.prefetch_related(Prefetch("amounts", amounts, to_attr="sums"))

    def of_thread(self, initiatives):
        """Return the steps of initiatives and of those publicly linked to them.

        ``initiatives`` are keys, or a query set of them.
        """
        links = rows_of(self._initiatives(), "links").published()
        return self.filter(
            Q(initiative__in=initiatives)
            | Q(initiative__in=links.filter(initiative__in=initiatives).values("other"))
            | Q(initiative__in=links.filter(other__in=initiatives).values("initiative"))
        )

    def _initiatives(self):
        return self.model._meta.get_field("initiative").related_model

    def facts(self):
        return self.as_facts(
            label_en="initiative__name_en",
            label_es="initiative__name_es",
            extra="step",
            page=("initiatives:initiative_detail", "initiative__slug"),
        )
