"""The page of gaps: what the archive does not hold, read off what it does hold."""

from collections import Counter
from operator import attrgetter
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import get_language
from django.views.generic import ListView

from archive.kinds.declared import kinds
from archive.kinds.gaps import Gap
from archive.publishing.one_query import in_one_query
from archive.publishing.per_edition import until_changed
from archive.publishing.views import PublicPage


class GapList(PublicPage, ListView):
    """List what the archive does not hold, what readers ask for first."""

    template_name = "pages/gaps.html"
    context_object_name = "gaps"
    paginate_by = 200
    parameters = ["page"]

    def get_queryset(self):
        self.gaps = gaps_in(self.edition, timezone.localdate())
        return self.gaps.all

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, counts=self.gaps.counts)


class Counted(NamedTuple):
    """All gaps in their order, and how many there are of what readers ask for."""

    all: list[Gap]
    counts: list[tuple[str, int]]


def gaps_in(edition, day) -> Counted:
    """Return the gaps of ``edition`` on ``day``, a ``date``: another day is another.

    A few queries the first time, none after.
    """
    return _counted(edition.on(day), day.isoformat())


@until_changed(by=lambda today: get_language())
def _counted(edition_of_the_day, today):
    found = gaps(today)
    return Counted(found, counts(found))


def gaps(today) -> list[Gap]:
    """Return all gaps as of ``today``, an ISO day, what readers ask for first.

    One query for all records.
    """
    asked = sorted(
        (kind.gaps for kind in kinds() if kind.gaps), key=lambda gaps: gaps.rank
    )
    answers = in_one_query(*(gaps.records.question() for gaps in asked))
    found = (
        gap
        for gaps, records in zip(asked, answers, strict=True)
        for gap in gaps.found_in(records, today)
    )
    return sorted(found, key=attrgetter("asked"))


def counts(gaps) -> list[tuple[str, int]]:
    """Return how many gaps there are of what readers ask for, in their order."""
    return list(Counter(str(gap.asked.label) for gap in gaps).items())
