"""The desk of events, topics and places."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import ADDRESS, PUBLICATION, PublishedAdmin, RecordAdmin
from archive.desk.filters import year_filter
from archive.publishing.querysets import count_of
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from members.admin.elsewhere import elsewhere
from summits.admin.summits import ADDED_BESIDE, statements_of
from summits.models import Event, Place, Summit, Topic

ELSEWHERE, IDENTIFIERS = elsewhere("wikidata", "viaf")


@admin.register(Event)
class EventAdmin(SourcedDesk, PublishedAdmin):
    tables = [statements_of("event"), CITATIONS]
    list_display = ["name", "kind", "body", "began", "place", "state_of", "public"]
    list_filter = [*PublishedAdmin.list_filter, year_filter("began"), "kind"]
    list_select_related = ["body", "place__state"]
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
                    ("body", "series", "number"),
                    ("began", "ended"),
                    "place",
                    "aliases",
                    ("summary_en", "summary_es"),
                    ("note_en", "note_es"),
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
        ADDRESS,
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
        *IDENTIFIERS,
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("city_en", "city_es"),
                    ("subdivision_en", "subdivision_es"),
                    "state",
                ]
            },
        ),
        ELSEWHERE,
    ]

    def get_queryset(self, request):
        meetings = count_of(Summit.objects.all(), "place")
        return super().get_queryset(request).annotate(summit_count=meetings)

    @admin.display(description=_("city"), ordering="city_en")
    def city(self, place):
        return place.city

    @admin.display(description=_("summits"), ordering="summit_count")
    def summits(self, place):
        return place.summit_count
