"""The admin of anything: whatever it is asked or sent, it answers, and saves whole."""

from contextlib import suppress

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, connection
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.utils.text import smart_split
from django.utils.translation import gettext_lazy as _

from archive.desk.actions import all_or_nothing
from archive.desk.fields import is_key
from archive.desk.forms import fitting, plain
from archive.desk.parts import explained
from archive.publishing import changes

MOST_WORDS = 20  # of a search; SQLite fails at 1,000 conditions
LONGEST_WORD = 200  # SQLite refuses longer patterns


class AnsweringAdmin(admin.ModelAdmin):
    """The list and the form of any model at the desk, of the record or not.

    Its forms are `archive.desk.forms.Clashing`.
    """

    def lookup_allowed(self, lookup, value, request=None):
        """Allow what the filters of the list ask: other lookups fail on odd values."""
        name = lookup.partition("__")[0]
        with suppress(FieldDoesNotExist):
            field = self.opts.get_field(name)
            filters = self.get_list_filter(request)
            asked = {it[0] if isinstance(it, tuple) else it for it in filters}
            return name in asked and lookup in lookups_of_filter(field)
        return super().lookup_allowed(lookup, value, request)

    def to_field_allowed(self, request, to_field):
        """Allow to name a row by its key alone."""
        return to_field == self.opts.pk.name

    def get_search_results(self, request, queryset, search_term):
        words = [word[:LONGEST_WORD] for word in smart_split(plain(search_term))]
        if len(words) > MOST_WORDS and not self._is_choice(request):
            messages.warning(
                request,
                _("The search goes by its first %(most)d words; %(left)d are left out.")
                % {"most": MOST_WORDS, "left": len(words) - MOST_WORDS},
            )
        return super().get_search_results(
            request, queryset, " ".join(words[:MOST_WORDS])
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.clash = getattr(request, "clash", "")
        return form

    def get_changeform_initial_data(self, request):
        """Return what the address fills in, less what its fields cannot hold."""
        asked = super().get_changeform_initial_data(request)
        return dict(fitting(self.opts, asked))

    def get_object(self, request, object_id, from_field=None):
        return super().get_object(request, object_id, from_field or None)

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        try:
            with all_or_nothing(request):
                return self.answer_again(request, object_id) or super().changeform_view(
                    request, object_id, *args, **kwargs
                )
        except IntegrityError as error:  # what another editor saved at this instant
            request.clash = explained(error)
            return super().changeform_view(request, object_id, *args, **kwargs)

    def answer_again(self, request, object_id):
        """Return the answer to a form that has been saved, None if it has not."""

    def delete_view(self, request, object_id, extra_context=None):
        try:
            with all_or_nothing(request):
                return super().delete_view(request, object_id, extra_context)
        except (IntegrityError, ProtectedError):
            return self._refused(request)

    def response_action(self, request, queryset):
        request.POST = self._of_rows(request.POST)
        try:
            with all_or_nothing(request):
                return super().response_action(request, queryset)
        except (IntegrityError, ProtectedError):
            return self._refused(request)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        connection.check_constraints()  # before anybody is told that it is saved
        request.moved = changes.tell_readers()  # and whether readers see it

    def _is_choice(self, request):
        return request.path.endswith("/autocomplete/")

    def _of_rows(self, sent):
        """Return what was sent, less what is chosen and can be no row's key."""
        sent = sent.copy()
        chosen = [
            it for it in sent.getlist(ACTION_CHECKBOX_NAME) if is_key(self.model, it)
        ]
        sent.setlist(ACTION_CHECKBOX_NAME, chosen)
        return sent

    def _refused(self, request):
        messages.error(
            request,
            _("Somebody else has just made a record that needs this one."),
        )
        return HttpResponseRedirect(request.get_full_path())


def lookups_of_filter(field):
    """Return the lookups that Django's filter of ``field`` asks for in addresses."""
    key = f"__{field.target_field.name}" if field.is_relation else ""
    return {f"{field.name}{key}__exact", f"{field.name}__isnull"}
