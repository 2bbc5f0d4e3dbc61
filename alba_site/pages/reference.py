"""Pages of reference records: a country, a person, an organization."""

from django.views.generic import DetailView

from alba_site.publishing.views import PublicPage
from members.models import Organization, Person, State


class StateDetail(PublicPage, DetailView):
    """Show what the record says of a state: standing, summits, people, statements."""

    template_name = "pages/state_detail.html"

    def get_queryset(self):
        return State.objects.published()


class PersonDetail(PublicPage, DetailView):
    """Show a person: offices with the day attested, and what was said."""

    template_name = "pages/person_detail.html"

    def get_queryset(self):
        return Person.objects.published()


class OrganizationDetail(PublicPage, DetailView):
    """Show an organization and what the summits said of it."""

    template_name = "pages/organization_detail.html"

    def get_queryset(self):
        return Organization.objects.published()
