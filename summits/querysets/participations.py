"""Queries over who had a part in summits."""

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Concat

from archive.record.date_columns import InTime
from archive.record.text import as_text
from archive.sources.querysets import SourcedQuerySet
from summits.querysets.meetings import APART, AWAY, PARTNER, summit_told


class ParticipationQuerySet(SourcedQuerySet):
    """Queries over who took part."""

    def present(self):
        """Leave out those of whom no source says that they came."""
        return self.exclude(role__in=AWAY)

    def told_in_lists(self):
        """Return the rows of states and of partners, with names, by the code.

        Observers and guests come after the others, those who did not come last.
        """
        names = [
            *("state__iso_alpha3", "state__name_en", "state__name_es"),
            *("organization__name_en", "organization__name_es"),
        ]
        apart = Case(
            When(role__in=AWAY, then=Value("z")),
            When(capacity__in=APART, then=F("capacity")),
            default=Value(""),
        )
        return (
            self.filter(Q(state__isnull=False) | Q(role=PARTNER))
            .select_related("state", "organization")
            .only("summit", "person", "capacity", "role", *names)
            .order_by(apart, "state__iso_alpha3", "key")
        )

    def held(self):
        """Return the rows of summits that were held."""
        return self.filter(summit__state_of="held")

    def of_meetings_held(self):
        """Return the rows of summits that were held, loaded with these, in order."""
        held = self.held().select_related("summit")
        return held.order_by(InTime("summit__began_on"), "summit_id", "key")

    def for_page(self):
        """Load whom each row names and the words it rests on, in the order given."""
        return (
            self.with_words()
            .select_related(
                "state",
                "organization",
                "person__state",
                "office__state",
                "office__organization",
            )
            .order_by("position", "key")
        )

    def with_summit(self):
        """Load the summit of each row, the latest first."""
        return self.select_related(*summit_told("summit__")).order_by(
            InTime("summit__began_on").desc(), "-summit_id", "position", "key"
        )

    def facts(self):
        return self.as_facts(
            label_en=Coalesce(
                "person__name", "organization__name_en", "state__name_en"
            ),
            label_es=Coalesce(
                "person__name", "organization__name_es", "state__name_es"
            ),
            extra=Concat(as_text("role"), as_text(Value("|")), as_text("capacity")),
            page=("summits:summit_detail", "summit__slug"),
        )
