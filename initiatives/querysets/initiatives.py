"""Queries over initiatives."""

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Least

from archive.lists.facets import facet_rows
from archive.publishing.querysets import count_of, rows_of
from archive.record.languages import pick
from archive.record.text import folded
from archive.sources.querysets import PublishedSourcedQuerySet
from summits.querysets import host_rows, part_taken, place_rows


class InitiativeQuerySet(PublishedSourcedQuerySet):
    """Queries over initiatives."""

    is_in_order_of_names = True

    def with_stage(self):
        """Add the latest step that is not implied, as far as public sources tell.

        One that leaves an initiative where it stood counts only where no other is told.

        ``stage`` is a ``Milestone.Step`` value, ``stage_on`` its date or the latest day
        it may have been (partial date text); both empty for an initiative without one.
        ``stage_bound`` is that day again where it is only the latest possible.
        """
        steps = (
            rows_of(self.model, "milestones")
            .published()
            .filter(initiative=OuterRef("pk"), implied=False)
            .stage_first()
        )
        return self.annotate(
            stage=Coalesce(Subquery(steps.values("step")[:1]), Value("")),
            stage_on=Coalesce(Subquery(steps.values("placed_on")[:1]), Value("")),
            stage_bound=Coalesce(Subquery(steps.values("not_after")[:1]), Value("")),
        )

    def by_name(self):
        """Order by the name in the reader's language."""
        return self.order_by(self.model.name.expression(), "key")

    def for_list(self):
        """Load what a row of the list shows of an initiative itself."""
        return self.with_stage().select_related("host", "passage__source")

    def keys_in_order(self):
        """Return the keys by stage, the earliest first, then by the reader's names.

        Sorted here, not by the database: see ``folded()``.
        """
        steps = rows_of(self.model, "milestones").model.Step.values
        rows = self.with_stage().values_list("key", "stage", "name_en", "name_es")
        return [
            key
            for *_, key in sorted(
                (
                    steps.index(stage) if stage else len(steps),
                    folded(pick(en=english, es=spanish)),
                    key,
                )
                for key, stage, english, spanish in rows
            )
        ]

    def for_page(self):
        """Load what the page of one initiative shows of itself."""
        return self.with_stage().select_related("host", "passage__source")

    def most_to_follow(self):
        """Order by how much there is to follow.

        Those with the most steps that are not implied come first; of equals, those
        whose own and linked steps reach back furthest, then the one whose latest step
        is the latest, then by key.
        """
        steps = rows_of(self.model, "milestones").published().filter(implied=False)
        links = rows_of(self.model, "links").published()
        beginnings = [
            steps.filter(initiative=OuterRef("pk")),
            steps.filter(
                initiative__links_back__in=links,
                initiative__links_back__initiative=OuterRef("pk"),
            ),
            steps.filter(
                initiative__links__in=links, initiative__links__other=OuterRef("pk")
            ),
        ]
        latest = beginnings[0].latest_first().values("placed")[:1]
        return self.annotate(
            step_count=count_of(steps, "initiative"),
            reaching_back_to=Least(
                *(
                    Coalesce(
                        Subquery(rows.oldest_first().values("placed")[:1]),
                        Value("9999-99-99"),
                    )
                    for rows in beginnings
                )
            ),
            latest_on=Coalesce(Subquery(latest), Value("")),
        ).order_by("-step_count", "reaching_back_to", "-latest_on", "key")

    def facet_rows(self):
        """Return the facets of these initiatives: country, year, stage, topic.

        A country is the host of, or a participant in, a summit at which a step was
        taken or told of, or has a part in the initiative itself. A year is that of a
        dated step, or, of a step known only by its latest day, that of the summit at
        which it was told of: the day itself is a bound and dates nothing.
        """
        steps = rows_of(self.model, "milestones").published()
        steps = steps.filter(initiative__in=self)
        summit = steps.model._meta.get_field("summit").related_model
        participations = rows_of(summit, "participations").published().present()
        places = rows_of(summit, "further_places").published()
        return facet_rows(
            steps.exclude(date=""), "year", "date", key="initiative_id"
        ).union(
            facet_rows(
                steps.filter(date="").exclude(summit=None).exclude(summit__began_on=""),
                "year",
                "summit__began_on",
                key="initiative_id",
            ),
            facet_rows(self.with_stage().exclude(stage=""), "stage", "stage"),
            host_rows(steps, "summit__", key="initiative_id"),
            place_rows(
                places.where_it_met().filter(summit__milestones__in=steps),
                "summit__milestones__initiative_id",
            ),
            facet_rows(
                participations.exclude(state=None).filter(summit__milestones__in=steps),
                "country",
                "state__slug",
                key="summit__milestones__initiative_id",
                role=part_taken(),
                labels=("state__name_en", "state__name_es"),
            ),
            facet_rows(
                rows_of(self.model, "states").published().filter(initiative__in=self),
                "country",
                "state__slug",
                key="initiative_id",
                role=F("role"),
                labels=("state__name_en", "state__name_es"),
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
            label_en="name_en",
            label_es="name_es",
            page=("initiatives:initiative_detail", "slug"),
        )
