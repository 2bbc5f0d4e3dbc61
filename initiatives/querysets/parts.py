"""Queries over the links of initiatives."""

from django.db.models import Q

from archive.sources.querysets import SourcedQuerySet


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
