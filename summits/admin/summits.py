"""The desk of summits, with who took part and what was said."""

import re

from django.contrib import admin
from django.utils.text import smart_split
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import PUBLICATION, PublishedAdmin
from archive.desk.filters import year_filter
from archive.desk.owned import FOLDED
from archive.desk.tables import Rows
from archive.publishing.querysets import count_of
from archive.sources.admin.words import CITATIONS, ITS_WORDS, RESTS, SourcedDesk
from summits.models import (
    Declaration,
    Participation,
    Photo,
    Statement,
    Summit,
    SummitPlace,
)
from summits.numerals import roman

ADDED_BESIDE = [
    "place",
    "office",
    "body",
    "person",
    "organization",
    "people",
    "organizations",
    "topics",
]

ORDINAL = re.compile(r"(\d+)(st|nd|rd|th|º|ª)", re.IGNORECASE)

ROMAN = {roman(number): str(number) for number in range(1, 100)}


def statements_of(owner):
    """Return the table of the statements of ``owner``, "summit" or "event"."""
    return Rows(
        Statement, owner, "summary", "act", "person", "words", "languages", "public"
    )


@admin.register(Summit)
class SummitAdmin(SourcedDesk, PublishedAdmin):
    tables = [
        Rows(SummitPlace, "summit", "place", "part", "date", *RESTS),
        Rows(Participation, "summit", "participant", "role", "capacity", *RESTS),
        statements_of("summit"),
        Rows(Photo, "summit", "description", "kind", "credit", "public"),
        CITATIONS,
    ]
    list_display = [
        "title",
        "began_on",
        "place",
        "states",
        "declarations",
        "state_of",
        "public",
    ]
    list_filter = [
        *PublishedAdmin.list_filter,
        year_filter("began_on"),
        "series",
        "state_of",
    ]
    list_select_related = ["place__state"]
    search_fields = [
        "number__exact",
        "series",
        "slug",
        "began_on",
        "place__city_en",
        "place__city_es",
        "place__state__name_en",
        "place__state__name_es",
        "place__state__aliases",
        "aliases",
        "summary_en",
        "summary_es",
    ]
    added_beside = ADDED_BESIDE
    fieldsets = [
        (
            _("The meeting"),
            {
                "fields": [
                    ("series", "number"),
                    ("held_with_en", "held_with_es"),
                    ("began_on", "ended_on"),
                    ("place", "format", "state_of"),
                    ("summary_en", "summary_es"),
                ]
            },
        ),
        (
            _("More about it"),
            {
                "fields": [
                    ("host_state", "venue"),
                    ("topics", "aliases"),
                    ("note_en", "note_es"),
                ],
                "classes": FOLDED,
            },
        ),
        ITS_WORDS,
        PUBLICATION,
    ]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                state_count=count_of(
                    Participation.objects.all(), "summit", counting="state"
                ),
                declaration_count=count_of(Declaration.objects.all(), "summit"),
            )
        )

    def get_search_results(self, request, queryset, search_term):
        """Find ``14``, ``14th`` and ``XIV`` alike."""
        words = " ".join(map(as_number, smart_split(search_term)))
        return super().get_search_results(request, queryset, words)

    @admin.display(description=_("summit"), ordering="number")
    def title(self, summit):
        return summit.title

    @admin.display(description=_("states"), ordering="state_count")
    def states(self, summit):
        return summit.state_count

    @admin.display(description=_("declarations"), ordering="declaration_count")
    def declarations(self, summit):
        return summit.declaration_count


def as_number(word):
    """Return the number that ``word`` writes (``14th``, ``XIV``), else ``word``."""
    ordinal = ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else ROMAN.get(word, word)
