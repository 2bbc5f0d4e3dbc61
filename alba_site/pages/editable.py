"""The pages that editors write, as readers meet them."""

from django.views.generic import DetailView

from alba_site.pages.markdown import render
from alba_site.pages.models import Page
from archive.publishing.views import PublicPage


class PageDetail(PublicPage, DetailView):
    """Show a page in the reader's language, or in the other with a notice."""

    template_name = "pages/page_detail.html"

    def get_queryset(self):
        return Page.objects.published()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, html=render(self.object.body))
