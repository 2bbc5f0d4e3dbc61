"""Queries over acts of membership."""

from archive.record.date_columns import InTime
from archive.sources.querysets import SourcedQuerySet


class MembershipActQuerySet(SourcedQuerySet):
    """Queries over what was done about memberships."""

    def for_page(self):
        """Load the words and the summit of each act; it is sorted by ``place``."""
        return self.with_words().select_related("summit")

    def with_state(self):
        """Load whose membership it is."""
        return self.select_related("membership__state")

    def by_state(self):
        """Load whose membership each is of, and order by that and by time."""
        order = ("membership__state__name_en", "membership", InTime("date"), "key")
        return self.with_state().order_by(*order)

    def facts(self):
        return self.as_facts(
            label_en="membership__state__name_en",
            label_es="membership__state__name_es",
            extra="act",
            page=("pages:state_detail", "membership__state__slug"),
        )
