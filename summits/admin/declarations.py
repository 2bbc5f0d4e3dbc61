"""The desk of declarations."""

from django.contrib import admin
from django.utils.text import smart_split
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import PUBLICATION, PublishedAdmin
from archive.desk.filters import year_filter
from archive.desk.withdrawing import WithdrawingForm
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from summits.admin.summits import as_number
from summits.models import ADOPTERS, Declaration


@admin.register(Declaration)
class DeclarationAdmin(SourcedDesk, PublishedAdmin):
    class Form(WithdrawingForm):
        def slug_words(self):
            kind = Declaration.Kind(self.cleaned_data.get("kind", "final"))
            return super().slug_words() or kind.label

    form = Form
    tables = [CITATIONS]
    list_display = ["title", "adopter", "adopted_on", "kind", "public"]
    list_filter = [*PublishedAdmin.list_filter, year_filter("adopted_on"), "kind"]
    list_select_related = [*ADOPTERS, "text"]
    search_fields = [
        *("title_en", "title_es", "short_en", "short_es"),
        "text__title",
        "text__short",
        "text__lede",
        "text__passages__text",
        "symbol",
        "slug",
        "kind",
        "summit__number__exact",
        "summit__series",
        *("event__name_en", "event__name_es"),
        *("organization__name_en", "organization__name_es", "organization__acronym"),
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("summit", "number"),
                    ("event", "organization"),
                    ("kind", "adopted_on"),
                    ("text", "symbol"),
                    ("title_en", "title_es"),
                    ("short_en", "short_es"),
                    ("note_en", "note_es"),
                ]
            },
        ),
        ITS_WORDS,
        PUBLICATION,
    ]

    def get_search_results(self, request, queryset, search_term):
        """Find the declarations of ``14``, ``14th`` and ``XIV`` alike."""
        words = " ".join(map(as_number, smart_split(search_term)))
        return super().get_search_results(request, queryset, words)

    @admin.display(description=_("adopted by"), ordering="summit")
    def adopter(self, declaration):
        return declaration.adopter

    @admin.display(description=_("declaration"), ordering="kind")
    def title(self, declaration):
        return declaration.title
