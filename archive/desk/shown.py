"""What the fields of a form show: as a browser sends it, in few bytes, and in words."""

import datetime as dt
import json
from hashlib import blake2b

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _

SHORT = 4  # bytes of a digest: of 4 thousand million changes it misses one


def sent_untouched(widget, name, value) -> dict[str, list[str]]:
    """Return what a browser sends of ``widget`` while it shows ``value``.

    Lists by name; ``name`` is that of the widget in its form, ``value`` as its field
    prepares it.
    """
    widget = getattr(widget, "widget", widget)  # Django's admin wraps some
    if isinstance(widget, forms.MultiWidget):
        parts = zip(
            widget.widgets, widget.widgets_names, widget.decompress(value), strict=True
        )
        sent = [sent_untouched(part, name + end, held) for part, end, held in parts]
        return {at: values for part in sent for at, values in part.items()}
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"] if widget.check_test(value) else []}
    shown = widget.format_value(value)
    if isinstance(shown, list):
        return {name: shown}
    return {name: ["" if shown is None else str(shown)]}


def digest(sent) -> str:
    """Return ``2 * SHORT`` hexadecimal digits for lists of texts, in any order each.

    ``sent`` yields one list for each name. Browsers send other line ends than are kept,
    and nothing instead of an empty text.
    """
    texts = [
        sorted(text.replace("\r\n", "\n") for text in values if text) for values in sent
    ]
    return blake2b(json.dumps(texts).encode(), digest_size=SHORT).hexdigest()


def in_words(field, value) -> str:
    """Return ``value``, of a model or a cleaned form, in the words of ``field``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, models.Model):
        return field.label_from_instance(value)
    if isinstance(value, list | models.QuerySet):
        return ", ".join(sorted(map(field.label_from_instance, value)))
    choices = dict(flatten_choices(getattr(field, "choices", ())))
    return str(choices.get(value, value))
