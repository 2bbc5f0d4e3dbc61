"""A form that arrives twice, by two clicks, makes its new rows once.

Their keys are made of all that was sent: the same form, sent again, asks for rows that
are there; one that was filled in otherwise asks for others.
"""

import json
import re
from hashlib import blake2b

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import quote, unquote
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from archive.record.keys import KEY_BYTES, new_key

# They tell a form from another of the same words that was opened for itself.
OPENED = ("opened_as", "seen_version")


def sent_key(posted, files) -> str | None:
    """Return the key of the record that a form makes; None if no form of ours sent it.

    ``posted`` and ``files`` are as a request has them. Buttons count for nothing.
    """
    if not any(map(posted.get, OPENED)):
        return None
    sent = [
        (name, values)
        for name, values in posted.lists()
        if not name.startswith("_") and name != "csrfmiddlewaretoken"
    ]
    chosen = [(name, file.name, file.size) for name, file in files.items()]
    return _key([sorted(sent), sorted(chosen)])


def row_key(sent, prefix) -> str:
    """Return the key of a new row whose fields begin with ``prefix``.

    ``sent`` is the ``sent_key`` of its form.
    """
    return _key([sent, prefix])


def row_keys(posted, files, prefix) -> set[str]:
    """Return the keys of all rows below ``prefix`` that a form may have made."""
    row = re.compile(rf"({re.escape(prefix)}-[0-9]{{1,4}})-")
    rows = {found[1] for found in map(row.match, posted) if found}
    sent = sent_key(posted, files)
    return {row_key(sent, name) for name in rows} if sent else set()


def _key(told):
    return blake2b(json.dumps(told).encode(), digest_size=KEY_BYTES).hexdigest()


class Once:
    """Mixin of the form of a record: one for a new record says that it is no other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.prefix is None and self.instance._state.adding:
            self.fields["opened_as"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=new_key
            )


class OnceEach:
    """Mixin of a formset: new rows have the keys that the words of its form make."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if self._sent and form.instance._state.adding:
            form.instance.pk = row_key(self._sent, form.prefix)
        return form

    @cached_property
    def _sent(self):
        return self.is_bound and sent_key(self.data, self.files)


class AnsweredAgain:
    """Mixin of an admin: the form that has made its rows leads to what it made."""

    def answer_again(self, request, object_id):
        if request.method != "POST":
            return None
        made = self._made(request, object_id)
        if made is None or not self.has_view_or_change_permission(request, made):
            return None
        if IS_POPUP_VAR in request.POST:
            return self.response_add(request, made)
        messages.info(request, _("The form arrived twice; “%s” is saved once.") % made)
        meta = self.opts
        address = f"admin:{meta.app_label}_{meta.model_name}_change"
        return HttpResponseRedirect(reverse(address, args=[quote(made.pk)]))

    def save_model(self, request, obj, form, change):
        if not change:  # Django clears the key of a new record that has rows
            obj.pk = sent_key(request.POST, request.FILES) or obj.pk
        super().save_model(request, obj, form, change)

    def _made(self, request, object_id):
        """Return the record that this form has made, or whose new rows it has."""
        sent = request.POST, request.FILES
        if object_id is None:
            return self.get_queryset(request).filter(pk=sent_key(*sent)).first()
        record = self.get_object(request, unquote(object_id))
        rows = self.get_formsets_with_inlines(request, record) if record else ()
        is_made = any(
            formset.model.objects.filter(
                pk__in=row_keys(*sent, formset.get_default_prefix())
            ).exists()
            for formset, _inline in rows
        )
        return record if is_made else None
