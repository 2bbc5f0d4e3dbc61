"""The desk of organizations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import ADDRESS, RecordAdmin
from archive.desk.tables import Rows
from archive.publishing.querysets import rows_of
from archive.sources.admin.words import CITATIONS, ITS_WORDS, RESTS, SourcedDesk
from members.admin.elsewhere import ELSEWHERE, IDENTIFIERS
from members.admin.names import NAMES
from members.models import FormerName, Organization

ACTS = rows_of(Organization, "acts").model


@admin.register(Organization)
class OrganizationAdmin(SourcedDesk, RecordAdmin):
    tables = [
        Rows(ACTS, "organization", "act", "date", "at", *RESTS),
        Rows(FormerName, "organization", *NAMES),
        CITATIONS,
    ]
    list_display = ["name", "acronym", "kind", "parent", "began", "ended", "public"]
    list_filter = [*RecordAdmin.list_filter, "kind"]
    list_select_related = ["parent"]
    search_fields = ["name_en", "name_es", "acronym", "aliases", *IDENTIFIERS]
    prepopulated_fields = {"slug": ["name_en"]}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_es"),
                    ("acronym", "kind"),
                    "parent",
                    ("began", "ended"),
                    "website",
                    "aliases",
                    ("description_en", "description_es"),
                ]
            },
        ),
        ITS_WORDS,
        ELSEWHERE,
        ADDRESS,
    ]

    @admin.display(description=_("name"), ordering="name_en")
    def name(self, organization):
        return organization.name
