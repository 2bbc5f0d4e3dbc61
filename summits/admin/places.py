"""The desk of further places, which stand in the form of their summit."""

from django.contrib import admin

from archive.desk.filters import year_filter
from archive.desk.owned import PartAdmin
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from summits.admin.summits import ADDED_BESIDE
from summits.models import SummitPlace


@admin.register(SummitPlace)
class SummitPlaceAdmin(SourcedDesk, PartAdmin):
    owners = ["summit"]
    tables = [CITATIONS]
    list_display = ["place", "part", "date", "summit", "public"]
    list_filter = [*PartAdmin.list_filter, year_filter("date"), "part"]
    list_select_related = ["place__state", "summit", "passage__source"]
    search_fields = [
        "place__city_en",
        "place__city_es",
        "place__state__name_en",
        "place__state__name_es",
        "place__state__aliases",
        "quote",
    ]
    added_beside = ADDED_BESIDE
    fieldsets = [
        (None, {"fields": [("place", "part", "date")]}),
        ITS_WORDS,
    ]
