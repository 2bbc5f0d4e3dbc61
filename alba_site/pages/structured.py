"""What machines read of a page: schema.org, as JSON-LD.

Plain functions from a record, as its page loaded it, to a dictionary. What is unknown
is left out; dates stay as partial as they are. Nothing is said of a person but name,
dated offices and death, and no words that concern a person are passed on: a negative
statement must not travel without who said it and when.
"""

import json

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alba_site.pages.breadcrumbs import steps_to
from members.models import Organization, Person, State
from summits.models import Declaration, Event, Statement, StateOf, Summit

CONTEXT = "https://schema.org"
ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
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
GOVERNMENTAL = {Organization.Kind.BLOC, Organization.Kind.ORGAN}
AGAINST = {Statement.Act.CONDEMNS, Statement.Act.DENOUNCES}


def as_script(data) -> SafeString:
    """Return ``data`` as the content of a script element, which no title can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - escaped here.


def data_of(record, context, origin, *, home=False):
    """Return the JSON-LD of a page as a dictionary; None if there is none to give.

    ``record`` is what the page is about or None, ``context`` what its view loaded,
    ``origin`` the address that stands before all others.
    """
    if home:
        return {"@context": CONTEXT, **website(origin)}
    describe = DESCRIBED.get(type(record))
    graph = [describe(record, context, origin)] if describe else []
    steps = steps_to(record)
    graph += [breadcrumbs(steps, origin)] if steps else []
    return {"@context": CONTEXT, "@graph": graph} if graph else None


def website(origin):
    """Return the site as such, for the home page."""
    return {
        "@type": "WebSite",
        "name": _("ALBA-TCP Summit Archive"),
        "url": origin + reverse("pages:home"),
        "inLanguage": get_language(),
        "about": bloc(),
    }


def bloc():
    """Return the bloc, under the name at the foot of every page."""
    name = _(
        "Bolivarian Alliance for the Peoples of Our America – Peoples’ Trade Treaty"
    )
    return {
        "@type": "GovernmentOrganization",
        "name": name,
        "alternateName": "ALBA-TCP",
    }


def breadcrumbs(steps, origin):
    """Return the path to a page, from pairs of name and address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": origin + url}
            for n, (name, url) in enumerate(steps, 1)
        ],
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
            "eventAttendanceMode": term(ATTENDANCE.get(record.format)),
            "organizer": bloc(),
            "attendee": attendees(record, context.get("participations", ()), origin),
            "recordedIn": [
                named("CreativeWork", adopted, origin)
                for adopted in context.get("declarations", ())
            ],
            "subjectOf": [
                quotation(said.quote, said, origin, speaker=said.person)
                for said in context.get("statements", ())
                if said.speech == Statement.Speech.DIRECT and is_quotable(said)
            ],
        }
    )


def event(record, context, origin):
    """Return an event: when and where; whom it concerns is on its page alone."""
    url = origin + record.get_absolute_url()
    return known(
        {
            **meeting(record, record.began, record.ended),
            "@id": url,
            "url": url,
            "name": str(record.name),
        }
    )


def meeting(record, began, ended):
    """Return what a summit and an event share: dates, state, place."""
    place = record.place
    return {
        "@type": "Event",
        "startDate": began,
        "endDate": ended,
        "eventStatus": term(STATUS.get(record.state_of)),
        "location": place
        and {
            "@type": "Place",
            "name": str(place.city),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": str(place.city),
                "addressCountry": place.state.iso_alpha2,
            },
        },
    }


def attendees(record, participations, origin):
    """Return who took part in a summit held; who is reported collectively is not."""
    if record.state_of != StateOf.HELD:
        return []
    return [
        named(SORTS[type(part.participant)], part.participant, origin)
        for part in participations
        if not part.collective_words
    ]


def declaration(record, context, origin):
    """Return a declaration with its passages, as far as they may be passed on."""
    url = origin + record.get_absolute_url()
    return known(
        {
            "@type": "CreativeWork",
            "@id": url,
            "url": url,
            "name": record.title,
            "identifier": record.reference,
            "dateCreated": record.adopted_on,
            "inLanguage": record.text.language,
            "creator": bloc(),
            "recordedAt": named("Event", record.summit, origin),
            "hasPart": [
                quotation(passage.text, passage, origin, within=url)
                for passage in context.get("passages", ())
                if passage.statements and all(map(is_quotable, passage.statements))
            ],
        }
    )


def quotation(words, row, origin, *, speaker=None, within=""):
    """Return verbatim words; ``speaker`` is a person, or None for the bloc.

    ``row`` is a statement or a passage; ``within`` the page of the declaration that
    the passage stands on.
    """
    source = row.source if within else row.passage.source
    url = f"{within}#p{row.label}" if within else origin + row.get_absolute_url()
    who = named("Person", speaker, origin) if speaker else bloc()
    return {
        "@type": "Quotation",
        "@id": url,
        "text": words,
        "inLanguage": source.language,
        "spokenByCharacter" if speaker else "creator": who,
    }


def is_quotable(statement) -> bool:
    """Tell whether words may be passed on: not against anybody, not on a person.

    ``statement`` is from ``StatementQuerySet.with_people_named()``.
    """
    return statement.act not in AGAINST and not statement.names_people


def person(record, context, origin):
    """Return a person: name and offices, each with the day it is attested."""
    offices = [
        f"{tenure.office} ({tenure.dated})" for tenure in context.get("tenures", ())
    ]
    return known(
        {
            **named("Person", record, origin),
            "jobTitle": offices,
            "deathDate": record.died,
        }
    )


def organization(record, context, origin):
    """Return the bloc, one of its bodies, or another organization."""
    sort = "GovernmentOrganization" if record.kind in GOVERNMENTAL else "Organization"
    parent = record.parent if getattr(record, "parent_is_public", False) else None
    return known(
        {
            **named(sort, record, origin),
            "alternateName": record.acronym,
            "parentOrganization": parent and named("Organization", parent, origin),
        }
    )


def state(record, context, origin):
    """Return a state under its names and its ISO 3166-1 code."""
    official = str(record.official_name)
    return known(
        {
            **named("Country", record, origin),
            "alternateName": "" if official == record.name else official,
            "identifier": record.iso_alpha3,
        }
    )


def named(sort, record, origin):
    """Return a record by its name and page."""
    url = origin + record.get_absolute_url()
    return {"@type": sort, "@id": url, "name": str(record), "url": url}


def term(name):
    """Return the address of a term of schema.org; "" without a name."""
    return name and f"{CONTEXT}/{name}"


def known(data):
    """Return ``data`` without what is unknown."""
    return {name: value for name, value in data.items() if value}


SORTS = {State: "Country", Organization: "Organization", Person: "Person"}
DESCRIBED = {
    Summit: summit,
    Event: event,
    Declaration: declaration,
    Person: person,
    Organization: organization,
    State: state,
}
