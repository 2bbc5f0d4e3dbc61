"""A form of a row that somebody else has saved since it was opened.

It is refused, and takes over what the editor did not touch, so that saving it again
loses nothing. What it was opened with it carries along, unseen and short: the version
of the row, and a digest of what each field showed.
"""

import re
from typing import NamedTuple

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string

from archive.desk.addresses import form_of
from archive.desk.shown import SHORT, digest, in_words, sent_untouched

SEEN = re.compile(rf"([0-9]{{1,10}})\.((?:[0-9a-f]{{{2 * SHORT}}})*)")


class Seen(NamedTuple):
    """What a form was opened with: the version, and digests of fields by name."""

    version: int
    digests: dict[str, str]

    def __str__(self):
        return f"{self.version}.{''.join(self.digests.values())}"


class Difference(NamedTuple):
    """A field that shows something else than when the form was opened, in words.

    ``typed`` is None where the editor left it alone: it shows what is stored.
    """

    label: str
    stored: str
    typed: str | None


class SeenField(forms.CharField):
    """What the form was opened with, unseen; no change by itself."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class Guarded:
    """Mixin of the form of a row, refused when somebody else saved the row first.

    ``differences`` are those that the editor is told of.
    """

    is_stale = False
    differences = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            return
        meta = self.instance._meta
        kept = {field.name for field in (*meta.fields, *meta.many_to_many)}
        self._stored = {  # files, and what is asked besides, cannot be compared
            name: self._sent_of_stored(name, field)
            for name, field in self.fields.items()
            if name in kept and not field.widget.needs_multipart_form
        }
        held = {name: digest(sent.values()) for name, sent in self._stored.items()}
        self._present = Seen(self.instance.version, held)
        self.fields["seen_version"] = SeenField(initial=str(self._present))

    def full_clean(self):
        """Take over what others changed, before anything is read of what was sent."""
        if self.is_bound and "seen_version" in self.fields:
            self._take_over()
        super().full_clean()

    def clean(self):
        cleaned = super().clean()
        if self.is_stale:
            self.add_error(None, self._told())
        return cleaned

    def _sent_of_stored(self, name, field):
        value = field.prepare_value(self.get_initial_for_field(field, name))
        return sent_untouched(field.widget, self.add_prefix(name), value)

    def _take_over(self):
        """Put what is stored into the fields that the editor left as they were."""
        place = self.add_prefix("seen_version")
        sent = self.data.get(place, "")
        self._opened = self._read(sent)
        self.is_stale = sent != str(self._present) and not self._is_saved()
        if not self.is_stale:
            return
        overtaken = self._overtaken()
        self._typed = [name for name in overtaken if self._is_typed(name)]
        self._left = [name for name in overtaken if name not in self._typed]
        self.data = self.data.copy()
        self.data[place] = str(self._present)
        for name in self._left:
            for at, values in self._stored[name].items():
                self.data.setlist(at, values)

    def _is_saved(self):
        """Tell whether just what the form asks for is stored, as after two clicks."""
        digests = self._present.digests
        is_same = all(self._sent(name) == digests[name] for name in self._stored)
        return bool(self._opened) and is_same and not self._has_files()

    def _read(self, sent):
        """Return what ``sent``, a text, says; None unless a form of the row says so."""
        found = SEEN.fullmatch(sent)
        if found is None or int(found[1]) > self._present.version:
            return None
        digests = re.findall("." * 2 * SHORT, found[2])
        if len(digests) != len(self._stored):
            return None
        return Seen(int(found[1]), dict(zip(self._stored, digests, strict=True)))

    def _overtaken(self):
        """Return the names of fields that hold something else here than is stored.

        Without those that nobody else has changed, as far as the form tells.
        """
        then, now = self._opened and self._opened.digests, self._present.digests
        return [
            name
            for name in self._stored
            if self._sent(name) != now[name] and (not then or then[name] != now[name])
        ]

    def _is_typed(self, name):
        return self._opened is None or self._sent(name) != self._opened.digests[name]

    def _sent(self, name):
        return digest(map(self.data.getlist, self._stored[name]))

    def _told(self):
        """Return what the editor is told, as HTML."""
        self.differences = [
            *(self._difference(name, self._in_words(name)) for name in self._typed),
            *(self._difference(name, None) for name in self._left),
        ]
        context = {
            "is_whole": self._opened is not None,
            "saved": self._last_saved(),
            "address": form_of(self.instance),
            "differences": self.differences,
            "has_files": self._has_files(),
        }
        return render_to_string("admin/stale.html", context)

    def _has_files(self):
        names = self.fields.keys() - self._stored.keys()
        return any(self.files.get(self.add_prefix(name)) for name in names)

    def _difference(self, name, typed):
        field = self.fields[name]
        is_many = isinstance(field, forms.ModelMultipleChoiceField)
        stored = self.initial[name] if is_many else getattr(self.instance, name)
        return Difference(field.label, in_words(field, stored), typed)

    def _in_words(self, name):
        """Return what the editor typed; as it came where it cannot be read."""
        if name in self.cleaned_data:
            return in_words(self.fields[name], self.cleaned_data[name])
        sent = map(self.data.getlist, self._stored[name])
        return " ".join(text for texts in sent for text in texts)

    def _last_saved(self):
        """Return the entry of the history that tells of the last save, None if none.

        Those of its rows are kept with it too, and name them.
        """
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self.instance),
            object_id=self.instance.pk,
        )
        own = entries.exclude(change_message__contains='"name": ')
        return own.select_related("user").order_by("-action_time", "-pk").first()
