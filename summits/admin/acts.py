"""The desk of acts: of memberships, and of bodies, in the forms of these."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.filters import year_filter
from archive.desk.owned import PartAdmin
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from summits.models import BodyAct, MembershipAct


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


@admin.register(BodyAct)
class BodyActAdmin(SourcedDesk, PartAdmin):
    owners = ["organization"]
    tables = [CITATIONS]
    list_display = ["organization", "act", "date", "at", "public"]
    list_filter = [*PartAdmin.list_filter, year_filter("date"), "act"]
    list_select_related = [
        *("organization", "summit", "passage__source"),
        *("declaration__summit", "declaration__event", "declaration__organization"),
    ]
    search_fields = [
        "organization__name_en",
        "organization__name_es",
        "organization__acronym",
        "organization__aliases",
        "quote",
    ]
    fieldsets = [
        (None, {"fields": [("act", "date"), ("summit", "declaration")]}),
        ITS_WORDS,
    ]

    @admin.display(description=_("at or by"))
    def at(self, act):
        return act.at
