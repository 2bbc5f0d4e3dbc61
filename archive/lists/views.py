"""The views of public lists: filtered by facets, 25 records a page."""

from functools import cache, cached_property

from django.shortcuts import redirect
from django_filters.views import FilterView

from archive.lists.facets import facet_index
from archive.lists.filters import ORDER, order_in
from archive.publishing.compiled import compiled
from archive.publishing.views import PublicPage


class Narrowed(PublicPage, FilterView):
    """List what fits the parameters of ``filterset_class``, a ``FacetFilterSet``.

    ``narrowed`` is that of the request.
    """

    paginate_by = 25

    @property
    def parameters(self):
        filterset = self.filterset_class
        orders = [ORDER] if filterset.orders else []
        return [*sorted([*filterset.base_filters, *orders]), "page"]

    def get(self, request, *args, **kwargs):
        return self.in_full() or super().get(request, *args, **kwargs)

    def in_full(self):
        """Redirect from values written otherwise than links write them; else None.

        So are codes of countries, capitals and names: ``?country=VEN``.
        """
        given, meant = self.narrowed.given, self.narrowed.meant
        if given == meant:
            return None
        query = self.request.GET.copy()
        for name, values in meant.items():
            if values != given[name]:
                query.setlist(name, list(dict.fromkeys(values)))
        return redirect(f"{self.request.path}?{query.urlencode()}")

    def get_filterset(self, filterset_class):
        return self.narrowed

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        filterset = context["filter"]
        total = len(filterset.qs) if filterset.is_valid() else 0
        # There is no end of choices that nothing fits, and of values nobody has.
        self.is_kept = total > 0 and filterset.has_all
        return context | {"total": total, "address": filterset.address()}


class FacetList(Narrowed):
    """List the public records that fit the parameters of ``filterset_class``.

    ``queryset`` has all public records in order, with what a row shows loaded.
    """

    def get_queryset(self):
        queryset = super().get_queryset()
        order = order_in(self.request.GET)
        if order in self.filterset_class.orders:
            return getattr(queryset, order)()
        return queryset

    @cached_property
    def narrowed(self):
        """The filters as asked for: one ``FacetFilterSet`` a request."""
        queryset = self.get_queryset()
        return self.filterset_class(
            self.request.GET,
            queryset,
            request=self.request,
            index=facet_index(self.edition, queryset),
            edition=self.edition,
            with_keys=self.with_keys(),
        )

    @classmethod
    @cache
    def with_keys(cls):
        """Return the function of keys that returns the records, as a row shows them."""
        with_keys = compiled(lambda keys: cls.queryset.filter(pk__in=keys).order_by())

        def completed(keys):
            records = with_keys(keys)
            cls.attach(records)
            return records

        return completed

    @staticmethod
    def attach(records):
        """Set on ``records`` what a row shows beside them; here nothing."""
