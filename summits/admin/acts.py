"""The desk of acts of membership, which stand in the form of their membership."""

from django.contrib import admin

from archive.desk.filters import year_filter
from archive.desk.owned import PartAdmin
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from summits.models import MembershipAct


@admin.register(MembershipAct)
class MembershipActAdmin(SourcedDesk, PartAdmin):
    owners = ["membership"]
    tables = [CITATIONS]
    list_display = ["membership", "act", "date", "summit", "public"]
    list_filter = [*PartAdmin.list_filter, year_filter("date"), "act"]
    list_select_related = ["membership__state", "summit", "passage__source"]
    search_fields = [
        "membership__state__name_en",
        "membership__state__name_es",
        "membership__state__aliases",
        "quote",
        "note_en",
        "note_es",
    ]
    fieldsets = [
        (None, {"fields": [("act", "date", "summit"), ("note_en", "note_es")]}),
        ITS_WORDS,
    ]
