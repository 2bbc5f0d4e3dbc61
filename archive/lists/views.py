"""The view of public lists: filtered by facets, 25 records a page."""

from django.shortcuts import redirect
from django_filters.views import FilterView

from archive.lists.facets import facet_index
from archive.publishing.views import PublicPage


class FacetList(PublicPage, FilterView):
    """List the public records that fit the parameters of ``filterset_class``.

    ``get_queryset()`` gives all public records in order, with what a row shows loaded.
    """

    paginate_by = 25
    states = None  # query set of states, to answer ISO codes as ``country``

    @property
    def parameters(self):
        return [*sorted(self.filterset_class.base_filters), "page"]

    def get(self, request, *args, **kwargs):
        return self.by_slug() or super().get(request, *args, **kwargs)

    def by_slug(self):
        """Redirect a country asked for by its ISO code to its slug; else None."""
        code = self.request.GET.get("country", "").strip()
        if len(code) not in (2, 3) or not code.isascii() or not code.isalpha():
            return None
        slug = self.states.slug_of(code)
        if slug is None:
            return None
        query = self.request.GET.copy()
        query["country"] = slug
        return redirect(f"{self.request.path}?{query.urlencode()}")

    def get_filterset_kwargs(self, filterset_class):
        queryset = self.get_queryset()
        return {
            "data": self.request.GET,
            "queryset": queryset,
            "request": self.request,
            "index": facet_index(queryset, self.edition),
        }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        filterset = context["filter"]
        total = len(filterset.qs) if filterset.is_valid() else 0
        self.is_kept = total > 0  # there is no end of choices that nothing fits
        return context | {"total": total, "address": filterset.address()}
