"""The desk of citations."""

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from archive.desk.fields import is_key
from archive.desk.owned import PartAdmin
from archive.desk.withdrawing import WithdrawingForm
from archive.sources.admin.words import ITS_WORDS, SourcedDesk
from archive.sources.models import Citation, citable_fields
from archive.sources.querysets import cited_models


def named_field(model, name):
    """Return what editors call the field ``name``, a member of ``citable_fields``."""
    fields = {field.name: field for field in model._meta.get_fields()}
    field = fields.get(name) or fields[f"{name}_en"]
    return field.verbose_name


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
        if "record_type" not in self.fields:
            return None  # of somebody who may only look
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

    def named_owner(self, request):
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
