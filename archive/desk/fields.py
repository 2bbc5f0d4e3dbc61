"""Fields that refuse, with a message, what the database fails on."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.record.date_reading import date_read
from archive.record.dates import validate_partial_date


def is_key(model, text) -> bool:
    """Return whether ``text`` can be the key of a row of ``model``.

    Databases fail when they are asked for a number that is none, or out of range.
    """
    try:
        model._meta.pk.run_validators(model._meta.pk.to_python(text))
    except ValidationError:
        return False
    return True


class RowsField(forms.ModelMultipleChoiceField):
    """A choice of several rows."""

    def clean(self, value):
        for key in value or ():
            if not is_key(self.queryset.model, key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": key},
                )
        return super().clean(value)


class PartialDateField(forms.CharField):
    """A partial date as it is kept, or as people write it: see ``date_reading.py``."""

    default_validators = [validate_partial_date]

    def to_python(self, value):
        typed = super().to_python(value)
        return date_read(typed) or typed


class AnsweringFields:
    """Mixin of an admin whose forms have such fields."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.many_to_many:
            kwargs["form_class"] = RowsField
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(db_field, models.DateTimeField):
            zone = _("Time zone: %s.") % timezone.get_current_timezone_name()
            field.help_text = f"{field.help_text} {zone}"
            field.validators.append(refuse_beyond_calendar)
            write_as_iso(field.widget)
        return field


def write_as_iso(widget):
    """Let ``widget``, of an instant, write it alike in every language.

    A form opened in one may be sent in another: 05/03 would change its meaning.
    """
    widget.widgets[0].format, widget.widgets[1].format = "%Y-%m-%d", "%H:%M:%S"


def refuse_beyond_calendar(instant):
    """Raise ``ValidationError`` unless ``instant``, an aware datetime, exists in UTC.

    It is kept so; the last evening of the year 9999 in Caracas is in the year 10000.
    """
    try:
        instant.astimezone(dt.UTC)
    except OverflowError:
        message = forms.DateTimeField.default_error_messages["invalid"]
        raise ValidationError(message) from None
