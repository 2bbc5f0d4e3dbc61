"""What is told of initiatives and steps that were saved."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.publishing.findings import Finding, is_seen
from archive.record.dates import is_before
from initiatives.models import Initiative, Milestone
from summits.models import Summit


def waiting_steps(written):
    """Return the public initiatives some of whose steps wait for a summit."""
    own, wholes = (written.rows.get(model, ()) for model in (Milestone, Initiative))
    steps = (
        Milestone.objects.filter(Q(pk__in=own) | Q(initiative__in=wholes))
        .filter(summit__isnull=False, passage__isnull=False)
        .select_related("initiative", "summit")
        .order_by("initiative", "summit", "position", "key")
    )
    waiting = Counter(
        (step.initiative, step.summit)
        for step in steps
        if is_seen(step.initiative) and not is_seen(step.summit)
    )
    return [
        Finding(
            initiative,
            ngettext(
                "%(n)d step waits for the {}.", "%(n)d steps wait for the {}.", count
            )
            % {"n": count},
            others=(summit,),
        )
        for (initiative, summit), count in waiting.items()
    ]


def of_another_time(written):
    """Return the steps that are dated apart from the summit they are of."""
    own, summits = (written.rows.get(model, ()) for model in (Milestone, Summit))
    if not own and not summits:
        return []
    steps = Milestone.objects.filter(Q(pk__in=own) | Q(summit__in=summits))
    dated = steps.filter(withdrawn_at=None).exclude(date="")
    return [
        Finding(
            step,
            _("The summit is of another time: {}."),
            "date",
            (step.summit,),
            odd="date summit began_on ended_on",
        )
        for step in dated.exclude(summit=None)
        .select_related("initiative", "summit")
        .order_by("initiative", "position", "key")
        if _is_apart(step.date, step.summit)
    ]


def _is_apart(date, summit):
    return is_before(date, summit.began_on) or is_before(
        summit.ended_on or summit.began_on, date
    )


WARNINGS = [waiting_steps, of_another_time]
