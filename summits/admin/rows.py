"""The desk of statements and participations by themselves."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.owned import FOLDED, PartAdmin
from archive.sources.admin import CITATIONS, ITS_WORDS, SourcedDesk
from summits.admin.summits import ADDED_BESIDE
from summits.models import Participation, Statement

WHO_TOOK_PART = [
    ("role", "position"),
    ("state", "organization", "person"),
    ("capacity", "level", "mode"),
]

WHAT_WAS_SAID = [
    ("act", "position"),
    ("person", "speech"),
    ("summary_en", "summary_es"),
]

CONCERNED = ["topics", "states", "organizations", "people", "events"]


@admin.register(Statement)
class StatementAdmin(SourcedDesk, PartAdmin):
    owners = ["summit", "event"]
    tables = [CITATIONS]
    list_display = ["summary", "act", "made_at", "person", "public"]
    list_filter = [*PartAdmin.list_filter, "act", "speech"]
    list_select_related = ["summit", "event", "person", "passage__source"]
    search_fields = [
        "summary_en",
        "summary_es",
        "quote",
        "person__name",
        "person__aliases",
        "topics__name_en",
        "topics__name_es",
    ]
    added_beside = ADDED_BESIDE
    fieldsets = [
        (None, {"fields": WHAT_WAS_SAID}),
        ITS_WORDS,
        (_("What it is about"), {"fields": CONCERNED, "classes": FOLDED}),
    ]

    @admin.display(description=_("statement"), ordering="summary_en")
    def summary(self, statement):
        return statement.summary

    @admin.display(description=_("made at"), ordering="summit__began_on")
    def made_at(self, statement):
        return statement.summit or statement.event


@admin.register(Participation)
class ParticipationAdmin(SourcedDesk, PartAdmin):
    owners = ["summit"]
    tables = [CITATIONS]
    list_display = ["participant", "role", "capacity", "summit", "began_on", "public"]
    list_filter = [*PartAdmin.list_filter, "role", "capacity"]
    list_select_related = [
        "summit",
        "state",
        "organization",
        "person",
        "passage__source",
    ]
    search_fields = [
        "state__name_en",
        "state__name_es",
        "state__aliases",
        "organization__name_en",
        "organization__name_es",
        "organization__acronym",
        "person__name",
        "person__aliases",
        "quote",
    ]
    added_beside = ADDED_BESIDE
    fieldsets = [
        (None, {"fields": WHO_TOOK_PART}),
        ITS_WORDS,
    ]

    @admin.display(description=_("who"))
    def participant(self, participation):
        return participation.participant

    @admin.display(description=_("began on"), ordering="summit__began_on")
    def began_on(self, participation):
        return participation.summit.began_on
