"""Filters of the desk's lists."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.record.date_columns import year_in


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
    """The year of a partial date; subclasses name the ``field``."""

    title = _("year")
    parameter_name = "year"
    field = ""

    def lookups(self, request, model_admin):
        years = (
            model_admin.model.objects.exclude(**{self.field: ""})
            .order_by()
            .values_list(self.year(), flat=True)
            .distinct()
        )
        return [(year, year) for year in sorted(years, reverse=True)]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.alias(in_year=self.year()).filter(in_year=self.value())

    def year(self):
        """Return the year of each row as an expression, ``"2017"``."""
        return year_in(self.field)


def year_filter(field):
    """Return the ``YearFilter`` of the partial date ``field``."""
    return type(f"{field}_year", (YearFilter,), {"field": field})
