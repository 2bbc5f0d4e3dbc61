"""The desk of states, and of their memberships."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import ADDRESS, RecordAdmin
from archive.desk.owned import PartAdmin
from archive.desk.tables import Rows
from archive.publishing.querysets import rows_of
from archive.sources.admin.words import CITATIONS, ITS_WORDS, RESTS, SourcedDesk
from members.admin.elsewhere import ELSEWHERE, IDENTIFIERS
from members.admin.names import NAMES
from members.models import FormerName, Membership, State

ACTS = rows_of(Membership, "acts").model


@admin.register(State)
class StateAdmin(RecordAdmin):
    tables = [
        Rows(
            Membership, "state", "standing", "began", "ended", "attested_last", *RESTS
        ),
        Rows(FormerName, "state", *NAMES),
    ]
    list_display = ["name", "kind", "iso_alpha2", "iso_alpha3", "standing", "public"]
    list_filter = [*RecordAdmin.list_filter, "kind"]
    search_fields = [
        "name_en",
        "name_es",
        "official_name_en",
        "official_name_es",
        "aliases",
        "=iso_alpha2",
        "=iso_alpha3",
        *IDENTIFIERS,
    ]
    prepopulated_fields = {"slug": ["name_en"]}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_es"),
                    ("official_name_en", "official_name_es"),
                    ("demonym_en", "demonym_es"),
                    ("iso_alpha2", "iso_alpha3"),
                    "kind",
                    "aliases",
                ]
            },
        ),
        ELSEWHERE,
        ADDRESS,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("memberships")

    @admin.display(description=_("name"), ordering="name_en")
    def name(self, state):
        return state.name

    @admin.display(description=_("standing"))
    def standing(self, state):
        return ", ".join(period.in_short for period in state.memberships.all())


@admin.register(Membership)
class MembershipAdmin(SourcedDesk, PartAdmin):
    owners = ["state"]
    tables = [Rows(ACTS, "membership", "act", "date", "summit", *RESTS), CITATIONS]
    list_display = ["state", "standing", "began", "ended", "attested_last", "public"]
    list_filter = [*PartAdmin.list_filter, "standing"]
    list_select_related = ["state", "passage__source"]
    search_fields = ["state__name_en", "state__name_es", "state__aliases", "quote"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "standing",
                    ("began", "began_by"),
                    ("ended", "ended_by"),
                    ("ended_not_after", "ended_inside"),
                    ("attested_first", "attested_last"),
                    ("note_en", "note_es"),
                ]
            },
        ),
        ITS_WORDS,
    ]

    def for_choice(self):
        return super().for_choice().select_related("state")

    def choice_label(self, period):
        """Return how a list of options shows a period: with its dates."""
        return f"{period.state}: {period.in_short}"
