"""What is told of initiatives and steps that were saved."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import ngettext

from archive.publishing.findings import Finding, is_seen
from initiatives.models import Initiative, Milestone


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


WARNINGS = [waiting_steps]
