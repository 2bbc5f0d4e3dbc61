"""What the rules of the record say of rows that a command has written."""

from archive.publishing import changes
from archive.publishing.findings import refusals_of, warnings_of, written
from archive.publishing.models import Published
from archive.publishing.seen import refuse_to_unsee, was_seen


def refuse_to_hide(record):
    """Raise ``ValidationError`` where readers have seen what ``record`` would hide.

    It is not yet written; afterwards nobody could tell.
    """
    if isinstance(record, Published):
        stored = type(record).objects.filter(pk=record.pk).first()
        if stored and was_seen(stored):
            refuse_to_unsee(record)


def refused(records):
    """Yield what is refused of ``records``, saved in the present change: pairs.

    Each the record and why. So too of what became public with them; not of what was
    there before, and is only cited by them.
    """
    what = written(*records, moved=changes.tell_readers())
    for finding in refusals_of(what):
        record = finding.record
        if finding.stops and record.pk in what.rows.get(type(record), ()):
            yield record, f"{finding.field}: {finding.words}"


def odd(records):
    """Yield a line for what is odd of ``records``, saved, and may be true.

    A form of the desk would ask.
    """
    for finding in warnings_of(written(*records)):
        if finding.odd:
            yield f"To look at again: {finding.record}: {finding.sentence}"
