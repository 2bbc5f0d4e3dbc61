"""What is refused once it is written: all of it is undone, and said at its fields."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from archive.desk.telling import tell
from archive.publishing import changes
from archive.publishing.findings import (
    Edit,
    is_seen,
    refusals_of,
    warnings_of,
    written,
)
from archive.publishing.naming import is_named
from archive.publishing.pillars import has_stood

CONFIRMED = "confirmed"  # the name of the box that an editor ticks


class RefusedError(Exception):
    """What is refused of that which a request has written.

    ``errors`` are the messages by the field of ``record``, that of the form; those
    about other rows name the row, under "". ``asked`` are the fields that the editor
    may confirm, as the box names them.
    """

    def __init__(self, findings, record=None, asked=()):
        placed = [_placed(finding, record) for finding in findings]
        super().__init__(*(words for _field, words in placed))
        self.errors = defaultdict(list)
        for field, words in placed:
            self.errors[field].append(words)
        self.asked = " ".join(map(_named, asked))


class Refusing:
    """Mixin of an admin whose forms and deletions ask the rules of the record.

    They are asked of what is written and settled; what they refuse is undone.
    """

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except RefusedError as refused:
            request.refused = refused
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        refused = getattr(request, "refused", None)
        form.refused = refused.errors if refused else {}
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record = form.instance
        rows = [record, *form.others]
        what = written(*rows, moved=request.moved, edits=[edit_of(form, change)])
        found = refusals_of(what)
        stopping = [it for it in found if it.stops and not _is_confirmed(request, it)]
        asked = [finding for finding in found if finding.confirmed]
        if stopping:
            raise RefusedError(stopping, record, asked)
        for finding in asked:
            self.log_change(request, record, finding.confirmed)
        tell(request, found, warnings_of(what))

    def delete_model(self, request, obj):
        self._removing(request, [obj], super().delete_model, obj)

    def delete_queryset(self, request, queryset):
        self._removing(request, list(queryset), super().delete_queryset, queryset)

    def delete_view(self, request, object_id, extra_context=None):
        return _answer(request, super().delete_view, request, object_id, extra_context)

    def response_action(self, request, queryset):
        return _answer(request, super().response_action, request, queryset)

    def render_change_form(self, request, context, *args, **kwargs):
        context["refused"] = getattr(request, "refused", None)
        return super().render_change_form(request, context, *args, **kwargs)

    def _removing(self, request, rows, remove, what):
        """Remove ``rows`` by ``remove(request, what)``, unless others need them."""
        edits = [Edit(row, {}, is_seen(row), removed=True) for row in rows]
        # Deleted rows forget their keys, which what they were about does not need.
        remove(request, what)
        changes.tell_readers()
        found = refusals_of(written(edits=edits))
        # The page before has asked whether to delete them: nothing is left to confirm.
        if stopping := [it for it in found if it.stops and not it.confirmed]:
            raise RefusedError(stopping)


def refuse(record, moved):
    """Raise ``ValidationError`` if ``record``, as written and settled, is refused.

    ``moved`` are the keys of the rows that it made public, by model.
    """
    found = refusals_of(written(record, moved=moved))
    if stopping := [finding for finding in found if finding.stops]:
        raise ValidationError([_placed(finding, record)[-1] for finding in stopping])


def edit_of(form, change) -> Edit:
    """Return what a form has changed of its row, which is new unless ``change``.

    A browser sends other line ends than are stored: they change no text.
    """
    before = {name: form.initial.get(name) for name in form.changed_data}
    changed = {n: old for n, old in before.items() if old != form.cleaned_data.get(n)}
    return Edit(form.instance, changed, change and is_or_was_seen(form.instance))


def is_or_was_seen(row):
    """Tell whether readers see ``row``, are to, or did before it was withdrawn.

    What was withdrawn returns with the words that it had.
    """
    return is_seen(row) or (not is_named(type(row)) and has_stood(row))


def _answer(request, view, *args):
    try:
        return view(*args)
    except RefusedError as refused:
        for words in refused.args:
            messages.error(request, words)
        return HttpResponseRedirect(request.get_full_path())


def _placed(finding, record):
    """Return the field of ``record`` that a finding belongs to, and its words.

    One about another row names the row.
    """
    if finding.record == record:
        return finding.field, finding.words
    return "", f"{finding.record}: {finding.words}"


def _named(finding):
    return f"{finding.record.pk}.{finding.field}"


def _is_confirmed(request, finding):
    ticked = request.POST.get(CONFIRMED, "").split()
    return bool(finding.confirmed) and _named(finding) in ticked
