"""What machines read of where states meet: summits, events, topics."""

from django.utils.translation import gettext as _

from archive.kinds.structured import known, named, term
from archive.record.edtf import as_iso
from members.structured import addresses_of, bloc, one_or_all, sort_of
from summits.models import Statement, StateOf, Summit
from summits.querysets import APART
from summits.structured_texts import is_quotable, quotation

STATUS = {
    StateOf.ANNOUNCED: "EventScheduled",
    StateOf.HELD: "EventScheduled",
    StateOf.POSTPONED: "EventPostponed",
    StateOf.CANCELLED: "EventCancelled",
}
ATTENDANCE = {
    Summit.Format.IN_PERSON: "OfflineEventAttendanceMode",
    Summit.Format.VIDEOCONFERENCE: "OnlineEventAttendanceMode",
    Summit.Format.HYBRID: "MixedEventAttendanceMode",
}


def summit(record, context, origin):
    """Return a summit: when, where, who took part, what it adopted and said."""
    url = origin + record.get_absolute_url()
    return known(
        {
            **meeting(record, record.began_on, record.ended_on),
            "@id": url,
            "url": url,
            "name": record.title,
            "identifier": record.reference,
            "location": locations(record),
            "eventAttendanceMode": term(ATTENDANCE.get(record.format)),
            "organizer": organizers(record, origin),
            "attendee": attendees(record, context.get("participations", ()), origin),
            "image": [
                origin + photo.plain["url"] for photo in context.get("photos", ())
            ],
            "recordedIn": [
                named("CreativeWork", adopted, origin)
                for adopted in context.get("declarations", ())
            ],
            "subjectOf": [
                quotation(said.words, said, origin, speaker=said.person)
                for said in context.get("statements", ())
                if said.speech == Statement.Speech.DIRECT
                and is_quotable(said)
                and said.words
            ],
        }
    )


def event(record, context, origin):
    """Return an event: when and where; whom it concerns is on its page alone."""
    url = origin + record.get_absolute_url()
    return known(
        {
            **meeting(record, record.began, record.ended),
            "location": record.place and location(record.place),
            "@id": url,
            "url": url,
            "name": str(record.name),
            "recordedIn": [
                named("CreativeWork", adopted, origin)
                for adopted in context.get("declarations", ())
            ],
        }
    )


def topic(record, context, origin):
    """Return a topic as a term of the archive's own vocabulary."""
    return known(
        {
            **named("DefinedTerm", record, origin),
            "description": str(record.scope_note),
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "name": _("Topics of the ALBA-TCP Summit Archive"),
            },
        }
    )


def meeting(record, began, ended):
    """Return what a summit and an event share: dates and state."""
    return {
        "@type": "Event",
        "startDate": as_iso(began),
        "endDate": as_iso(ended),
        "eventStatus": term(STATUS.get(record.state_of)),
    }


def locations(summit):
    """Return where a summit met: a place, a list of several, or None."""
    own, also = summit.place_id, {row.place_id: row.place for row in summit.met_also}
    found = [location(summit.place, summit.venue)] if own else []
    found += [location(place) for key, place in also.items() if key != own]
    return found if len(found) > 1 else next(iter(found), None)


def location(place, venue=""):
    """Return where something met: a ``Place``, called by its ``venue`` if any.

    It is the city that others keep under an identifier, and not the venue in it.
    """
    same = {"sameAs": one_or_all(addresses_of(place))}
    city = {"@type": "City", "name": str(place.city), **same}
    within = {"containedInPlace": city if any(same.values()) else None}
    return known(
        {
            "@type": "Place",
            "name": venue or str(place.city),
            "address": known(
                {
                    "@type": "PostalAddress",
                    "addressLocality": str(place.city),
                    "addressRegion": str(place.subdivision),
                    "addressCountry": place.state.iso_alpha2,
                }
            ),
            **(within if venue else same),
        }
    )


def organizers(record, origin):
    """Return the bloc, and those with whom it held a joint summit."""
    partners = [named(sort_of(one), one, origin) for one in record.partners]
    return [bloc(), *partners] if partners else bloc()


def attendees(record, participations, origin):
    """Return who took part in a summit held; who is reported collectively is not."""
    if record.state_of != StateOf.HELD:
        return []
    return [
        attendee(part, named(sort_of(part.participant), part.participant, origin))
        for part in participations
        if part.came and not part.collective_words
    ]


def attendee(part, who):
    """Return ``who`` took part; an observer or a guest within that role."""
    if part.capacity not in APART:
        return who
    return {
        "@type": "Role",
        "roleName": part.get_capacity_display(),
        "attendee": who,
    }
