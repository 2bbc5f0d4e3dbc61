from django.views.generic import DetailView, ListView

from archive.publishing.views import PublicPage
from tests.invented.models import Treaty


class TreatyList(PublicPage, ListView):
    queryset = Treaty.objects.published()


class TreatyDetail(PublicPage, DetailView):
    def get_queryset(self):
        return Treaty.objects.published()
