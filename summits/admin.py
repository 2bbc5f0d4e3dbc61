"""The desk of summits, what they adopted and said, and of events."""

import re

from django.contrib import admin
from django.utils.text import smart_split
from django.utils.translation import gettext_lazy as _

from alba_site.publishing.admin import (
    PUBLICATION,
    PartAdmin,
    PublishedAdmin,
    RecordAdmin,
)
from alba_site.publishing.admin_filters import year_filter
from alba_site.publishing.forms import PublishedForm
from alba_site.publishing.querysets import count_of
from alba_site.sources.admin import ITS_WORDS, CitationInline, SourcedInline
from summits.models import (
    Declaration,
    Event,
    Participation,
    Place,
    Statement,
    Summit,
    Topic,
)
from summits.numerals import roman
from summits.photo_admin import PhotoDesk, PhotoInline

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
CONCERNED = ("topics", "states", "organizations", "people", "events")
ADDED_BESIDE = [
    "place",
    "person",
    "organization",
    "people",
    "organizations",
    "topics",
]
ORDINAL = re.compile(r"(\d+)(st|nd|rd|th|º|ª)", re.IGNORECASE)
ROMAN = {roman(number): str(number) for number in range(1, 100)}


class ParticipationInline(SourcedInline):
    model = Participation
    facts = WHO_TOOK_PART
    added_beside = ADDED_BESIDE
    list_select_related = ["state", "organization", "person", "passage__source"]


class StatementInline(SourcedInline):
    model = Statement
    facts = WHAT_WAS_SAID
    about = CONCERNED
    added_beside = ADDED_BESIDE
    list_select_related = ["person", "passage__source"]


@admin.register(Summit)
class SummitAdmin(PhotoDesk, PublishedAdmin):
    inlines = [ParticipationInline, StatementInline, PhotoInline, CitationInline]
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
                    ("began_on", "ended_on"),
                    ("place", "format", "state_of"),
                    ("summary_en", "summary_es"),
                ]
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


@admin.register(Declaration)
class DeclarationAdmin(PublishedAdmin):
    class Form(PublishedForm):
        def slug_words(self):
            return Declaration.Kind(self.cleaned_data.get("kind", "final")).label

    form = Form
    inlines = [CitationInline]
    list_display = ["title", "summit", "adopted_on", "kind", "public"]
    list_filter = [*PublishedAdmin.list_filter, year_filter("adopted_on"), "kind"]
    list_select_related = ["summit", "text"]
    search_fields = [
        "text__title",
        "text__short",
        "text__lede",
        "text__passages__text",
        "symbol",
        "slug",
        "kind",
        "summit__number__exact",
        "summit__series",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("summit", "number"),
                    ("kind", "adopted_on"),
                    ("text", "symbol"),
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

    @admin.display(description=_("declaration"), ordering="kind")
    def title(self, declaration):
        return declaration.title


@admin.register(Statement)
class StatementAdmin(PartAdmin):
    owners = ["summit", "event"]
    inlines = [CitationInline]
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
        (None, {"fields": [("summit", "event"), *WHAT_WAS_SAID]}),
        ITS_WORDS,
        (_("What it is about"), {"fields": [CONCERNED]}),
    ]

    @admin.display(description=_("statement"), ordering="summary_en")
    def summary(self, statement):
        return statement.summary

    @admin.display(description=_("made at"), ordering="summit__began_on")
    def made_at(self, statement):
        return statement.summit or statement.event


@admin.register(Participation)
class ParticipationAdmin(PartAdmin):
    owners = ["summit"]
    inlines = [CitationInline]
    list_display = ["participant", "role", "capacity", "summit", "began_on", "public"]
    list_filter = [*PartAdmin.list_filter, "role", "capacity"]
    list_select_related = ["summit", *ParticipationInline.list_select_related]
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
    fieldsets = [(None, {"fields": ["summit", *WHO_TOOK_PART]}), ITS_WORDS]

    @admin.display(description=_("who"))
    def participant(self, participation):
        return participation.participant

    @admin.display(description=_("began on"), ordering="summit__began_on")
    def began_on(self, participation):
        return participation.summit.began_on


@admin.register(Event)
class EventAdmin(PublishedAdmin):
    inlines = [StatementInline, CitationInline]
    list_display = ["name", "kind", "began", "place", "state_of", "public"]
    list_filter = [*PublishedAdmin.list_filter, year_filter("began"), "kind"]
    list_select_related = ["place__state"]
    search_fields = ["name_en", "name_es", "aliases", "summary_en", "summary_es"]
    prepopulated_fields = {"slug": ["name_en"]}
    added_beside = ADDED_BESIDE
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_es"),
                    ("kind", "state_of"),
                    ("began", "ended"),
                    "place",
                    "aliases",
                    ("summary_en", "summary_es"),
                ]
            },
        ),
        (_("Who had a part"), {"fields": [("states", "organizations", "people")]}),
        ITS_WORDS,
        PUBLICATION,
    ]

    @admin.display(description=_("name"), ordering="name_en")
    def name(self, event):
        return event.name


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ["name", "broader", "scope_note", "public"]
    list_select_related = ["broader"]
    search_fields = ["name_en", "name_es", "aliases"]
    prepopulated_fields = {"slug": ["name_en"]}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_en", "name_es"),
                    "broader",
                    ("scope_note_en", "scope_note_es"),
                    "aliases",
                ]
            },
        ),
        (_("Address"), {"fields": ["slug"]}),
    ]

    @admin.display(description=_("name"), ordering="name_en")
    def name(self, topic):
        return topic.name

    @admin.display(description=_("scope note"))
    def scope_note(self, topic):
        return topic.scope_note


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    list_display = ["city", "state", "summits", "public"]
    list_select_related = ["state"]
    search_fields = [
        "city_en",
        "city_es",
        "state__name_en",
        "state__name_es",
        "state__aliases",
    ]
    fieldsets = [(None, {"fields": [("city_en", "city_es"), "state"]})]

    def get_queryset(self, request):
        meetings = count_of(Summit.objects.all(), "place")
        return super().get_queryset(request).annotate(summit_count=meetings)

    @admin.display(description=_("city"), ordering="city_en")
    def city(self, place):
        return place.city

    @admin.display(description=_("summits"), ordering="summit_count")
    def summits(self, place):
        return place.summit_count
