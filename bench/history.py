"""An archive of the shape of a researched history, around the summits of the corpus.

As many of everything to a summit as a history has that was researched in full: states
that joined, left, returned and were suspended, each with the acts that say so, events,
bodies, former names, further texts, amounts, and words that say otherwise. All of it
is invented, and the same every time.
"""

from random import Random

from django.contrib.contenttypes.models import ContentType

from archive.sources.models import Citation
from bench import corpus
from bench.corpus import PUBLISHED, STATES, SUMMITS_PER_REPORT, TOPICS, Words
from initiatives.models import Amount, Initiative, InitiativeState, Milestone
from members.models import (
    FormerName,
    Membership,
    Office,
    Organization,
    Person,
    State,
    StatedFigure,
    Tenure,
)
from summits.models import (
    BodyAct,
    Declaration,
    Event,
    MembershipAct,
    Statement,
    SummitPlace,
)

SUMMITS = 40  # of the history that the numbers below are those of
MORE_STATES = "AX AXA Axland|BX BXA Bexland|CX CXA Cexland"
INITIATIVES, PEOPLE, SOURCES, DECLARATIONS, BODIES, EVENTS = 16, 10, 287, 29, 13, 23
FOUNDERS = 10  # states that the corpus has as members
PERIODS = [  # standing, from, until, how it ended
    ("observer", "2003-05-01", "2004-12-14", ""),
    ("member", "2004-12-14", "2010-01-16", "withdrawal"),
    ("member", "2012-02-04", "2018-08-23", "withdrawal"),
    ("suspended", "2014-06-28", "2015-06-05", "reinstatement"),
    ("member", "2020-12-14", "", ""),
]
ACTS = ("applied", "signed", "ratified", "in-force")  # of each membership


def fill(summits, *, report=lambda done: None):
    """Write ``summits`` summits with all that such a history has around them."""
    corpus.fill(1, summits, report=report)
    for batch in batches(summits):
        corpus.write(batch)


def batches(summits):
    """Yield the rows to write together, of each model those first that others name."""
    times = max(1, summits // SUMMITS)
    yield [*people(times), *bodies(times, summits), *memberships(summits)]
    yield [*texts(times, summits), *events(times, summits), *meetings(summits)]
    yield [*initiatives(times, summits), *readings(summits)]


def people(times):
    """Yield the states that the corpus lacks, and people with two offices each."""
    for alpha2, alpha3, name in (row.split() for row in MORE_STATES.split("|")):
        key = name.lower()
        named = {"name_en": name, "name_es": name}
        yield State(key=key, slug=key, iso_alpha2=alpha2, iso_alpha3=alpha3, **named)
        yield Office(key=f"office-{key}", state_id=key, title_en="President")
    for number in range(PEOPLE * times):
        key, facts = f"person-h{number}", words(number)
        yield Person(key=key, slug=key, name=f"Person H {number}", **facts)
        for place in (0, 1):
            yield Tenure(
                key=f"{key}-{place}",
                person_id=key,
                office_id=f"office-{(number + place) % len(STATES.split('|'))}",
                attested_first=f"20{10 + place}-03-05",
                **facts,
            )


def bodies(times, summits):
    """Yield organizations, founded at summits, and what they and states were named."""
    for number in range(BODIES * times):
        key, facts = f"body-{number}", words(number)
        yield Organization(
            key=key,
            slug=key,
            kind="institution",
            name_en=f"Body {number}",
            name_es=f"Ente {number}",
            parent_id="bank" if number % 3 == 0 else None,
            began="2008-01-26",
            **facts,
        )
        yield FormerName(
            key=f"name-{key}",
            organization_id=key,
            name_en=f"Office {number}",
            name_es=f"Oficina {number}",
            ended="2012-02-05",
            **facts,
        )
        yield BodyAct(
            key=f"founded-{key}",
            organization_id=key,
            act="founded",
            summit_id=summit(number, summits),
            **facts,
        )
    for number, state in enumerate(states()):
        name = {"name_en": f"Old {state}", "name_es": f"Antigua {state}"}
        yield FormerName(
            key=f"name-{state}",
            state_id=state,
            ended="2009-06-24",
            **name,
            **words(number),
        )


def memberships(summits):
    """Yield what states were to the bloc, with what was done about it at summits.

    The first ten are members since the foundation, as the corpus has it. Of the others
    every second one joined, left, was suspended and returned.
    """
    for number, state in enumerate(states()):
        if number < FOUNDERS:
            periods = PERIODS[:1]
        else:
            periods = PERIODS if number % 2 == 0 else [PERIODS[0], PERIODS[-1]]
        for place, (standing, began, ended, ended_by) in enumerate(periods):
            key = f"{state}-{place}"
            yield Membership(
                key=key,
                state_id=state,
                standing=standing,
                began=began,
                began_by="suspension" if standing == "suspended" else "",
                ended=ended,
                ended_by=ended_by,
                **words(number + place),
            )
            if standing == "member":
                yield from acts(key, began, number, summits)
        if number < FOUNDERS:
            yield from acts(f"membership-{number}", "2004-12-14", number, summits)


def acts(membership, day, number, summits):
    """Yield what was done about a membership, all but the first at summits."""
    for step, act in enumerate(ACTS):
        yield MembershipAct(
            key=f"{membership}-{act}",
            membership_id=membership,
            act=act,
            date=day,
            summit_id=summit(number + step, summits) if step else None,
            **words(number),
        )


def meetings(summits):
    """Yield where every eighth summit closed, and how many members a text counts."""
    for number in range(0, summits, 8):
        yield SummitPlace(
            key=f"closed-{number}",
            summit_id=summit(number, summits),
            place_id="place-3",
            part="closed",
            **words(number),
        )
        yield StatedFigure(
            key=f"figure-{number}",
            number=10,
            as_of=f"20{10 + number % 10}-03-05",
            **words(number),
        )


def texts(times, summits):
    """Yield texts with their passages, and declarations of bodies and summits."""
    for number in range(SOURCES * times):
        is_declared = number < DECLARATIONS * times
        kind = "declaration" if is_declared else "report"
        key = f"text-{number}"
        yield from corpus.source(key, 10**6 + number, kind, 3 + number % 4)
        if is_declared:
            adopter = (
                {"organization_id": f"body-{number % BODIES}"}
                if number % 2
                else {"summit_id": summit(number, summits)}
            )
            yield Declaration(
                key=key,
                slug=key,
                number=1000 + number,
                kind="communique",
                text_id=key,
                adopted_on="2017-04-11",
                **adopter,
                **words(number),
                **PUBLISHED,
            )


def events(times, summits):
    """Yield events in the states, each with a statement about it and one made at it."""
    for number in range(EVENTS * times):
        key, facts = f"event-{number}", words(number)
        yield Event(
            key=key,
            slug=key,
            kind="conference",
            name_en=f"Conference {number}",
            name_es=f"Conferencia {number}",
            began=f"20{10 + number % 10}-06-20",
            place_id=f"place-{number % 10}",
            **facts,
            **PUBLISHED,
        )
        yield Event.states.through(event_id=key, state_id=states()[number % 18])
        for place, of in enumerate(
            ({"event_id": key}, {"summit_id": summit(number, summits)})
        ):
            said = f"{key}-{place}"
            yield Statement(
                key=said,
                position=100 + number,
                number=100 + number,
                act="calls-for",
                summary_en=f"It called for conference {number}.",
                summary_es=f"Pidió la conferencia {number}.",
                **of,
                **facts,
            )
            topic = TOPICS.split("|")[number % 12]
            yield Statement.topics.through(statement_id=said, topic_id=topic)
        yield Statement.events.through(statement_id=f"{key}-1", event_id=key)


def initiatives(times, summits):
    """Yield initiatives with steps, amounts and the states that have a part in them."""
    for number in range(INITIATIVES * times):
        key, facts = f"plan-{number}", words(number)
        yield Initiative(
            key=key,
            slug=key,
            kind="programme",
            name_en=f"Plan {number}",
            name_es=f"Plan {number}",
            host_id=f"body-{number % BODIES}",
            summary_en="A plan for common works.",
            **facts,
            **PUBLISHED,
        )
        yield InitiativeState(
            key=key,
            initiative_id=key,
            state_id=states()[number % 18],
            role="lead",
            **facts,
        )
        for place, step in enumerate(("proposed", "adopted", "launched"), 1):
            yield Milestone(
                key=f"{key}-{place}",
                initiative_id=key,
                position=place,
                number=place,
                step=step,
                date=f"20{10 + place}-02-04",
                summit_id=summit(number + place, summits),
                **facts,
            )
            yield Amount(
                key=f"{key}-{place}",
                initiative_id=key,
                milestone_id=f"{key}-{place}",
                role="budget",
                value=1_000_000 * place,
                unit="USD",
                **facts,
            )


def readings(summits):
    """Yield of every summit's first statement what another text says otherwise."""
    of_statements = ContentType.objects.get_for_model(Statement)
    for number in range(1, summits + 1):
        said = f"{summit(number, summits)}-s1"
        yield Citation(
            key=f"otherwise-{said}",
            record_type=of_statements,
            record_key=said,
            says="wording",
            stated_value="asked for",
            **words(number),
        )


def states() -> list[str]:
    """Return the keys of all states."""
    rows = f"{STATES}|{MORE_STATES}".split("|")
    return [corpus.slug(row[7:]) for row in rows]


def summit(number, summits) -> str:
    """Return the key of a summit, counted round and round."""
    return f"summit-{1 + number % summits:05}"


def words(number) -> dict:
    """Return the fields that name a passage of a report and quote it."""
    report = 1 + SUMMITS_PER_REPORT * (number % 8)
    return Words(report, Random(number)).next()  # noqa: S311 (no secret)
