"""Filters of the desk's lists."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.record.edtf import years_of


class PublicFilter(admin.SimpleListFilter):
    """Public or not, by the definition that pages go by."""

    title = _("public")
    parameter_name = "public"

    def lookups(self, request, model_admin):
        return [("yes", _("Public")), ("no", _("Not public"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() not in ("yes", "no"):
            return queryset.none()
        return queryset.filter(shown=self.value() == "yes")


class InUseFilter(admin.ChoicesFieldListFilter):
    """The choices of a field that any record has: of few, where there are many."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        super().__init__(field, request, params, model, model_admin, field_path)
        values = model.objects.order_by().values_list(field_path, flat=True)
        self.in_use = {*values.distinct()}

    def choices(self, changelist):
        every, *others = super().choices(changelist)
        values = [value for value, _name in self.field.flatchoices]
        yield every
        for value, choice in zip(values, others, strict=True):
            if value in self.in_use or choice["selected"]:
                yield choice


class YearFilter(admin.SimpleListFilter):
    """A year that a partial date names; subclasses name the ``field``."""

    title = _("year")
    parameter_name = "year"
    field = ""

    def lookups(self, request, model_admin):
        dates = (
            model_admin.model.objects.exclude(**{self.field: ""})
            .order_by()
            .values_list(self.field, flat=True)
            .distinct()
        )
        self.dates = {}
        for date in dates:
            for year in years_of(date):
                self.dates.setdefault(year, []).append(date)
        return [(year, year) for year in sorted(self.dates, reverse=True)]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        dates = self.dates.get(self.value(), ())
        return queryset.filter(**{f"{self.field}__in": dates})


def year_filter(field):
    """Return the ``YearFilter`` of the partial date ``field``."""
    return type(f"{field}_year", (YearFilter,), {"field": field})
