"""What is told of summits and what belongs to them, once saved."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, rows_written
from archive.publishing.namesakes import in_both, namesakes
from archive.record.dates import first_day, in_words
from archive.record.keys import in_batches
from members.models import Membership
from members.standing import OnDay, standing_on
from summits.models import Participation, Photo, Place, Summit

MEMBER, SUSPENDED = Membership.Standing.MEMBER, Membership.Standing.SUSPENDED


def out_of_order(written):
    """Return the summits dated before one of a lower number of their series, or after.

    Of several the next in number is named.
    """
    summits = [*rows_written(written, Summit, number__isnull=False)]
    if not summits:
        return []
    numbered = Summit.objects.exclude(status=Summit.Status.WITHDRAWN).exclude(
        began_on=""
    )
    series = defaultdict(list)
    for other in numbered.filter(number__isnull=False).order_by("number", "pk"):
        series[other.series].append(other)
    return [
        finding
        for summit in summits
        if summit.began_on
        for finding in _order_of(summit, series[summit.series])
    ]


def _order_of(summit, others):
    lower = [it for it in others if it.number < summit.number]
    higher = [it for it in others if it.number > summit.number]
    for other in reversed(lower):
        if other.began_on_first > summit.began_on_last:
            words = _("It is dated before the {}, whose number is lower.")
            yield Finding(summit, words, "began_on", (other,))
            break
    for other in higher:
        if other.began_on_last < summit.began_on_first:
            words = _("It is dated after the {}, whose number is higher.")
            yield Finding(summit, words, "began_on", (other,))
            break


def same_places(written):
    """Return the places that have the name of another one in the same state."""
    same = _("Is this the same place as {}? The name is the same.")
    return namesakes(
        written, Place, lambda values: in_both(values, "city", "state_id"), same
    )


def denied_by_the_roll(written):
    """Return who took part as a member state and, says the roll, was none that day."""
    parts = [
        part
        for part in _parts_of_members(written)
        if len(part.summit.began_on) == len("2017-03-05")
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
        )
        for part in parts
        if _is_denied(part, periods)
    ]


def _parts_of_members(written):
    """Return the participations of member states, written or of summits written."""
    own, summits = (written.rows.get(model, ()) for model in (Participation, Summit))
    return (
        Participation.objects.filter(Q(pk__in=own) | Q(summit__in=summits))
        .filter(capacity=Participation.Capacity.MEMBER, state__isnull=False)
        .select_related("summit", "state", "organization", "person")
        .order_by("summit", "position", "key")
    )


def _periods(states):
    for batch in in_batches(states):
        yield from Membership.objects.published().in_order().filter(state__in=batch)


def _is_denied(part, periods):
    day = first_day(part.summit.began_on)
    if standing_on(periods[part.state_id, MEMBER], day) == OnDay.NO:
        return True
    return standing_on(periods[part.state_id, SUSPENDED], day) == OnDay.MEMBER


def not_described(written):
    """Return the photos of public summits that readers do not see for want of words."""
    own, summits = (written.rows.get(model, ()) for model in (Photo, Summit))
    photos = Photo.objects.filter(Q(alt_en="") | Q(alt_es=""))
    return [
        Finding(
            photo,
            _("It is not described in both languages, so that readers do not see it."),
        )
        for photo in photos.filter(Q(pk__in=own) | Q(summit__in=summits))
        .select_related("summit")
        .order_by("summit", "position", "key")
        if photo.summit.is_published
    ]


WARNINGS = [out_of_order, same_places, denied_by_the_roll, not_described]
