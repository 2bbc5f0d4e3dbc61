"""What is told of summits that memberships and acts do not go with, once saved."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding
from archive.record.dates import first_day, in_words
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
