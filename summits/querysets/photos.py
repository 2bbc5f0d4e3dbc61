"""Queries over photos of summits."""

from django.db.models import Q

from archive.publishing.querysets import RecordQuerySet, public
from archive.sources.querysets import RESTS_ON


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
