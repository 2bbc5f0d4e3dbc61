"""Public pages of initiatives: the list, and the thread of one."""

from django.views.generic import DetailView

from archive.lists.views import FacetList
from archive.publishing.parts import parted
from archive.publishing.views import PublicPage
from archive.sources.citations import attach_citations
from initiatives.filters import InitiativeFilter
from initiatives.models import Initiative, InitiativeLink, Milestone
from initiatives.threads import attach_gaps, attach_threads, heard_until, taken
from members.models import Tenure
from summits.models import Summit


class InitiativeList(FacetList):
    """List initiatives by stage, each as far as the sources tell."""

    filterset_class = InitiativeFilter
    template_name = "initiatives/initiative_list.html"
    context_object_name = "initiatives"

    def get_queryset(self):
        return Initiative.objects.published().for_list()


class InitiativeDetail(PublicPage, DetailView):
    """Show the thread of one initiative, step by step, in whose words."""

    def get_queryset(self):
        return Initiative.objects.published().for_page()

    def get_context_data(self, **kwargs):
        initiative = self.object
        links = list(InitiativeLink.objects.published().touching(initiative))
        steps, withdrawn = parted(
            Milestone.objects.with_withdrawn().of_thread([initiative.pk]).for_page()
        )
        attach_threads(initiative, links, steps)
        attach_gaps(initiative.steps)
        Tenure.objects.attach_offices(rows=steps)
        attach_citations(initiative, *links, *steps)
        recorded = taken(initiative.steps)
        return super().get_context_data(
            **kwargs,
            links=links,
            withdrawn=[row for row in withdrawn if row.initiative_id == initiative.pk],
            recorded=recorded,
            summits_since=recorded and summits_since(recorded[-1]),
        )


def summits_since(step):
    """Count the public summits that were held after a step was last heard of."""
    held = Summit.objects.published().held()
    return held.filter(began_on_first__gt=heard_until(step)).count()
