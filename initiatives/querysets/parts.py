"""Queries over what else belongs to an initiative: its amounts, links and states."""

from django.db.models import Q

from archive.sources.querysets import SourcedQuerySet


class AmountQuerySet(SourcedQuerySet):
    """Queries over amounts."""

    def for_page(self):
        """Load what an amount shows: its step and its words."""
        return (
            self.with_words().select_related("initiative", "milestone").order_by("pk")
        )

    def facts(self):
        return self.as_facts(
            label_en="initiative__name_en",
            label_es="initiative__name_es",
            extra="role",
            page=("initiatives:initiative_detail", "initiative__slug"),
        )


class InitiativeLinkQuerySet(SourcedQuerySet):
    """Queries over links between initiatives."""

    def touching(self, initiative):
        """Return the links of an initiative in either direction, with their words."""
        return (
            self.filter(Q(initiative=initiative) | Q(other=initiative))
            .with_words()
            .select_related("initiative", "other")
            .order_by("kind", "key")
        )

    def facts(self):
        return self.as_facts(
            label_en="initiative__name_en",
            label_es="initiative__name_es",
            extra="kind",
            page=("initiatives:initiative_detail", "initiative__slug"),
        )


class InitiativeStateQuerySet(SourcedQuerySet):
    """Queries over the parts that states have in initiatives."""

    def for_page(self):
        """Load what a part shows: its initiative, its state and its words."""
        return self.with_words().select_related("initiative", "state").order_by("pk")

    def facts(self):
        return self.as_facts(
            label_en="initiative__name_en",
            label_es="initiative__name_es",
            extra="role",
            page=("initiatives:initiative_detail", "initiative__slug"),
        )
