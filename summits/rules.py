"""What is refused and told of summits and what belongs to them, once saved."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, pointing, rows_written
from archive.publishing.namesakes import in_both, namesakes
from archive.record.dates import in_words, is_before
from archive.record.edtf import is_day
from archive.sources.models import Passage, Source
from members.models import Person
from members.rules import territories_as_members
from summits.membership_rules import (
    acts_of_another_time,
    acts_out_of_order,
    body_acts_of_another_time,
    denied_by_the_roll,
)
from summits.models import (
    Event,
    Participation,
    Photo,
    Place,
    Statement,
    StateOf,
    Summit,
    SummitPlace,
)
from summits.office_rules import offices_of_another_state, offices_of_another_time
from summits.part_rules import parts_at_odds
from summits.querysets import PARTNER
from summits.short_speech import UNREAD

IN_ORDER = "number series began_on"
BEGAN = {Summit: "began_on", Event: "began"}  # by which field a meeting is dated


def member_territories(written):
    """Return the participations in which a territory took part as a member state."""
    return territories_as_members(written, Participation, "capacity")


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
            yield Finding(summit, words, "began_on", (other,), odd=IN_ORDER)
            break
    for other in higher:
        if other.began_on_last < summit.began_on_first:
            words = _("It is dated after the {}, whose number is higher.")
            yield Finding(summit, words, "began_on", (other,), odd=IN_ORDER)
            break


def same_meetings(written):
    """Return the summits without number that met on one day in one place with another.

    Not those that are withdrawn.
    """
    summits = Summit.objects.exclude(status=Summit.Status.WITHDRAWN)
    there = summits.filter(number=None, place__isnull=False).select_related("place")
    found = [*rows_written(written, Summit, number=None, place__isnull=False)]
    return [
        Finding(
            summit,
            _("Is this the same meeting as {}? The day and the place are the same."),
            "began_on",
            (other,),
            odd="number began_on place",
        )
        for summit in found
        if is_day(summit.began_on)
        for other in there.filter(began_on=summit.began_on, place=summit.place)
        if other != summit
    ]


def to_have_been_held(written):
    """Return the meetings that are said to be announced for a day that is past.

    An event is told of as its source tells it, which may be all that is known: only
    whoever enters it so is asked.
    """
    today = timezone.localdate().isoformat()
    words = _("Its day is past: was it held, postponed or cancelled?")
    told = [
        Finding(meeting, words, "state_of", odd=f"state_of {began}")
        for model, began in BEGAN.items()
        for meeting in rows_written(written, model, state_of=StateOf.ANNOUNCED)
        if is_before(getattr(meeting, began), today)
    ]
    return [
        it for it in told if isinstance(it.record, Summit) or _is_entered(it, written)
    ]


def _is_entered(finding, written):
    """Tell whether an editor has just entered that which is odd."""
    own = (edit for edit in written.edits if edit.row == finding.record)
    return any(map(finding.is_asked_of, own))


def same_places(written):
    """Return the places that have the name of another one in the same state."""
    same = _("Is this the same place as {}? The name is the same.")
    return namesakes(
        written,
        Place,
        lambda values: in_both(values, "city", "state_id"),
        same,
        "city_en city_es state",
    )


def not_as_it_met(written):
    """Return who was in person at a summit by videoconference, or dead on its day."""
    own, summits, people = (
        written.rows.get(model, ()) for model in (Participation, Summit, Person)
    )
    if not own and not summits and not people:
        return
    parts = Participation.objects.filter(
        Q(pk__in=own) | Q(summit__in=summits) | Q(person__in=people), withdrawn_at=None
    ).select_related("summit", "state", "organization", "person")
    for part in parts.filter(REMOTE | Q(person__died__gt="")).order_by("summit", "pk"):
        is_remote = part.summit.format == Summit.Format.VIDEOCONFERENCE
        if is_remote and part.mode == Participation.Mode.IN_PERSON:
            words = _("The summit was held by videoconference: {}.")
            yield Finding(part, words, "mode", (part.summit,), odd="mode format summit")
        if part.person:
            yield from _after_death(part, part.summit)


def words_unread(written):
    """Return the statements whose words stand alone, and readers do not see them."""
    rows = statements_reached(written, passage=Passage, passage__source=Source)
    alone = rows.filter(summary_en="", summary_es="")
    return [
        Finding(statement, str(UNREAD), "summary_en")
        for statement in alone.select_related(*pointing(Statement)).order_by("pk")
        if statement.is_unread
    ]


def said_after_death(written):
    """Return the statements of who was dead on the day of the meeting."""
    rows = statements_reached(written, summit=Summit, event=Event, person=Person)
    said = rows.filter(person__died__gt="")
    meetings = said.select_related(
        "person", "summit__place", "event", *Statement.called_by
    )
    for statement in meetings.order_by("summit", "event", "pk"):
        yield from _after_death(statement, statement.summit or statement.event)


def statements_reached(written, **models):
    """Return the statements written, or that lead to what is; none that is withdrawn.

    ``models`` are those that lookups lead to.
    """
    reached = {"pk": Statement, **models}
    keys = {name: written.rows.get(model, ()) for name, model in reached.items()}
    if not any(keys.values()):
        return Statement.objects.none()
    any_of = reduce(or_, (Q(**{f"{name}__in": of}) for name, of in keys.items()))
    return Statement.objects.filter(any_of, withdrawn_at=None)


def _after_death(row, meeting):
    """Return what is told of ``row``, of a person at a ``meeting``, if dead by then."""
    began = BEGAN[type(meeting)]
    if is_before(row.person.died, getattr(meeting, began)):
        words = _("{} died before: %(died)s.") % {"died": in_words(row.person.died)}
        odd = f"person died {meeting._meta.model_name} {began}"
        yield Finding(row, words, "person", (row.person,), odd=odd)


REMOTE = Q(mode=Participation.Mode.IN_PERSON, summit__format="videoconference")


def partners_apart_from_titles(written):
    """Return the joint summits whose title and participations differ on partners.

    One of both says with whom it was held, and the other does not.
    """
    own, parts = (written.rows.get(model, ()) for model in (Summit, Participation))
    if not own and not parts:
        return
    joint = Summit.objects.filter(series=Summit.Series.JOINT)
    joint = joint.exclude(status=Summit.Status.WITHDRAWN).annotate(
        has_partners=Exists(
            Participation.objects.filter(
                summit=OuterRef("pk"), role=PARTNER, withdrawn_at=None
            )
        )
    )
    written_of = Q(pk__in=own) | Q(
        pk__in=Participation.objects.filter(pk__in=parts).values("summit")
    )
    for summit in joint.filter(written_of).order_by("pk"):
        if summit.has_partners and not summit.held_with:
            words = _("Its title does not say with whom it was held.")
            yield Finding(summit, words, "held_with_en")
        elif summit.held_with and not summit.has_partners:
            words = _("Its title says with whom it was held; no participation does.")
            yield Finding(summit, words, "held_with_en")


def places_of_another_time(written):
    """Return the places at which something of a summit was on a day apart from it."""
    own, summits = (written.rows.get(model, ()) for model in (SummitPlace, Summit))
    if not own and not summits:
        return []
    rows = SummitPlace.objects.filter(Q(pk__in=own) | Q(summit__in=summits))
    dated = rows.filter(withdrawn_at=None).where_it_met().exclude(date="")
    return [
        Finding(
            row,
            _("The summit is of another time: {}."),
            "date",
            (row.summit,),
            odd="date part summit began_on ended_on",
        )
        for row in dated.with_place().with_summit()
        if row.summit.is_apart_from(row.date)
    ]


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


REFUSALS = [member_territories, words_unread]
WARNINGS = [
    out_of_order,
    same_meetings,
    to_have_been_held,
    same_places,
    denied_by_the_roll,
    offices_of_another_time,
    not_as_it_met,
    said_after_death,
    acts_of_another_time,
    acts_out_of_order,
    body_acts_of_another_time,
    offices_of_another_state,
    parts_at_odds,
    places_of_another_time,
    partners_apart_from_titles,
    not_described,
]
