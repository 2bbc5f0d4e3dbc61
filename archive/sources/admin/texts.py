"""The desk of the texts: sources and their passages."""

import re
from copy import copy

from django import forms
from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import PUBLICATION, PublishedAdmin
from archive.desk.filters import InUseFilter, year_filter
from archive.desk.owned import PartAdmin
from archive.desk.several import Several
from archive.desk.tables import Rows
from archive.desk.withdrawing import WithdrawingForm
from archive.record.keys import new_key
from archive.sources.admin.words import CITATIONS
from archive.sources.models import LABELS, Passage, Source, SourceFile

BLANK = re.compile(r"\n\s*\n")
REFERENCE = r"\s*R(?P<number>\d{{1,9}})\b[\s.¶]*(?P<label>{words}|\d[\w.-]*)?"


def reference():
    """Return the pattern of a reference, labels in the reader's words or as kept."""
    words = "|".join([*LABELS, *map(str, LABELS.values())])
    return re.compile(REFERENCE.format(words=words), re.IGNORECASE)


@admin.register(Source)
class SourceAdmin(PublishedAdmin):
    tables = [
        Rows(Passage, "source", "named", "first_words", "public"),
        Rows(SourceFile, "source", "named", "kind", "weight", "open"),
        CITATIONS,
    ]
    list_display = ["named", "published_on", "kind", "publisher", "held", "public"]
    list_filter = [
        *PublishedAdmin.list_filter,
        year_filter("published_on"),
        "kind",
        ("language", InUseFilter),
    ]
    ordering = ["-number", "key"]
    search_fields = [
        "title",
        "short",
        "lede",
        "publisher",
        "author",
        "slug",
        "passages__text",
    ]
    prepopulated_fields = {"slug": ["short"]}
    readonly_fields = ["reference"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("reference", "short"),
                    "title",
                    "lede",
                    ("kind", "official"),
                    ("language", "languages"),
                    ("publisher", "author"),
                    ("dateline", "published_on"),
                    ("url", "retrieved_on"),
                    "translation_of",
                ]
            },
        ),
        (
            _("What is held"),
            {"fields": [("held", "display"), "sha256", "rights"]},
        ),
        PUBLICATION,
    ]

    @admin.display(description=_("source"), ordering="number")
    def named(self, source):
        return str(source)

    @admin.display(description=_("Reference"))
    def reference(self, source):
        return source.reference

    def get_search_results(self, request, queryset, search_term):
        found = reference().fullmatch(search_term)
        if found and not found["label"]:
            return queryset.filter(number=found["number"]), False
        return super().get_search_results(request, queryset, search_term)


class PassageForm(Several, WithdrawingForm):
    """The form of a passage: of one paragraph, or of several pasted together."""

    asked_at = "parted"
    parted = forms.BooleanField(
        label=_("A passage for each paragraph"),
        required=False,
        initial=True,
        help_text=_("Blank lines part the paragraphs; they are numbered on."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].widget.attrs["rows"] = 10

    def clean(self):
        cleaned = super().clean()
        self.further = []
        if cleaned.get("parted") and cleaned.get("text"):
            cleaned["text"], *self.further = BLANK.split(cleaned["text"].strip())
        if self.further and not cleaned.get("label", "").isdecimal():
            self.add_error(
                "label", _("Give the first paragraph its number: the next follow it.")
            )
        return cleaned

    def like_it(self):
        return [self._next(*of) for of in enumerate(self.further, start=1)]

    def _next(self, number, text):
        row = copy(self.instance)
        row.pk, row.text, row.position = new_key(), text, 0
        row.gloss_en = row.gloss_es = ""  # which translates the first
        row.label = str(int(row.label) + number)
        return row


@admin.register(Passage)
class PassageAdmin(PartAdmin):
    form = PassageForm
    owners = ["source"]
    tables = [CITATIONS]
    list_display = ["named", "first_words", "date", "public"]
    list_select_related = ["source"]
    search_fields = [
        "text",
        "label",
        "source__short",
        "source__title",
        "source__slug",
        "source__number__exact",
    ]
    fieldsets = [
        (None, {"fields": [("label", "language"), "text", ("gloss_en", "gloss_es")]}),
        (_("Notes"), {"fields": [("note_en", "note_es"), "reported_in"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        parted = [] if obj else [(None, {"fields": ["parted"]})]
        return [first, *parted, *rest]

    @admin.display(description=_("passage"), ordering="label")
    def named(self, passage):
        return passage.reference

    def choice_label(self, passage):
        """Return how a list of options shows the passage: ``R1 ¶7 · they vowed…``."""
        return f"{passage.reference} · {self.first_words(passage)}"

    @admin.display(description=_("words"))
    def first_words(self, passage):
        return Truncator(passage.text).words(12)

    @admin.display(description=_("published on"), ordering="source__published_on")
    def date(self, passage):
        return passage.source.published_on

    def get_search_results(self, request, queryset, search_term):
        """Find ``R1 ¶7``, ``r1 7`` and ``R1.7 migrants`` by reference first."""
        found = reference().match(search_term)
        if found:
            queryset = queryset.filter(source__number=found["number"])
            if found["label"]:
                kept = {str(word): label for label, word in LABELS.items()}
                label = kept.get(found["label"].lower(), found["label"])
                queryset = queryset.filter(label__iexact=label)
            search_term = search_term[found.end() :]
        return super().get_search_results(request, queryset, search_term)
