"""What readers have seen: it is withdrawn with a reason, and never a draft again."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.publishing.periods import EMPTY, NEVER, Period

OUT = ("published", "withdrawn")


def is_out(record) -> bool:
    """Tell whether ``record``, a ``Published`` row, is seen, or is once its time comes.

    Or was, before it was withdrawn. A draft is not, whatever time it is planned for.
    """
    return record.status in OUT and record.publish_at is not None


def was_seen(record) -> bool:
    """Tell whether ``record``, a ``Published`` row, was published and its time came.

    The one rule, for forms, actions and deletions; of rows ``PublishedQuerySet.seen()``
    asks it. A record withdrawn before anybody saw it has no publication time.
    """
    return is_out(record) and record.publish_at <= timezone.now()


def rows_seen(now) -> Q:
    """Return the condition of the same rule; ``now`` is an instant or an expression."""
    return Q(status__in=OUT, publish_at__lte=now)


def seen_during(record) -> Period:
    """Return from when until when the status of ``record`` had readers see it.

    Unlike its ``own_period()`` it does not end with the withdrawal. ``EMPTY`` of what
    nobody saw.
    """
    if not was_seen(record):
        return EMPTY
    until = record.withdraw_at or NEVER
    if record.status == "withdrawn" and until > timezone.now():
        until = record.updated_at  # it was withdrawn past the models
    return Period(record.publish_at, until)


def refuse_to_unsee(record):
    """Raise ``ValidationError`` where ``record``, seen before, is said not to be so.

    At the field: it was to be a draft, or its publication was to be undone or to come.
    """
    refused = {}
    if record.status not in OUT:
        refused["status"] = _(
            "Readers have seen this record. It does not become a draft again: withdraw "
            "it, with a reason."
        )
    elif record.publish_at is None or record.publish_at > timezone.now():
        refused["publish_at"] = _(
            "Readers have seen this record: its publication time lies in the past. To "
            "take it away, withdraw it, with a reason."
        )
    if refused:
        raise ValidationError(refused)
