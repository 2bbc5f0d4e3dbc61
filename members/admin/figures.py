"""The desk of figures of sources: how many states a text counts."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import WithdrawableAdmin
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from members.models import StatedFigure


@admin.register(StatedFigure)
class StatedFigureAdmin(SourcedDesk, WithdrawableAdmin):
    tables = [CITATIONS]
    list_display = ["figure", "standing", "as_of", "words", "public"]
    list_filter = [*WithdrawableAdmin.list_filter, "standing"]
    list_select_related = ["passage__source"]
    search_fields = ["=number", "as_of", "quote"]
    fieldsets = [
        (None, {"fields": [("number", "standing"), "as_of"]}),
        ITS_WORDS,
    ]

    @admin.display(description=_("figure of a source"), ordering="number")
    def figure(self, figure):
        return str(figure)
