"""Queries over summits and what belongs to them."""

from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce, Concat

from alba_site.publishing.querysets import public
from alba_site.sources.querysets import (
    RESTS_ON,
    PublishedSourcedQuerySet,
    SourcedQuerySet,
    as_text,
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

    def newest_first(self):
        """Order by opening day, the latest first."""
        return self.order_by("-began_on", "-key")

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
