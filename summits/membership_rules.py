"""What is told of summits that memberships and acts do not go with, once saved."""

from collections import defaultdict
from itertools import permutations

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding
from archive.record.dates import first_day, in_words, is_before
from archive.record.edtf import is_day
from archive.record.keys import in_batches
from archive.sources.citations import attach_citations
from members.acts import attach_acts
from members.models import Membership
from members.standing import OnDay, standing_on
from summits.models import (
    BodyAct,
    Declaration,
    MembershipAct,
    Participation,
    Summit,
)

ACT = MembershipAct.Act
# That a state is accepted may come before or after what it does itself.
IN_ORDER = [ACT.APPLIED, ACT.SIGNED, ACT.RATIFIED, ACT.IN_FORCE]
IN_ORDER += [ACT.WITHDRAWAL_ANNOUNCED, ACT.WITHDRAWN]
MEMBER, SUSPENDED = Membership.Standing.MEMBER, Membership.Standing.SUSPENDED


def denied_by_the_roll(written):
    """Return who took part as a member state and, says the roll, was none that day."""
    parts = [
        part for part in _parts_of_members(written) if is_day(part.summit.began_on)
    ]
    periods = defaultdict(list)
    for period in _periods({part.state_id for part in parts}):
        periods[period.state_id, period.standing].append(period)
    return [
        Finding(
            part,
            _("On %(day)s, says the roll, {} was not a member.")
            % {"day": in_words(part.summit.began_on)},
            "capacity",
            (part.state,),
            odd="capacity state summit began_on standing began ended act date",
        )
        for part in parts
        if _is_denied(part, periods)
    ]


def _parts_of_members(written):
    """Return the participations of member states: written, or of what was written.

    That is their summit, or a period of the state or an act of one.
    """
    own, summits, periods, acts = (
        written.rows.get(model, ())
        for model in (Participation, Summit, Membership, MembershipAct)
    )
    written_of = Q(pk__in=periods) | Q(acts__in=acts)
    states = Membership.objects.filter(written_of).values("state")
    return (
        Participation.objects.filter(
            Q(pk__in=own) | Q(summit__in=summits) | Q(state__in=states),
            withdrawn_at=None,
        )
        .filter(capacity=Participation.Capacity.MEMBER, state__isnull=False)
        .select_related("summit", "state", "organization", "person")
        .order_by("summit", "position", "key")
    )


def _periods(states):
    """Return the public memberships of states, keys, with what texts say of them."""
    periods = [
        period
        for batch in in_batches(states)
        for period in Membership.objects.published().in_order().filter(state__in=batch)
    ]
    attach_citations(*periods, *attach_acts(periods))
    return periods


def _is_denied(part, periods):
    day = first_day(part.summit.began_on)
    if standing_on(periods[part.state_id, MEMBER], day) == OnDay.NO:
        return True
    return standing_on(periods[part.state_id, SUSPENDED], day) == OnDay.MEMBER


def acts_of_another_time(written):
    """Return the acts of membership that are dated apart from the summit they are of.

    One may be agreed at it and done later.
    """
    own, summits = (written.rows.get(model, ()) for model in (MembershipAct, Summit))
    if not own and not summits:
        return []
    acts = MembershipAct.objects.filter(Q(pk__in=own) | Q(summit__in=summits))
    acts = acts.filter(withdrawn_at=None, summit__isnull=False).exclude(date="")
    dated = acts.select_related("summit").by_state()
    return _of_another_time((act, act.summit) for act in dated)


def acts_out_of_order(written):
    """Return the acts dated before one that comes first, or when the period was over.

    Of one membership, and by what is certain of their dates.
    """
    own, periods = (written.rows.get(it, ()) for it in (MembershipAct, Membership))
    if not own and not periods:
        return
    reached = MembershipAct.objects.filter(Q(pk__in=own) | Q(membership__in=periods))
    acts = MembershipAct.objects.filter(membership__in=reached.values("membership"))
    dated = acts.filter(withdrawn_at=None).exclude(date="")
    together = defaultdict(list)
    for act in dated.select_related("membership__state").by_state():
        together[act.membership_id].append(act)
    for act, other in (
        pair for of in together.values() for pair in permutations(of, 2)
    ):
        if comes_before(other.act, act.act) and is_before(act.date, other.date):
            words = _("It is dated before what comes first: %(act)s.")
            yield Finding(act, words % {"act": other.told}, "date", odd="act date")
    for act in (act for of in together.values() for act in of):
        ended = act.membership.ended
        if act.act in IN_ORDER[:-1] and is_before(ended, act.date):
            words = _("The period was over by then: %(day)s.")
            told = words % {"day": in_words(ended)}
            yield Finding(act, told, "date", odd="act date ended")


def comes_before(one, other) -> bool:
    """Tell whether an act comes before another, both values of ``Act``."""
    places = [IN_ORDER.index(act) for act in (one, other) if act in IN_ORDER]
    return len(places) == 2 and places[0] < places[1]


def body_acts_of_another_time(written):
    """Return the acts of bodies that are dated apart from the summit they are of.

    That is the one at which it was done, or that of the declaration by which.
    """
    own, summits, declarations = (
        written.rows.get(model, ()) for model in (BodyAct, Summit, Declaration)
    )
    if not own and not summits and not declarations:
        return []
    acts = BodyAct.objects.filter(
        Q(pk__in=own)
        | Q(summit__in=summits)
        | Q(declaration__summit__in=summits)
        | Q(declaration__in=declarations)
    )
    dated = acts.filter(withdrawn_at=None).exclude(date="").by_body()
    return _of_another_time(
        (act, summit)
        for act in dated.select_related("summit", "declaration__summit")
        if (summit := act.summit or (act.declaration and act.declaration.summit))
    )


def _of_another_time(acts):
    """Return what is told of pairs of an act and its summit that are apart in time."""
    return [
        Finding(
            act,
            _("The summit is of another time: {}."),
            "date",
            (summit,),
            odd="date summit declaration began_on ended_on",
        )
        for act, summit in acts
        if summit.is_apart_from(act.date)
    ]
