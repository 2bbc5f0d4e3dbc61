"""Forms of the desk: every refusal is a message, and nothing typed is lost."""

import datetime as dt
import re
from contextlib import suppress
from copy import copy
from itertools import chain

from django import forms
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    FieldDoesNotExist,
    ValidationError,
)
from django.db import models
from django.forms.utils import to_current_timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.desk.in_the_way import with_links
from archive.desk.stale import Guarded
from archive.desk.twice import Once
from archive.publishing.addresses import is_used, refuse_taken

NAMES = ("name_en", "name_es", "name", "short", "title_en", "title_es", "title")
# What pasted text carries unseen; one of them stops every feed reader.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain(text: str) -> str:
    """Return what was typed with Unix line ends and without control characters."""
    return _UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def fitting(meta, asked):
    """Yield those pairs of ``asked``, names and texts, that a form can show.

    ``meta`` is that of the model whose fields they name; values are as it holds them.
    """
    for name, value in asked.items():
        with suppress(FieldDoesNotExist, ValidationError, OverflowError):
            field = meta.get_field(name)
            if field.many_to_many:
                yield name, value
            elif field.concrete:
                held = field.to_python(value)
                is_instant = isinstance(held, dt.datetime)
                yield name, to_current_timezone(held) if is_instant else held


def free_slug(row, made, longest) -> str:
    """Return ``made``, or with a number what no other record of its kind is called by.

    Only of a model whose rows may share a name; ``longest`` is in characters.
    """
    if not getattr(row, "may_have_namesakes", False):
        return made
    candidates = chain(
        [made], (f"{made[: longest - 4]}-{number}" for number in range(2, 1000))
    )
    return next(slug for slug in candidates if not _is_taken(row, slug))


def _is_taken(row, slug):
    if type(row).objects.filter(slug=slug).exclude(pk=row.pk).exists():
        return True
    named = copy(row)
    named.slug = slug
    with suppress(ValidationError):
        refuse_taken(named)
        return False
    return True


class Clashing:
    """Mixin of a form that says what could be refused only once it was written."""

    clash = ""  # what the database refused on the last try; set by the admin
    others = ()  # rows that it adds besides its own
    refused = {}  # what the rules of the record did, by field; likewise

    def clean(self):
        cleaned = super().clean()
        if self.clash:
            self.add_error(None, self.clash)
        for name, words in self.refused.items():
            self.add_error(name if name in self.fields else None, words)
        return cleaned


class RecordForm(Guarded, Once, Clashing, forms.ModelForm):
    """The form of any record: errors always have a place, an address makes itself."""

    def __init__(self, *args, instance=None, **kwargs):
        # What is typed goes into a copy: title, links and rights of the page around a
        # refused form are those of the record as it is stored.
        super().__init__(*args, instance=copy(instance), **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            if not self.instance._state.adding:
                self._tell_of_old_address()

    def clean(self):
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = self._as_kept(name, plain(value))
        self._make_slug()  # of names that may be refused below
        super().clean()
        self._mend_hidden()
        return self.cleaned_data

    def _as_kept(self, name, text):
        """Return ``text`` on one line, unless the field ``name`` keeps several."""
        field = {it.name: it for it in self._meta.model._meta.fields}.get(name)
        is_long = field is None or isinstance(field, models.TextField)
        return text if is_long else " ".join(text.split("\n"))

    def slug_words(self):
        """Return the words that an address is made of when none is typed."""
        given = (self.cleaned_data.get(name) for name in NAMES)
        return next(filter(None, given), "")

    def type_in(self, name, value):
        """Show ``value`` in the field ``name`` as if it had been typed."""
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = value

    def _get_validation_exclusions(self):
        """Leave in what rules read though it is not typed: the key, bounds of dates.

        And what decides whether the row is public.
        """
        left_out = super()._get_validation_exclusions()
        meta = self.instance._meta
        read = {field.name for field in meta.fields if field.generated}
        read.update(self.instance.decides)
        if self.instance.pk is not None:
            read.add(meta.pk.name)
        return {
            name
            for name in left_out
            if name not in read or name.rpartition("_")[0] in left_out
        }

    def _update_errors(self, errors):
        super()._update_errors(self._placed(with_links(errors, self.instance)))

    def _placed(self, errors):
        """Return ``errors`` moved to fields that the form has, or else to its top."""
        if not hasattr(errors, "error_dict"):
            return errors
        placed = {}
        for name, found in errors.error_dict.items():
            here = name in self.fields or name == NON_FIELD_ERRORS
            placed.setdefault(name if here else NON_FIELD_ERRORS, []).extend(
                found if here else [self._called(name, error) for error in found]
            )
        return ValidationError(placed)

    def _called(self, name, error):
        fields = {field.name: field for field in self._meta.model._meta.fields}
        name = fields[name].verbose_name if name in fields else name
        words = format_html_join(" ", "{}", ([it] for it in error.messages))
        return ValidationError(format_html("{}: {}", name, words))

    def _tell_of_old_address(self):
        if is_used(self.instance):
            known = self.fields["slug"].help_text
            told = _("If you change it, the old address will lead to the new one.")
            self.fields["slug"].help_text = f"{known} {told}".strip()

    def _mend_hidden(self):
        """Put right what nobody typed and nobody could correct, and say so."""
        wrong = [field for field in self.hidden_fields() if field.name in self.errors]
        for field in wrong:
            del self.errors[field.name]
            self.type_in(field.name, field.initial)
        if wrong:
            self.add_error(
                None,
                _("The form did not arrive whole. Look it over, and save again."),
            )

    def _make_slug(self):
        """Make an address of the name, where none is typed, or a browser made it so."""
        field = self.fields.get("slug")
        if field is None or "slug" in self.errors:
            return
        if self._meta.model._meta.get_field("slug").blank:
            return  # The model makes its own.
        with override("en"):
            made = slugify(self.slug_words())[: field.max_length].strip("-")
        given = self.cleaned_data.get("slug")
        if given and not (given == made and self.instance._state.adding):
            return
        if not made:
            self.add_error("slug", _("Give the record a name, or write its address."))
            return
        self._take(free_slug(self.instance, made, field.max_length))

    def _take(self, slug):
        if slug != self.cleaned_data.get("slug"):
            self.cleaned_data["slug"] = slug
            self.type_in("slug", slug)
