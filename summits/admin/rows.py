"""The desk of statements and participations by themselves."""

from copy import copy

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.desk.owned import FOLDED, PartAdmin
from archive.desk.several import Several
from archive.desk.withdrawing import WithdrawingForm
from archive.record.keys import new_key
from archive.sources.admin.words import CITATIONS, ITS_WORDS, SourcedDesk
from members.models import State
from summits.admin.summits import ADDED_BESIDE
from summits.models import Participation, Statement

WHO_TOOK_PART = [
    "role",
    ("state", "organization", "person"),
    ("office", "title_as_printed"),
    ("capacity", "level", "mode"),
]

WHAT_WAS_SAID = [
    "act",
    ("person", "speech"),
    ("summary_en", "summary_es"),
]

CONCERNED = ["topics", "states", "organizations", "people", "events"]


@admin.register(Statement)
class StatementAdmin(SourcedDesk, PartAdmin):
    owners = ["summit", "event"]
    tables = [CITATIONS]
    list_display = ["summary", "act", "made_at", "person", "public"]
    list_filter = [*PartAdmin.list_filter, "act", "speech"]
    list_select_related = ["summit", "event", "person", "passage__source"]
    search_fields = [
        "summary_en",
        "summary_es",
        "quote",
        "person__name",
        "person__aliases",
        "topics__name_en",
        "topics__name_es",
    ]
    added_beside = ADDED_BESIDE
    fieldsets = [
        (None, {"fields": WHAT_WAS_SAID}),
        ITS_WORDS,
        (_("What it is about"), {"fields": CONCERNED, "classes": FOLDED}),
    ]

    @admin.display(description=_("statement"), ordering="summary_en")
    def summary(self, statement):
        return statement.summary

    @admin.display(description=_("made at"), ordering="summit__began_on")
    def made_at(self, statement):
        return statement.summit or statement.event


class ParticipationForm(Several, WithdrawingForm):
    """The form of a participation: of one state, and of others by the same words."""

    asked_at = "further_states"
    further_states = forms.ModelMultipleChoiceField(
        State.objects.order_by("name_en"),
        label=_("Further states"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Each is added by a row of its own, with the same role, words and all else."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        if self.asked_at in cleaned and cleaned.get("summit"):
            self._refuse_those_there(cleaned["summit"], cleaned[self.asked_at])
        return cleaned

    def like_it(self):
        further = self.cleaned_data[self.asked_at]
        return [self._of(state) for state in further if state != self.instance.state]

    def _refuse_those_there(self, summit, states):
        there = summit.participations.filter(state__in=states, person=None)
        if names := [str(row.state) for row in there.select_related("state")]:
            message = _("They have a row of their own already: %(names)s.")
            self.add_error(self.asked_at, message % {"names": ", ".join(names)})

    def _of(self, state):
        row = copy(self.instance)
        row.pk, row.state, row.position = new_key(), state, 0
        return row


@admin.register(Participation)
class ParticipationAdmin(SourcedDesk, PartAdmin):
    form = ParticipationForm
    owners = ["summit"]
    tables = [CITATIONS]
    list_display = ["participant", "role", "capacity", "summit", "began_on", "public"]
    list_filter = [*PartAdmin.list_filter, "role", "capacity"]
    list_select_related = [
        "summit",
        "state",
        "organization",
        "person",
        "passage__source",
    ]
    search_fields = [
        "state__name_en",
        "state__name_es",
        "state__aliases",
        "organization__name_en",
        "organization__name_es",
        "organization__acronym",
        "person__name",
        "person__aliases",
        "quote",
    ]
    added_beside = ADDED_BESIDE
    fieldsets = [
        (None, {"fields": WHO_TOOK_PART}),
        ITS_WORDS,
    ]

    def get_fieldsets(self, request, obj=None):
        first, *rest = super().get_fieldsets(request, obj)
        further = {"fields": ["further_states"], "classes": FOLDED}
        more = [] if obj else [(_("The same of further states"), further)]
        return [first, *more, *rest]

    @admin.display(description=_("who"))
    def participant(self, participation):
        return participation.participant

    @admin.display(description=_("began on"), ordering="summit__began_on")
    def began_on(self, participation):
        return participation.summit.began_on
