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

CONFIRMED = "confirmed"  # the name of the box that an editor ticks


class RefusedError(Exception):
    """What is refused of that which a request has written.

    ``errors`` are the messages by the prefix of the form of each row, then by field;
    those about rows without a form name the row. ``asked`` are the fields that the
    editor may confirm, as the box names them.
    """

    def __init__(self, findings, prefixes=None, asked=()):
        placed = [_placed(finding, prefixes or {}) for finding in findings]
        super().__init__(*(words for _prefix, _field, words in placed))
        self.errors = defaultdict(lambda: defaultdict(list))
        for prefix, field, words in placed:
            self.errors[prefix][field].append(words)
        self.asked = " ".join(map(_named, asked))


class Refusing:
    """Mixin of an admin whose forms and deletions ask the rules of the record.

    They are asked of what is written and settled, so that a record counts with its
    rows and its citations; what they refuse is undone.
    """

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except RefusedError as refused:
            request.refused = refused
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refused = refused_on(request)
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        forms = [form, *(row for rows in formsets for row in kept_forms(rows))]
        saved = [one for one in forms if one is form or one.has_changed()]
        edits = [*map(edit_of, saved), *removals(formsets)]
        rows = (one.instance for one in saved)
        what = written(*rows, moved=request.moved, edits=edits)
        found = refusals_of(what)
        stopping = [it for it in found if it.stops and not _is_confirmed(request, it)]
        asked = [finding for finding in found if finding.confirmed]
        if stopping:
            prefixes = {_at(one.instance): one.prefix or "" for one in forms}
            raise RefusedError(stopping, prefixes, asked)
        for finding in asked:
            self.log_change(request, form.instance, finding.confirmed)
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
        here = {_at(record): ""}
        raise ValidationError([_placed(finding, here)[-1] for finding in stopping])


def refused_on(request):
    """Return the messages of what was refused of ``request``, by prefix and field."""
    refused = getattr(request, "refused", None)
    return refused.errors if refused else {}


def kept_forms(formset):
    """Return the forms of ``formset`` whose rows stay."""
    return [row for row in formset.forms if row not in formset.deleted_forms]


def edit_of(form) -> Edit:
    """Return what a form has changed of its row, which may be new.

    A browser sends other line ends than are stored: they change no text.
    """
    before = {name: form.initial.get(name) for name in form.changed_data}
    changed = {n: old for n, old in before.items() if old != form.cleaned_data.get(n)}
    return Edit(form.instance, changed, is_seen(form.instance))


def removals(formsets) -> list[Edit]:
    """Return the rows that ``formsets`` have deleted, as edits."""
    return [
        Edit(row, {}, is_seen(row), removed=True)
        for formset in formsets
        for row in formset.deleted_objects
    ]


def _answer(request, view, *args):
    try:
        return view(*args)
    except RefusedError as refused:
        for words in refused.args:
            messages.error(request, words)
        return HttpResponseRedirect(request.get_full_path())


def _placed(finding, prefixes):
    """Return the prefix of the form that a finding belongs in, its field, its words.

    One about a row with no form here names the row.
    """
    prefix = prefixes.get(_at(finding.record))
    if prefix is None:
        return "", "", f"{finding.record}: {finding.words}"
    return prefix, finding.field, finding.words


def _at(row):
    return type(row), row.pk


def _named(finding):
    return f"{finding.record.pk}.{finding.field}"


def _is_confirmed(request, finding):
    ticked = request.POST.get(CONFIRMED, "").split()
    return bool(finding.confirmed) and _named(finding) in ticked
