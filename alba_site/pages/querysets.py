"""Queries over editable pages."""

from archive.publishing.querysets import PublishedQuerySet


class PageQuerySet(PublishedQuerySet):
    """Queries over the pages that editors write."""

    def for_footer(self):
        """Return what the edition keeps of the pages that are, or will be, public.

        A list of dicts, by address: slug, titles, ``since`` and ``until``.
        """
        pages = self.filter(status="published", publish_at__isnull=False)
        return [
            {
                "slug": page.slug,
                "title_en": page.title_en,
                "title_es": page.title_es,
                "since": page.publish_at.isoformat(),
                "until": page.withdraw_at and page.withdraw_at.isoformat(),
            }
            for page in pages.order_by("slug")
        ]
