"""Queries over photos of summits."""

from archive.publishing.querysets import RecordQuerySet


class PhotoQuerySet(RecordQuerySet):
    """Queries over the photographs of summits."""

    def in_order(self):
        """Order as the editor did."""
        return self.order_by("position", "key")
