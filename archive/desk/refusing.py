"""What is refused once it is written: all of it is undone, and said at its fields.

So is what is odd and may be true, until whoever wrote it says that it is so.
"""

from collections import defaultdict
from hashlib import blake2b

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive.desk.telling import linked, tell
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
    about other rows name the row, under "". ``asked`` are the fields whose words the
    editor may confirm to bear them, ``odd`` what may be confirmed to be so, as the
    boxes name them.
    """

    def __init__(self, findings, record=None, asked=()):
        placed = [_placed(finding, record) for finding in findings]
        super().__init__(*(words for _field, words in placed))
        self.errors = defaultdict(list)
        for field, words in placed:
            self.errors[field].append(words)
        self.asked = " ".join(_named(it) for it in asked if not it.odd)
        self.odd = " ".join(_named(it) for it in asked if it.odd)


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
        rows, edit = [record, *form.others], edit_of(form, change)
        what = written(*rows, moved=request.moved, edits=[edit])
        warnings = warnings_of(what)
        questions = [question(it) for it in warnings if it.is_asked_of(edit)]
        found = [*refusals_of(what), *questions]
        stopping = [it for it in found if it.stops and not _is_confirmed(request, it)]
        asked = [finding for finding in found if finding.confirmed]
        if stopping:
            raise RefusedError(stopping, record, asked)
        for finding in asked:
            self.log_change(request, record, finding.confirmed)
        tell(request, found, [it for it in warnings if not it.is_asked_of(edit)])

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


def question(finding):
    """Return a warning as one that whoever wrote the row may confirm."""
    said = {"row": finding.record, "words": finding.sentence}
    return finding._replace(confirmed=_("%(row)s: confirmed: %(words)s") % said)


def _placed(finding, record):
    """Return the field of ``record`` that a finding belongs to, and its words.

    One about another row names the row.
    """
    if finding.record == record:
        return finding.field, linked(finding)
    if finding.others:
        return "", format_html("{}: {}", finding.record, linked(finding))
    return "", f"{finding.record}: {finding.words}"


def _named(finding):
    """Return what a box calls a finding; one that is odd by what is said of it."""
    if finding.odd:
        return blake2b(finding.sentence.encode(), digest_size=8).hexdigest()
    return f"{finding.record.pk}.{finding.field}"


def _is_confirmed(request, finding):
    ticked = " ".join(request.POST.getlist(CONFIRMED)).split()
    return bool(finding.confirmed) and _named(finding) in ticked
