"""No fact leaves its words: what was changed while the words that bear it were not."""

from collections import defaultdict

from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, Written
from archive.sources.bearing import can_bear, cited_before
from archive.sources.models import By, Citation, Sourced, columns_of, is_filled
from archive.sources.quotations import normalised

OWN_WORDS = {"passage", "quote", "derivation_en", "derivation_es"}


def leaving(written: Written) -> list[Finding]:
    """Return the facts of public rows that were changed, and none of their words.

    So too where a citation of a field was taken away and the field left as it was. An
    editor who has read the words may confirm that they bear the new value as well.
    """
    renewed, lost = _cited(written.edits)
    found = []
    for edit in written.edits:
        if edit.was_public and not edit.removed and isinstance(edit.row, Sourced):
            at = (type(edit.row), edit.row.pk)
            fields = _changed(edit) | lost.pop(at, set())
            found += _findings(edit.row, fields - renewed[at])
    for (model, key), fields in lost.items():
        row = model.objects.filter(pk=key).first()
        found += _findings(row, fields - renewed[model, key]) if row else []
    return found


def _cited(edits):
    """Return the fields about which citations came or changed, and those they left.

    Each a dict of sets of names by the model and the key of the row.
    """
    renewed, lost = defaultdict(set), defaultdict(set)
    for edit in edits:
        if not isinstance(edit.row, Citation):
            continue
        before = cited_before(edit), edit.before.get("field", edit.row.field)
        now = cited_before(edit._replace(before={})), edit.row.field
        is_gone = edit.removed or edit.row.withdrawn_at is not None
        if not is_gone:
            renewed[now[0]].add(now[1])
        if edit.was_public and (is_gone or now != before):
            lost[before[0]].add(before[1])
    lost.pop(None, None)
    return renewed, lost


def _changed(edit):
    """Return the facts whose value changed, and not the words of the row beside it."""
    touched = any(_reads_otherwise(edit, name) for name in OWN_WORDS)
    return {
        fact.field
        for fact in edit.row.stated
        if any(it.name in edit.before for it in columns_of(type(edit.row), fact.field))
        and not (fact.by is By.GIVEN and can_bear(edit.row, edit.row, fact))
        and not (touched and can_bear(edit.row, edit.row, fact))
    }


def _reads_otherwise(edit, name):
    """Tell whether one of ``OWN_WORDS`` says something else than before.

    Spaces, and kinds of quotation marks and dashes, say nothing.
    """
    if name not in edit.before or name == "passage":
        return name in edit.before
    told = (edit.before[name], getattr(edit.row, name))
    before, now = (" ".join(normalised(text or "").split()) for text in told)
    return before != now


def _findings(row, fields):
    return [
        Finding(
            row,
            _("The words that say %(what)s are the same as before.")
            % {"what": fact.what},
            fact.place_on(type(row)),
            confirmed=_(
                "%(row)s: confirmed that the words quoted also say %(what)s "
                "(%(value)s)."
            )
            % {"row": row, "what": fact.what, "value": _value(row, fact.field)},
        )
        for fact in row.stated
        if fact.field in fields and is_filled(row, fact.field)
    ]


def _value(row, name):
    """Return the value of a field as history keeps it, in each language it has."""
    shown = getattr(row, f"get_{name}_display", None)
    if shown:
        return shown()
    values = [_kept(row, column) for column in columns_of(type(row), name)]
    return " / ".join(str(value) for value in values if value not in (None, ""))


def _kept(row, column):
    if column.many_to_many:
        return ", ".join(map(str, getattr(row, column.name).all()))
    return getattr(row, column.name)
