"""The page of gaps: what the archive does not hold, read off what it does hold."""

from django.utils import timezone
from django.views.generic import ListView

from archive.kinds.declared import kinds
from archive.kinds.gaps import Gap
from archive.publishing.views import PublicPage


class GapList(PublicPage, ListView):
    """List what the archive does not hold, kind by kind."""

    template_name = "pages/gaps.html"
    context_object_name = "gaps"
    paginate_by = 200
    parameters = ["page"]

    def get_queryset(self):
        return gaps(timezone.localdate().isoformat())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, counts=counts(self.object_list))


def gaps(today) -> list[Gap]:
    """Return all gaps as of ``today``, an ISO day. A query for each kind of record."""
    asked = sorted(
        (kind.gaps for kind in kinds() if kind.gaps), key=lambda gaps: gaps.rank
    )
    return [gap for gaps in asked for gap in gaps.found(today)]


def counts(gaps) -> list[tuple[str, int]]:
    """Return how many gaps there are of each kind, in their order."""
    counted = {}
    for gap in gaps:
        counted[gap.kind] = counted.get(gap.kind, 0) + 1
    return list(counted.items())
