"""What lists and forms of the desk share."""

from django.apps import apps
from django.contrib.admin.utils import flatten
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    RelatedFieldWidgetWrapper,
)
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.desk.addresses import without_script
from archive.desk.fields import AnsweringFields, PartialDateField
from archive.record.dates import validate_partial_date

LONG = 300  # characters
LANGUAGES = {"en": "English", "es": "Español"}


def badge(text, *, good):
    """Return ``text`` as a small sign, in the colour of what is well or missing."""
    name = "ok" if good else "missing"
    return format_html('<span class="st {}">{}</span>', name, text)


def explained(error):
    """Return what an editor is told of ``error``, an ``IntegrityError``."""
    said = (
        constraint.violation_error_message
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.name in str(error)
        or str(error).endswith(f": {columns_of(constraint, model)}")
    )
    return next(
        said, _("Another record, or another row here, is in the way of this one.")
    )


def unfold_mistakes(adminform):
    """Show the fieldsets of an ``AdminForm`` open that have something to be mended."""
    adminform.fieldsets = [
        (name, _unfolded(options) if _is_wrong(options, adminform.form) else options)
        for name, options in adminform.fieldsets
    ]


def _is_wrong(options, form):
    return any(name in form.errors for name in flatten(options["fields"]))


def _unfolded(options):
    classes = [name for name in options.get("classes", ()) if name != "collapse"]
    return options | {"classes": classes}


def columns_of(constraint, model):
    """Return how SQLite names ``constraint`` when it is violated: by its columns."""
    fields = [model._meta.get_field(name) for name in getattr(constraint, "fields", ())]
    return ", ".join(f"{model._meta.db_table}.{field.column}" for field in fields)


class DeskForms(AnsweringFields):
    """What the fields of the forms of the record share."""

    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
    }
    added_beside = ()  # foreign keys whose record may be added in a small window

    def get_autocomplete_fields(self, request):
        if without_script(request):
            return []
        return [
            field.name
            for field in [*self.opts.fields, *self.opts.many_to_many]
            if field.related_model and field.related_model in self.admin_site._registry
        ]

    def get_field_queryset(self, db, db_field, request):
        choices = self.admin_site._registry.get(db_field.related_model)
        return choices.for_choice() if choices else None

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        is_date = validate_partial_date in db_field.validators
        if is_date:  # in words it may be longer than it is kept
            kwargs |= {"form_class": PartialDateField, "max_length": None}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        name_language(field, db_field)
        if (
            getattr(db_field, "max_length", None) or 0
        ) >= LONG and not db_field.choices:
            field.widget = AdminTextareaWidget(attrs={"rows": 2})
        if is_date:
            field.widget.attrs |= {"placeholder": "2017-03-05", "class": "partial-date"}
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            self.choose_only(field, db_field)
            # The small window closes by script.
            field.widget.can_add_related &= not without_script(request)
        return field

    def choose_only(self, field, db_field):
        """Let the editor choose a record, and add one only where it helps."""
        choices = self.admin_site._registry.get(db_field.related_model)
        if hasattr(choices, "choice_label"):
            field.label_from_instance = choices.choice_label
        field.widget.can_change_related = False
        field.widget.can_delete_related = False
        field.widget.can_view_related = False
        field.widget.can_add_related &= db_field.name in self.added_beside


def needs_lines(db_field):
    """Tell whether a text that is kept on one line is too long to be read on one."""
    is_text = isinstance(db_field, models.CharField) and not db_field.choices
    is_web = isinstance(db_field, models.URLField)
    return is_text and not is_web and (db_field.max_length or 0) >= LONG


def name_language(field, db_field):
    """Add its language to the label of one of two columns: “Name (Español)”."""
    language = LANGUAGES.get(db_field.name[-2:])
    if language and db_field.name[-3] == "_":
        field.label = f"{field.label} ({language})"
