"""The forms of what can be withdrawn: they tell what falls with it, and ask."""

import hashlib

from django import forms
from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.desk.addresses import form_of
from archive.desk.forms import RecordForm
from archive.publishing.falling import is_cut_short, what_falls
from archive.publishing.periods import EMPTY

MOST = 20  # rows of a kind that are named; the others are counted
ASKED = ("falls", "seen_falls")
REASONS = ("withdrawn_reason_en", "withdrawn_reason_es")


class WithdrawingForm(RecordForm):
    """The form of what can be withdrawn: a record with a status, or a ``Part``.

    What falls with it is shown, and confirmed: the box to tick comes with the list, and
    counts for that list alone.
    """

    falls = forms.BooleanField(
        label=_("They may cease to be public"),
        required=False,
        widget=forms.HiddenInput,
    )
    seen_falls = forms.CharField(required=False, widget=forms.HiddenInput)

    @cached_property
    def changed_data(self):
        """What of the record is changed: an answer is nothing of it."""
        return [name for name in super().changed_data if name not in ASKED]

    def _post_clean(self):
        super()._post_clean()
        is_asked = not self.errors and "falls" in self.fields and self.changed_data
        if not is_asked or self.instance._state.adding:
            return
        is_to_go = is_cut_short(self.instance, self.instance.due_period(EMPTY))
        if is_to_go and (falling := what_falls([self.instance])):
            self._ask(falling)

    def _ask(self, falling):
        mark = mark_of(falling)
        self.fields["falls"].widget = forms.CheckboxInput()
        self["falls"].help_text = told(falling)
        if self.cleaned_data["falls"] and self.cleaned_data["seen_falls"] == mark:
            return
        self.type_in("falls", "")
        self.type_in("seen_falls", mark)
        count = sum(map(len, falling.values()))
        self.add_error(
            "falls",
            ngettext(
                "With this record %(n)d row of the archive ceases to be public. Look "
                "it over, tick the box, and save again.",
                "With this record %(n)d rows of the archive cease to be public. Look "
                "them over, tick the box, and save again.",
                count,
            )
            % {"n": count},
        )


def mark_of(falling) -> str:
    """Return a mark of ``falling``, 16 hexadecimal digits: of another list another."""
    rows = sorted(f"{m._meta.label} {key}" for m in falling for key in falling[m])
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def told(falling) -> str:
    """Return the list of ``falling``, keys by model, as HTML: kind by kind, with links.

    One query for each kind.
    """
    kinds = [
        {
            "name": model._meta.verbose_name_plural,
            "count": len(keys),
            "rows": named(model, keys[:MOST]),
            "more": max(len(keys) - MOST, 0),
        }
        for model, keys in falling.items()
    ]
    return render_to_string("admin/_falls.html", {"kinds": kinds})


def named(model, keys):
    """Return rows as the list names them: pairs of a name and the address of a form."""
    desk = admin.site._registry.get(model)
    rows = desk.for_choice() if desk else model.objects.all()
    return [
        (str(row), form_of(row) if desk else "") for row in rows.filter(pk__in=keys)
    ]
