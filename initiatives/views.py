"""Public pages of initiatives: the list, and the thread of one."""

from django.views.generic import DetailView

from alba_site.publishing.lists import FacetList
from alba_site.publishing.views import PublicPage
from initiatives.filters import InitiativeFilter
from initiatives.models import Initiative
from members.models import State


class InitiativeList(FacetList):
    """List initiatives by name, each with its stage as far as the sources tell."""

    filterset_class = InitiativeFilter
    template_name = "initiatives/initiative_list.html"
    context_object_name = "initiatives"
    states = State.objects

    def get_queryset(self):
        return Initiative.objects.published().for_list().by_name()


class InitiativeDetail(PublicPage, DetailView):
    """Show the thread of one initiative, step by step, in whose words."""

    def get_queryset(self):
        return Initiative.objects.published().for_page()
