"""Queries over acts of membership and of bodies."""

from django.db.models import Q

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


class BodyActQuerySet(SourcedQuerySet):
    """Queries over what became of organizations."""

    def for_page(self):
        """Load the words of each act, and at or by what it was; sorted by ``place``."""
        return self.with_words().select_related(
            "summit",
            *("declaration__summit", "declaration__event", "declaration__organization"),
        )

    def of_summit(self, summit):
        """Return those of a summit, a key or an expression, or of its declarations."""
        return self.filter(Q(summit=summit) | Q(declaration__summit=summit))

    def with_body(self):
        """Load the organization of each."""
        return self.select_related("organization")

    def by_body(self):
        """Load the organization of each, and order by that and by time."""
        order = ("organization__name_en", "organization", "date", "key")
        return self.with_body().order_by(*order)

    def facts(self):
        return self.as_facts(
            label_en="organization__name_en",
            label_es="organization__name_es",
            extra="act",
            page=("pages:organization_detail", "organization__slug"),
        )
