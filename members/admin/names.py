"""The desk of former names, a table in the form of what had them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.owned import PartAdmin
from archive.sources.admin.words import CITATIONS, ITS_WORDS, RESTS, SourcedDesk
from members.models import FormerName

NAMES = ("name", "began", "ended", *RESTS)  # the columns of the table


@admin.register(FormerName)
class FormerNameAdmin(SourcedDesk, PartAdmin):
    owners = ["state", "organization"]
    tables = [CITATIONS]
    list_display = ["name", "named", "began", "ended", "public"]
    list_select_related = ["state", "organization", "passage__source"]
    search_fields = [
        "name_en",
        "name_es",
        "state__name_en",
        "state__name_es",
        "organization__name_en",
        "organization__name_es",
        "organization__acronym",
        "quote",
    ]
    fieldsets = [
        (None, {"fields": [("name_en", "name_es"), ("began", "ended")]}),
        ITS_WORDS,
    ]

    @admin.display(description=_("former name"), ordering="name_en")
    def name(self, former):
        return former.name

    @admin.display(description=_("of"))
    def named(self, former):
        return former.whose
