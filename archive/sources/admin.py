"""The desk of the texts: sources with their passages, and what facts rest on."""

import re

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.admin import GenericStackedInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.contrib.contenttypes.models import ContentType
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import PUBLICATION, PublishedAdmin, WithdrawableAdmin
from archive.desk.filters import year_filter
from archive.desk.formsets import KeptRows
from archive.desk.parts import PartInline, RowForms
from archive.desk.withdrawing import WITHDRAWAL
from archive.sources.models import LABELS, Citation, Passage, Source, citable_fields
from archive.sources.querysets import sourced_models

WORDS = [("passage", "quote"), ("basis", "derivation_en", "derivation_es")]
ITS_WORDS = (_("Words it rests on"), {"fields": WORDS})
REFERENCE = r"\s*R(?P<number>\d{{1,9}})\b[\s.¶]*(?P<label>{words}|\d[\w.-]*)?"


def reference():
    """Return the pattern of a reference, labels in the reader's words or as kept."""
    words = "|".join([*LABELS, *map(str, LABELS.values())])
    return re.compile(REFERENCE.format(words=words), re.IGNORECASE)


def named_field(model, name):
    """Return what editors call the field ``name``, a member of ``citable_fields``."""
    fields = {field.name: field for field in model._meta.get_fields()}
    field = fields.get(name) or fields[f"{name}_en"]
    return field.verbose_name


class SourcedInline(PartInline):
    """Rows that each state one fact: ``facts`` in fieldset rows, then its words."""

    facts = ()
    about = ()

    def get_fieldsets(self, request, obj=None):
        about = [(_("What it is about"), {"fields": [self.about]})]
        return [
            (None, {"fields": [*self.facts, *WORDS]}),
            *(about if self.about else []),
            WITHDRAWAL,
        ]


class CitationFormSet(KeptRows, BaseGenericInlineFormSet):
    pass


class CitationInline(RowForms, GenericStackedInline):
    """Further words about the record or one of its fields."""

    model = Citation
    formset = CitationFormSet
    ct_field = "record_type"
    ct_fk_field = "record_key"
    verbose_name_plural = _("further words (citations)")
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("says", "field"),
                    ("passage", "quote"),
                    ("stated_value", "reading_en", "reading_es"),
                    ("basis", "derivation_en", "derivation_es"),
                ]
            },
        ),
        WITHDRAWAL,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("passage__source")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "field":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        names = citable_fields(self.parent_model)
        named = [(name, named_field(self.parent_model, name)) for name in names]
        return forms.ChoiceField(
            label=capfirst(db_field.verbose_name),
            choices=[("", _("the record as such")), *named],
            help_text=_("What of the record these words bear on."),
            required=False,
        )


class PassageInline(PartInline):
    model = Passage
    fieldsets = [
        (None, {"fields": [("label", "position"), "text"]}),
        (_("Notes"), {"fields": [("note_en", "note_es"), "reported_in"]}),
        WITHDRAWAL,
    ]
    list_select_related = ["source"]


@admin.register(Source)
class SourceAdmin(PublishedAdmin):
    inlines = [PassageInline]
    list_display = ["named", "published_on", "kind", "publisher", "held", "public"]
    list_filter = [
        *PublishedAdmin.list_filter,
        year_filter("published_on"),
        "kind",
        "language",
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
                    ("kind", "language", "official"),
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

    def get_search_results(self, request, queryset, search_term):
        found = reference().fullmatch(search_term)
        if found and not found["label"]:
            return queryset.filter(number=found["number"]), False
        return super().get_search_results(request, queryset, search_term)


@admin.register(Passage)
class PassageAdmin(WithdrawableAdmin):
    list_display = ["reference", "first_words", "date", "public"]
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
        (None, {"fields": ["source", ("label", "position"), "text"]}),
        (_("Notes"), {"fields": [("note_en", "note_es"), "reported_in"]}),
        WITHDRAWAL,
    ]

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


@admin.register(Citation)
class CitationAdmin(WithdrawableAdmin):
    list_display = ["record_type", "record_key", "field", "says", "source", "public"]
    list_filter = [*WithdrawableAdmin.list_filter, "says"]
    list_select_related = ["record_type", "passage__source"]
    search_fields = [
        "quote",
        "stated_value",
        "reading_en",
        "reading_es",
        "record_key",
        "passage__source__short",
        "passage__source__title",
    ]
    fieldsets = [
        (_("What is cited"), {"fields": [("record_type", "record_key", "field")]}),
        (
            _("What it says"),
            {"fields": ["says", "stated_value", ("reading_en", "reading_es")]},
        ),
        ITS_WORDS,
        WITHDRAWAL,
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "record_type":
            models = ContentType.objects.get_for_models(*sourced_models()).values()
            kwargs["queryset"] = ContentType.objects.filter(
                pk__in=[model.pk for model in models]
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("passage"), ordering="passage")
    def source(self, citation):
        return citation.passage

    def get_view_on_site_url(self, obj=None):
        """Return the page of the record that is cited."""
        if obj is None or obj.record is None:
            return None
        desk = self.admin_site._registry[type(obj.record)]
        return desk.get_view_on_site_url(obj.record)
