"""Queries over the further places of summits."""

from django.db.models import Value
from django.db.models.functions import Concat

from archive.record.text import as_text
from archive.sources.querysets import SourcedQuerySet
from summits.querysets.meetings import PLANNED, summit_extra, summit_told


class SummitPlaceQuerySet(SourcedQuerySet):
    """Queries over the further places of summits; a list is sorted by ``order``."""

    def where_it_met(self):
        """Leave out those that were planned."""
        return self.exclude(part=PLANNED)

    def with_place(self):
        """Load the place of each, with its state."""
        return self.select_related("place__state")

    def for_page(self):
        """Load the place of each and the words it rests on."""
        return self.with_words().with_place()

    def in_state(self, state):
        """Return those in ``state``, a key or an expression."""
        return self.filter(place__state=state)

    def with_summit(self):
        """Load the summit of each row, the latest first."""
        return self.select_related(*summit_told("summit__")).order_by(
            "-summit__began_on", "-summit_id", "date", "key"
        )

    def facts(self):
        return self.as_facts(
            label_en="place__city_en",
            label_es="place__city_es",
            extra=Concat(
                as_text("part"), as_text(Value("|")), summit_extra("summit__")
            ),
            page=("summits:summit_detail", "summit__slug"),
        )
