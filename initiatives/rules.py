"""What is told of initiatives, steps and amounts that were saved."""

from collections import Counter, defaultdict
from itertools import permutations

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.publishing.findings import Finding, is_seen
from archive.record.dates import in_words, is_before
from initiatives.models import Amount, Initiative, Milestone
from initiatives.sums import exceeds
from summits.models import Summit

PAID_IN = Amount.Role.PAID_IN_CAPITAL
ANEW = {Milestone.Step.RELAUNCH_PROPOSED, Milestone.Step.LAUNCHED}
BOUNDS = [Amount.Role.SUBSCRIBED_CAPITAL, Amount.Role.AUTHORISED_CAPITAL]


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
        if step.summit.is_apart_from(step.date)
    ]


def after_the_end(written):
    """Return the steps that are certainly dated after that by which all ended.

    Unless the initiative was begun anew in between.
    """
    own = written.rows.get(Milestone, ())
    rows = Milestone.objects.filter(initiative__milestones__in=own) if own else []
    steps = defaultdict(list)
    for step in rows and (
        rows.filter(withdrawn_at=None, implied=False)
        .exclude(date="")
        .select_related("initiative", "summit")
        .distinct()
        .order_by("initiative", "position", "key")
    ):
        steps[step.initiative_id].append(step)
    for end, step in (pair for of in steps.values() for pair in permutations(of, 2)):
        anew = {it.step for it in steps[end.initiative_id] if _follows(it, end)} & ANEW
        if end.step == Milestone.Step.ENDED and _follows(step, end) and not anew:
            words = _("The initiative had ended by then: %(day)s.")
            told = words % {"day": in_words(end.date)}
            yield Finding(step, told, "date", odd="step date initiative")


def _follows(step, end):
    return is_before(end.date, step.date)


def more_than_bound(written):
    """Return the capital paid in above what is subscribed or authorised at the time."""
    own = written.rows.get(Amount, ())
    capital = Amount.objects.filter(role__in=[PAID_IN, *BOUNDS], withdrawn_at=None)
    rows = capital.filter(initiative__amounts__in=own) if own else capital.none()
    amounts = rows.select_related("initiative", "milestone").distinct()
    return [
        Finding(
            paid,
            _("That is more than what is bound to be paid in: {}."),
            "value",
            (bound,),
            odd="role value value_to unit as_of milestone",
        )
        for paid, bound in permutations(amounts.order_by("key"), 2)
        if paid.role == PAID_IN
        and bound.role in BOUNDS
        and paid.initiative_id == bound.initiative_id
        and own & {paid.pk, bound.pk}
        and exceeds(paid, bound)
    ]


WARNINGS = [waiting_steps, of_another_time, after_the_end, more_than_bound]
