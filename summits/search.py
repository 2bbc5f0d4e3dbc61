"""What is searched of where states meet: summits, statements, events, topics."""

from django.db.models.functions import Coalesce, Substr

from archive.lists.facets import facet_rows
from archive.search.documents import Entry, address, in_both, register
from archive.search.parts import Rows
from archive.sources.search import citations_of, names_in, variants
from summits.models import Declaration, Event, Statement, Summit, Topic
from summits.ordinals import ordinals
from summits.querysets import SummitQuerySet

PLACE = (
    *("place__city_en", "place__city_es"),
    *("place__state__name_en", "place__state__name_es"),
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


def summit_entry(summit, citations, declarations) -> Entry:
    """Return the entry of a summit; it is found by the titles of its declarations."""
    title_en, title_es = in_both(summit)
    return Entry(
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
        unseen=[
            *(getattr(one, name) for one in declarations for name in OWN_TITLES),
            *variants(citations),
        ],
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


def statement_entry(statement, citations) -> Entry:
    """Return the entry of a statement: the sentence, and the words it rests on."""
    meeting = statement.summit or statement.event
    reference = getattr(meeting, "reference", meeting.slug)
    return Entry(
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
            *variants(citations),
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
        ],
        unseen=variants(citations),
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
        *("passage__source__language", "passage__source__display"),
    ),
    parts={"citations": citations_of(Statement)},
    facets=facets_of_statements,
)
register(
    "summit",
    Summit.objects.all(),
    summit_entry,
    reads=PLACE,
    parts={
        "citations": citations_of(Summit),
        "declarations": Rows(
            Declaration.objects.order_by("number"), "summit", OWN_TITLES
        ),
    },
    facets=SummitQuerySet.facet_rows,
)
register("topic", Topic.objects.all(), topic_entry, facets=facets_of_topics)
register(
    "event",
    Event.objects.all(),
    event_entry,
    reads=PLACE,
    parts={"citations": citations_of(Event)},
    facets=facets_of_events,
)
