"""What is searched of where states meet: summits, statements, events, topics."""

from django.db.models.functions import Coalesce

from archive.lists.facets import facet_rows
from archive.record.aliases import names_in
from archive.search.documents import Entry, address, in_both, register, told
from archive.search.parts import Rows
from archive.sources.search import NOTE, citations_of, notes, variants
from members.search import identifiers_of, in_each_language
from summits.models import (
    BodyAct,
    Declaration,
    Event,
    Participation,
    Statement,
    Summit,
    SummitPlace,
    Topic,
)
from summits.ordinals import ordinals
from summits.querysets import APART, SummitQuerySet

PLACE = (
    *("place__city_en", "place__city_es"),
    *("place__subdivision_en", "place__subdivision_es"),
    *("place__state__name_en", "place__state__name_es"),
    *("place__wikidata", "place__viaf"),
)
REFERENCE = "summit__series", "summit__slug", "summit__began_on"  # and address, date
OWN_TITLES = "title_en", "title_es", "short_en", "short_es"  # of declarations
CALLED = {  # how people call a summit of each series; {} stands for its ordinal
    "ordinary": "{0}|{0} summit|{0} cumbre|summit {0}|cumbre {0}|{0} ordinary summit"
    "|{0} ordinaria|{0} cumbre ordinaria|{0} ALBA summit|{0} cumbre del ALBA",
    "extraordinary": "{0} extraordinary|{0} extraordinaria|{0} extraordinary summit"
    "|{0} cumbre extraordinaria|cumbre extraordinaria {0}|extraordinary summit {0}",
    "joint": "{0} joint|{0} conjunta|{0} joint summit|{0} cumbre conjunta"
    "|cumbre conjunta {0}|joint summit {0}",
}

HELD = {  # by what words the summits of each format are found
    Summit.Format.IN_PERSON: [],
    Summit.Format.VIDEOCONFERENCE: ["videoconference", "videoconferencia", "virtual"],
    Summit.Format.HYBRID: ["videoconference", "videoconferencia", "hybrid", "híbrida"],
    Summit.Format.NOT_STATED: [],
}
PART = (  # what is read of who took part
    *("capacity", "title_as_printed", "person__name", "person__aliases"),
    *("organization__name_en", "organization__name_es", "organization__acronym"),
    *("office__title_en", "office__title_es"),
)
BODY_ACT = (  # what is read of what became of bodies
    *("act", "date", "organization__acronym"),
    *("organization__name_en", "organization__name_es"),
)


def summit_entry(
    summit, citations, places, participations, declarations, body_acts, declared
) -> Entry:
    """Return the entry of a summit.

    It is found as well by who was there, how it met, what it adopted, and what became
    of bodies at it, or by what is ``declared``.
    """
    title_en, title_es = in_both(summit)
    acts = of_bodies_seen([*body_acts, *declared])
    return Entry(
        key=summit.pk,
        reference=summit.reference,
        url=address(summit),
        title_en=title_en,
        title_es=title_es,
        date=summit.began_on,
        names=[*names_of(summit), *names_in(summit.aliases)],
        texts=[
            ("en", summit.summary_en),
            ("es", summit.summary_es),
            *place_in_both(summit.place),
            *(text for row in places for text in place_told(row)),
            *(text for act in acts for text in in_each_language(lambda act=act: act)),
            *notes(summit, summit.passage.source),
        ],
        unseen=[
            summit.venue,
            *(in_both(summit.host_state) if summit.host_state else []),
            *HELD[summit.format],
            *(it for place in (summit, *places) for it in place_elsewhere(place)),
            *(name for part in participations for name in who_was_there(part)),
            *(getattr(one, name) for one in declarations for name in OWN_TITLES),
            *(act.organization.acronym for act in acts),
            *variants(citations),
        ],
    )


def who_was_there(part) -> list[str]:
    """Return by what words a participation is found: names, office and capacity.

    States are left out: by these a search is narrowed.
    """
    person, office = part.person, part.office
    return [
        *([person.name, *names_in(person.aliases)] if person else []),
        *(names_of_body(part.organization) if part.organization else []),
        *([office.title_en, office.title_es] if office else []),
        part.title_as_printed,
        *(told(part.get_capacity_display) if part.capacity in APART else []),
    ]


def names_of_body(body) -> list[str]:
    """Return what an organization is called in both languages, and its acronym."""
    return [body.name_en, body.name_es, body.acronym]


def of_bodies_seen(acts) -> list:
    """Return those of ``acts`` whose body readers see: the others have none here."""
    return [act for act in acts if hasattr(act, "organization")]


def body_acts_of(owner) -> Rows:
    """Return the part of documents of what bodies were founded at, by a key."""
    return Rows(BodyAct.objects.order_by("date", "key"), owner, BODY_ACT)


def names_of(summit) -> list[str]:
    """Return what people call a summit besides its title and reference."""
    letter, number = summit.reference[:1], summit.reference[1:]
    named = [f"{letter} {number}"]
    if summit.number:
        forms = CALLED[summit.series].split("|")
        named += [f.format(nth) for nth in ordinals(summit.number) for f in forms]
    return named


def place_in_both(place) -> list[tuple[str, str]]:
    """Return a ``Place``, or none, as texts in both languages."""
    if place is None:
        return []
    return list(zip(("en", "es"), in_both(place), strict=True))


def place_told(row) -> list[tuple[str, str]]:
    """Return a further place and what part it had, as texts in both languages."""
    if row.place is None:
        return []
    return list(zip(("en", "es"), told(lambda: row), strict=True))


def place_elsewhere(row) -> list[str]:
    """Return under which identifiers others keep the place of ``row``, if any."""
    return identifiers_of(row.place) if row.place else []


def statement_entry(statement, citations) -> Entry:
    """Return the entry of a statement: the sentence, and the words it rests on."""
    meeting = statement.summit or statement.event
    said = Statement.summary.texts(statement)
    reference = getattr(meeting, "reference", meeting.slug)
    return Entry(
        key=statement.pk,
        reference=f"{reference} {statement.anchor}",
        url=address(statement),
        title_en=said["en"],
        title_es=said["es"],
        is_called_so=False,
        date=meeting.began_on if statement.summit else meeting.began,
        texts=[(statement.passage.lang, statement.words)],
        unseen=[
            statement.summary_en,
            statement.summary_es,
            statement.person.name if statement.person else "",
            *variants(citations),
        ],
    )


def facets_of_statements(rows):
    """Return the facets of statements: what they name, and the year of the meeting."""
    return facet_rows(rows, "year", Coalesce("summit__began_on", "event__began")).union(
        facet_rows(
            rows.exclude(states=None), "country", "states__slug", role="concerned"
        ),
        facet_rows(rows.exclude(topics=None), "topic", "topics__slug"),
        all=True,
    )


def event_entry(event, citations) -> Entry:
    """Return the entry of an event."""
    return Entry(
        key=event.pk,
        reference=event.slug,
        url=address(event),
        title_en=event.name_en,
        title_es=event.name_es,
        date=event.began,
        names=names_in(event.aliases),
        texts=[
            ("en", event.summary_en),
            ("es", event.summary_es),
            *place_in_both(event.place),
            *notes(event, event.passage.source),
        ],
        unseen=[
            *place_elsewhere(event),
            *(names_of_body(event.body) if event.body else []),
            *counted(event),
            *variants(citations),
        ],
    )


def counted(event) -> list[str]:
    """Return which meeting of its body an event was, as people may write it."""
    return told(lambda: event.counted) + (
        ordinals(event.number) if event.number else []
    )


def facets_of_events(rows):
    """Return the facets of events: whom they concern, where, and in which year."""
    return facet_rows(rows, "year", "began").union(
        facet_rows(
            rows.exclude(states=None), "country", "states__slug", role="concerned"
        ),
        facet_rows(
            rows.exclude(place=None), "country", "place__state__slug", role="host"
        ),
        all=True,
    )


def topic_entry(topic) -> Entry:
    """Return the entry of a topic."""
    return Entry(
        key=topic.pk,
        reference=topic.slug,
        url=address(topic),
        title_en=topic.name_en,
        title_es=topic.name_es,
        names=names_in(topic.aliases),
        texts=[("en", topic.scope_note_en), ("es", topic.scope_note_es)],
    )


def facets_of_topics(rows):
    """Return the facets of topics: each is its own."""
    return facet_rows(rows, "topic", "slug")


register(
    "statement",
    Statement.objects.all(),
    statement_entry,
    reads=(
        *REFERENCE,
        *("event__slug", "event__began", "person__name"),
        *("passage__language", "passage__source__language", "passage__source__display"),
    ),
    parts={"citations": citations_of(Statement)},
    facets=facets_of_statements,
)
register(
    "summit",
    Summit.objects.all(),
    summit_entry,
    reads=(*PLACE, "host_state__name_en", "host_state__name_es", *NOTE),
    parts={
        "citations": citations_of(Summit),
        "places": Rows(
            SummitPlace.objects.order_by("date", "key"),
            "summit",
            ("part", "date", *PLACE),
        ),
        "participations": Rows(
            Participation.objects.order_by("position", "key"), "summit", PART
        ),
        "declarations": Rows(
            Declaration.objects.order_by("number"), "summit", OWN_TITLES
        ),
        "body_acts": body_acts_of("summit"),
        "declared": body_acts_of("declaration__summit"),
    },
    facets=SummitQuerySet.facet_rows,
)
register("topic", Topic.objects.all(), topic_entry, facets=facets_of_topics)
register(
    "event",
    Event.objects.all(),
    event_entry,
    reads=(*PLACE, "body__name_en", "body__name_es", "body__acronym", *NOTE),
    parts={"citations": citations_of(Event)},
    facets=facets_of_events,
)
