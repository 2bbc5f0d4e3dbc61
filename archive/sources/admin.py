"""The desk of the texts: sources with their passages, and what facts rest on."""

import re

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from archive.desk.admin import PUBLICATION, PublishedAdmin
from archive.desk.fields import is_key
from archive.desk.filters import year_filter
from archive.desk.owned import PartAdmin
from archive.desk.parts import badge
from archive.desk.tables import Rows
from archive.desk.withdrawing import WithdrawingForm
from archive.sources.models import LABELS, Citation, Passage, Source, citable_fields
from archive.sources.querysets import cited_models

WORDS = [("passage", "quote"), "basis", ("derivation_en", "derivation_es")]
ITS_WORDS = (_("Words it rests on"), {"fields": WORDS, "classes": ["words"]})
RESTS = ("words", "public")  # columns of a table of rows that rest on words
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


class SourcedDesk:
    """Mixin of the admin of rows that rest on words: their column, and the passage."""

    @admin.display(description=_("words"), ordering="passage")
    def words(self, row):
        return row.passage.reference if row.passage_id else badge(_("none"), good=False)

    def render_change_form(self, request, context, *args, **kwargs):
        row = context["adminform"].form.instance
        context["words"] = quoted_in(row) if row.passage_id else None
        return super().render_change_form(request, context, *args, **kwargs)


def quoted_in(row):
    """Return the passage of ``row`` and its text in three: the words stand amidst it.

    All is before them where they do not stand there to the letter.
    """
    before, quote, after = row.passage.text.partition(row.quote or "\0")
    return {"passage": row.passage, "before": before, "quote": quote, "after": after}


class CitationRows(Rows):
    """The table of further words about a record or one of its fields."""

    def whose(self, record):
        kind = ContentType.objects.get_for_model(record)
        return {"record_type": kind.pk, "record_key": record.pk}


CITATIONS = CitationRows(Citation, "record", "about", "says", "source", "public")


@admin.register(Source)
class SourceAdmin(PublishedAdmin):
    tables = [Rows(Passage, "source", "named", "first_words", "public"), CITATIONS]
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
class PassageAdmin(PartAdmin):
    owners = ["source"]
    tables = [CITATIONS]
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
        (None, {"fields": [("label", "position"), "text"]}),
        (_("Notes"), {"fields": [("note_en", "note_es"), "reported_in"]}),
    ]

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


class CitationForm(WithdrawingForm):
    """The form of a citation: the field that the words bear on is chosen by name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if cited := self._cited():
            names = [(name, named_field(cited, name)) for name in citable_fields(cited)]
            self.fields["field"] = forms.ChoiceField(
                label=self.fields["field"].label,
                choices=[("", _("the record as such")), *names],
                help_text=_("What of the record these words bear on."),
                required=False,
            )

    def _cited(self):
        """Return the model of the record that is cited, None until it is chosen."""
        asked = self["record_type"].value()
        kinds = self.fields["record_type"].queryset
        if not asked or not is_key(kinds.model, asked):
            return None
        kind = kinds.filter(pk=asked).first()
        return kind and kind.model_class()


@admin.register(Citation)
class CitationAdmin(SourcedDesk, PartAdmin):
    form = CitationForm
    owners = ["record_type", "record_key"]
    list_display = ["record_type", "record_key", "about", "says", "source", "public"]
    list_filter = [*PartAdmin.list_filter, "says"]
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
        (
            None,
            {
                "fields": [
                    ("says", "field"),
                    ("stated_value", "reading_en", "reading_es"),
                ]
            },
        ),
        ITS_WORDS,
    ]

    def owner_of(self, row):
        return row.record

    def whose(self, row):
        return {"record_type": row.record_type_id, "record_key": row.record_key}

    def asked_owner(self, request):
        kind, key = map(request.GET.get, self.owners)
        model = models_by_type().get(kind)
        return model.objects.filter(pk=key).first() if model else None

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "record_type":
            kwargs["queryset"] = ContentType.objects.filter(pk__in=models_by_type())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("what of it"), ordering="field")
    def about(self, citation):
        model = citation.record_type.model_class()
        is_named = citation.field in citable_fields(model)
        return named_field(model, citation.field) if is_named else citation.field or "–"

    @admin.display(description=_("passage"), ordering="passage")
    def source(self, citation):
        return citation.passage

    def get_view_on_site_url(self, obj=None):
        """Return the page of the record that is cited."""
        if obj is None or obj.record is None:
            return None
        desk = self.admin_site.get_model_admin(type(obj.record))
        return desk.get_view_on_site_url(obj.record)


def models_by_type() -> dict:
    """Return the models whose rows can be cited, by the keys of their types as text."""
    kinds = ContentType.objects.get_for_models(*cited_models())
    return {str(kind.pk): model for model, kind in kinds.items()}
