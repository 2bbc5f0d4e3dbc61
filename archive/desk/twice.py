"""A form that arrives twice, by two clicks, makes its record once.

The key is made of all that was sent: the same form, sent again, asks for a record that
is there; one that was filled in otherwise asks for another.
"""

import json
from hashlib import blake2b

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from archive.desk.addresses import form_of
from archive.record.keys import KEY_BYTES, new_key

# It tells a form from another of the same words that was opened for itself.
OPENED = "opened_as"


def sent_key(posted, files) -> str | None:
    """Return the key of the record that a form makes; None if no form of ours sent it.

    ``posted`` and ``files`` are as a request has them. Buttons count for nothing.
    """
    if not posted.get(OPENED):
        return None
    sent = [
        (name, values)
        for name, values in posted.lists()
        if not name.startswith("_") and name != "csrfmiddlewaretoken"
    ]
    chosen = [(name, file.name, file.size) for name, file in files.items()]
    told = json.dumps([sorted(sent), sorted(chosen)]).encode()
    return blake2b(told, digest_size=KEY_BYTES).hexdigest()


class Once:
    """Mixin of the form of a record: one for a new record says that it is no other."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.fields[OPENED] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=new_key
            )


class AnsweredAgain:
    """Mixin of an admin: the form that has made its record leads to it."""

    def answer_again(self, request, object_id):
        if request.method != "POST":
            return None
        made = self._made(request, object_id)
        if made is None or not self.has_view_or_change_permission(request, made):
            return None
        if IS_POPUP_VAR in request.POST:
            return self.response_add(request, made)
        messages.info(request, _("The form arrived twice; “%s” is saved once.") % made)
        return HttpResponseRedirect(form_of(made))

    def save_model(self, request, obj, form, change):
        if not change:
            obj.pk = sent_key(request.POST, request.FILES) or obj.pk
        super().save_model(request, obj, form, change)

    def _made(self, request, object_id):
        """Return the record that this form has made, None unless it made one."""
        key = object_id is None and sent_key(request.POST, request.FILES)
        return self.get_queryset(request).filter(pk=key).first() if key else None
