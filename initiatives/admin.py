"""The desk of initiatives, their steps, amounts, states and links."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import PUBLICATION, PublishedAdmin
from archive.desk.filters import year_filter
from archive.desk.owned import PartAdmin
from archive.desk.tables import Rows
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from initiatives.models import (
    Amount,
    Initiative,
    InitiativeLink,
    InitiativeState,
    Milestone,
)

STEP = [
    ("step", "implied"),
    ("date", "not_after"),
    ("summit", "actor", "person"),
    ("note_en", "note_es"),
]
AMOUNT = [
    ("role", "unit"),
    ("value", "value_to", "approximate"),
    ("as_of", "milestone"),
]


@admin.register(Initiative)
class InitiativeAdmin(SourcedDesk, PublishedAdmin):
    tables = [
        Rows(
            Milestone,
            "initiative",
            "step",
            "date",
            "not_after",
            "summit",
            "words",
            "public",
        ),
        Rows(Amount, "initiative", "sum", "role", "day", "step", "words", "public"),
        Rows(InitiativeState, "initiative", "state", "role", "words", "public"),
        Rows(InitiativeLink, "initiative", "other", "kind", "words", "public"),
        CITATIONS,
    ]
    list_display = ["name", "kind", "latest_step", "latest_on", "host", "public"]
    list_filter = [*PublishedAdmin.list_filter, "kind"]
    list_select_related = ["host"]
    search_fields = ["name_en", "name_es", "aliases", "summary_en", "summary_es"]
    prepopulated_fields = {"slug": ["name_en"]}
    added_beside = ["host", "topics"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_es"),
                    ("kind", "named_by_us"),
                    "aliases",
                    "host",
                    ("summary_en", "summary_es"),
                    ("note_en", "note_es"),
                    ("topics", "events"),
                ]
            },
        ),
        ITS_WORDS,
        PUBLICATION,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_stage()

    @admin.display(description=_("name"), ordering="name_en")
    def name(self, initiative):
        return initiative.name

    @admin.display(description=_("latest step"), ordering="stage")
    def latest_step(self, initiative):
        return Milestone.Step(initiative.stage).label if initiative.stage else ""

    @admin.display(description=_("on"), ordering="stage_on")
    def latest_on(self, initiative):
        return initiative.stage_on


@admin.register(Milestone)
class MilestoneAdmin(SourcedDesk, PartAdmin):
    owners = ["initiative"]
    tables = [CITATIONS]
    list_display = ["initiative", "step", "date", "not_after", "summit", "public"]
    list_filter = [*PartAdmin.list_filter, year_filter("date"), "step"]
    list_select_related = ["initiative", "summit", "person", "passage__source"]
    search_fields = [
        "initiative__name_en",
        "initiative__name_es",
        "initiative__aliases",
        "person__name",
        "quote",
        "note_en",
        "note_es",
    ]
    fieldsets = [(None, {"fields": STEP}), ITS_WORDS]

    def choice_label(self, step):
        """Return how a list of options shows a step: with its day."""
        return " · ".join(filter(None, [str(step), step.date or step.not_after]))


@admin.register(Amount)
class AmountAdmin(SourcedDesk, PartAdmin):
    owners = ["initiative"]
    tables = [CITATIONS]
    list_display = ["initiative", "sum", "role", "day", "step", "public"]
    list_filter = [*PartAdmin.list_filter, year_filter("as_of"), "role"]
    list_select_related = ["initiative", "milestone__initiative", "passage__source"]
    search_fields = [
        "initiative__name_en",
        "initiative__name_es",
        "initiative__aliases",
        "quote",
    ]
    fieldsets = [(None, {"fields": AMOUNT}), ITS_WORDS]

    @admin.display(description=_("amount"), ordering="value")
    def sum(self, amount):
        return amount.sum

    @admin.display(description=_("as of"), ordering="as_of")
    def day(self, amount):
        return amount.day

    @admin.display(description=_("step"), ordering="milestone__position")
    def step(self, amount):
        return amount.milestone and amount.milestone.get_step_display()


@admin.register(InitiativeState)
class InitiativeStateAdmin(SourcedDesk, PartAdmin):
    owners = ["initiative"]
    tables = [CITATIONS]
    list_display = ["initiative", "state", "role", "public"]
    list_filter = [*PartAdmin.list_filter, "role"]
    list_select_related = ["initiative", "state", "passage__source"]
    search_fields = [
        "initiative__name_en",
        "initiative__name_es",
        "initiative__aliases",
        "state__name_en",
        "state__name_es",
        "quote",
    ]
    fieldsets = [(None, {"fields": [("state", "role")]}), ITS_WORDS]


@admin.register(InitiativeLink)
class InitiativeLinkAdmin(SourcedDesk, PartAdmin):
    owners = ["initiative"]
    tables = [CITATIONS]
    list_display = ["initiative", "kind", "other", "public"]
    list_filter = [*PartAdmin.list_filter, "kind"]
    list_select_related = ["initiative", "other", "passage__source"]
    search_fields = [
        "initiative__name_en",
        "initiative__name_es",
        "initiative__aliases",
        "other__name_en",
        "other__name_es",
        "reason_en",
        "reason_es",
        "quote",
    ]
    fieldsets = [
        (None, {"fields": [("kind", "other"), ("reason_en", "reason_es")]}),
        ITS_WORDS,
    ]
