"""The desk of people, offices and tenures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import ADDRESS, RecordAdmin
from archive.desk.owned import PartAdmin
from archive.desk.tables import Rows
from archive.record.edtf import year_of
from archive.record.languages import pick
from archive.sources.admin.words import CITATIONS, ITS_WORDS, RESTS, SourcedDesk
from members.admin.elsewhere import ELSEWHERE, IDENTIFIERS
from members.models import Office, Person, Tenure


@admin.register(Person)
class PersonAdmin(SourcedDesk, RecordAdmin):
    tables = [
        Rows(Tenure, "person", "office", "began", "ended", "attested_last", *RESTS),
        CITATIONS,
    ]
    list_display = ["name", "state", "offices", "died", "public"]
    list_select_related = ["state"]
    search_fields = [
        "name",
        "aliases",
        "description_en",
        "description_es",
        *IDENTIFIERS,
    ]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name", "sort_name"),
                    ("aliases", "state"),
                    ("description_en", "description_es"),
                    "died",
                ]
            },
        ),
        ITS_WORDS,
        ELSEWHERE,
        ADDRESS,
    ]

    def get_queryset(self, request):
        people = super().get_queryset(request).told_apart()
        return people.prefetch_related("tenures__office")

    def for_choice(self):
        return super().for_choice().told_apart()

    def choice_label(self, person):
        """Return how a list of options shows a person; namesakes with what differs."""
        if not getattr(person, "has_namesake", False):
            return str(person)
        office = pick(en=person.office_en, es=person.office_es)
        died = f"† {year_of(person.died)}" if person.died else ""
        known = [*filter(None, [office, person.state and str(person.state), died])]
        return " · ".join([person.name, *(known or [person.slug])])

    @admin.display(description=_("offices"))
    def offices(self, person):
        return ", ".join(str(tenure.office.title) for tenure in person.tenures.all())


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    list_display = ["title", "whose", "rank", "seats", "public"]
    list_select_related = ["state", "organization"]
    search_fields = [
        "title_en",
        "title_es",
        "state__name_en",
        "state__name_es",
        "organization__name_en",
        "organization__name_es",
        "organization__acronym",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title_en", "title_es"),
                    ("state", "organization"),
                    ("rank", "seats"),
                ]
            },
        )
    ]

    @admin.display(description=_("title"), ordering="title_en")
    def title(self, office):
        return office.title

    @admin.display(description=_("of"))
    def whose(self, office):
        return office.state or office.organization


@admin.register(Tenure)
class TenureAdmin(SourcedDesk, PartAdmin):
    owners = ["person"]
    tables = [CITATIONS]
    list_display = ["person", "office", "began", "ended", "attested_last", "public"]
    list_select_related = [
        "person",
        "office__state",
        "office__organization",
        "passage__source",
    ]
    search_fields = [
        "person__name",
        "person__aliases",
        "office__title_en",
        "office__title_es",
        "quote",
    ]
    added_beside = ["office", "person"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("office", "ended_not_after"),
                    ("began", "ended"),
                    ("attested_first", "attested_last"),
                ]
            },
        ),
        ITS_WORDS,
    ]
