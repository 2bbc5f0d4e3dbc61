"""What is searched of where states meet: summits, statements, events, topics."""

from django.db.models import Prefetch
from django.db.models.functions import Coalesce, Substr

from archive.lists.facets import facet_rows
from archive.search.documents import Entry, address, in_both, register
from archive.search.reaching import stands_below, touches
from archive.sources.search import names_in, variants_of
from members.models import Person
from summits.models import (
    Declaration,
    Event,
    Participation,
    Place,
    Statement,
    Summit,
    Topic,
)
from summits.ordinals import ordinals
from summits.querysets import SummitQuerySet

CALLED = {  # how people call a summit of each series; {} stands for its ordinal
    "ordinary": "{0}|{0} summit|{0} cumbre|summit {0}|cumbre {0}|{0} ordinary summit"
    "|{0} ordinaria|{0} cumbre ordinaria|{0} ALBA summit|{0} cumbre del ALBA",
    "extraordinary": "{0} extraordinary|{0} extraordinaria|{0} extraordinary summit"
    "|{0} cumbre extraordinaria|cumbre extraordinaria {0}|extraordinary summit {0}",
    "joint": "{0} joint|{0} conjunta|{0} joint summit|{0} cumbre conjunta"
    "|cumbre conjunta {0}|joint summit {0}",
}


def summits(rows):
    """Yield the entries of summits."""
    rows = list(rows.select_related("place__state"))
    variants = variants_of(rows)
    for summit in rows:
        title_en, title_es = in_both(summit)
        yield Entry(
            key=summit.pk,
            reference=summit.reference,
            url=address(summit),
            title_en=title_en,
            title_es=title_es,
            date=summit.began_on,
            names=names_of(summit),
            texts=[
                ("en", summit.summary_en),
                ("es", summit.summary_es),
                *place_in_both(summit.place),
            ],
            unseen=variants[summit.pk],
        )


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


def statements(rows):
    """Yield the entries of statements: the sentence, and the words it rests on."""
    rows = list(
        rows.select_related("summit", "event", "passage__source").prefetch_related(
            Prefetch("person", Person.objects.published())
        )
    )
    variants = variants_of(rows)
    for statement in rows:
        meeting = statement.summit or statement.event
        reference = getattr(meeting, "reference", meeting.slug)
        yield Entry(
            key=statement.pk,
            reference=f"{reference} {statement.anchor}",
            url=address(statement),
            title_en=statement.summary_en,
            title_es=statement.summary_es,
            is_called_so=False,
            date=meeting.began_on if statement.summit else meeting.began,
            texts=[(statement.passage.source.language, statement.words)],
            unseen=[
                statement.summary_en,
                statement.summary_es,
                statement.person.name if statement.person else "",
                *variants[statement.pk],
            ],
        )


def facets_of_statements(rows):
    """Return the facets of statements: what they name, and the year of the meeting."""
    return facet_rows(
        rows, "year", Substr(Coalesce("summit__began_on", "event__began"), 1, 4)
    ).union(
        facet_rows(
            rows.exclude(states=None), "country", "states__slug", role="concerned"
        ),
        facet_rows(rows.exclude(topics=None), "topic", "topics__slug"),
        all=True,
    )


def events(rows):
    """Yield the entries of events."""
    rows = list(rows.select_related("place__state"))
    variants = variants_of(rows)
    for event in rows:
        yield Entry(
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
            ],
            unseen=variants[event.pk],
        )


def facets_of_events(rows):
    """Return the facets of events: whom they concern, where, and in which year."""
    return facet_rows(rows, "year", Substr("began", 1, 4)).union(
        facet_rows(
            rows.exclude(states=None), "country", "states__slug", role="concerned"
        ),
        facet_rows(
            rows.exclude(place=None), "country", "place__state__slug", role="host"
        ),
        all=True,
    )


def topics(rows):
    """Yield the entries of topics."""
    for topic in rows:
        yield Entry(
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


register("statement", Statement, statements, facets=facets_of_statements)
register("summit", Summit, summits, facets=SummitQuerySet.facet_rows)
register("topic", Topic, topics, facets=facets_of_topics)
register("event", Event, events, facets=facets_of_events)
touches(Summit, summit="pk", declaration="declarations", passage="passage")
touches(
    Participation,
    summit="summit",
    declaration="summit__declarations",
    passage="passage",
)
touches(
    Statement,
    statement="pk",
    summit="summit",
    declaration=[
        "passage__source__declaration",
        "citations__passage__source__declaration",
    ],
    passage="passage",
)
touches(Event, event="pk", passage="passage")
touches(Topic, topic="pk")
touches(Place, summit="summits", declaration="summits__declarations", event="events")
stands_below(
    "summit",
    lambda keys: [
        Statement.objects.filter(summit__in=keys),
        Participation.objects.filter(summit__in=keys),
        Declaration.objects.filter(summit__in=keys),
    ],
)
stands_below("event", lambda keys: [Statement.objects.filter(event__in=keys)])
stands_below("topic", lambda keys: [Statement.objects.filter(topics__in=keys)])
stands_below("person", lambda keys: [Statement.objects.filter(person__in=keys)])
stands_below(
    "country",
    lambda keys: [
        Statement.objects.filter(states__in=keys),
        Participation.objects.filter(state__in=keys),
        Event.objects.filter(states__in=keys),
        Place.objects.filter(state__in=keys),
    ],
)
