"""A synthetic archive: summits and all that hangs on them, the same every time.

The rows of the n-th summit depend on n alone. Names of states are real, everything
said of them is invented: none of it may ever reach the database of an archive.
"""

import datetime as dt
from collections import defaultdict
from random import Random

from django.contrib.contenttypes.models import ContentType

from archive.publishing import edition, settling
from archive.sources.models import Citation, Passage, Source
from initiatives.models import Initiative, Milestone
from members.models import Membership, Office, Organization, Person, State, Tenure
from summits.models import Declaration, Participation, Place, Statement, Summit, Topic

PUBLISHED = {
    "status": "published",
    "publish_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
}
FIRST_DAY = dt.date(2004, 12, 14)
DAYS = 7_800
WORDS = "The heads of state and government called for work on"
STATES = (
    "VE VEN Venezuela|CU CUB Cuba|BO BOL Bolivia|NI NIC Nicaragua|DM DMA Dominica"
    "|EC ECU Ecuador|AG ATG Antigua|VC VCT St. Vincent|LC LCA St. Lucia|GD GRD Grenada"
    "|KN KNA St. Kitts|SR SUR Suriname|HN HND Honduras|HT HTI Haiti|SY SYR Syria"
)
TOPICS = (
    "health|energy|trade|schools|culture|food|finance|climate|sport|transport|housing"
    "|migration"
)
SUMMITS_PER_REPORT = 5
PASSAGES = 12
PEOPLE = 40
LONG = 25  # every 25th summit has as much to say as a well documented one
LAST_DAY = str(FIRST_DAY + dt.timedelta(DAYS))
# So that the rules let the day, the place and the host of what is long be saved.
INFERRED = {"basis": "inferred", "derivation_en": "It follows from the text."}


def fill(first, last, *, report=lambda done: None):
    """Write the summits ``first`` to ``last`` with all their rows, 500 at a time.

    Summits are counted from 1; what they all refer to is written with the first.
    ``report`` is called with the number of the last summit written.
    """
    if first == 1:
        write(references())
    for begin in range(first, last + 1, 500):
        end = min(begin + 499, last)
        write(row for number in range(begin, end + 1) for row in meeting(number))
        report(end)


def write(rows):
    """Write ``rows`` past the models, each model at once, and settle them."""
    by_model = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, batch in by_model.items():
        model._base_manager.bulk_create(batch)
    records = {m: {row.pk for row in by_model[m]} for m in settling.records()}
    settling.settle(records)  # without an index to search
    edition.bump(dict.fromkeys(records))


def references():
    """Yield the rows that summits refer to: states, people, offices, topics, places."""
    report = Source(key="roll", slug="roll", number=1, **_text("roll"))
    passage = Passage(key="roll-1", source=report, label="1", position=1, text=WORDS)
    yield from (report, passage)
    for place, row in enumerate(STATES.split("|")):
        alpha2, alpha3, name = row.split(" ", 2)
        yield State(
            key=slug(name),
            slug=slug(name),
            iso_alpha2=alpha2,
            iso_alpha3=alpha3,
            name_en=name,
            name_es=name,
        )
        yield Place(key=f"place-{place}", state_id=slug(name), city_en=f"City {place}")
        yield Office(key=f"office-{place}", state_id=slug(name), title_en="President")
        if place < 10:
            yield Membership(
                key=f"membership-{place}",
                state_id=slug(name),
                began="2004-12-14",
                passage=passage,
                quote=WORDS,
            )
    for name in TOPICS.split("|"):
        yield Topic(key=name, slug=name, name_en=name.title(), name_es=name.title())
    yield Organization(
        key="bank",
        slug="bank",
        kind="institution",
        name_en="Bank",
        passage=passage,
        quote=WORDS,
    )
    for place in range(PEOPLE):
        key = f"person-{place}"
        facts = {"passage": passage, "quote": WORDS}
        office = f"office-{place % len(STATES.split('|'))}"
        yield Person(key=key, slug=key, name=f"Person {place}", **facts)
        yield Tenure(key=key, person_id=key, office_id=office, began="2010", **facts)


def meeting(number):
    """Yield the rows of one summit, those first that others point at."""
    rng = Random(number)  # noqa: S311 (the same rows every time; no secret)
    is_long = number % LONG == 0
    if number % SUMMITS_PER_REPORT == 1:
        yield from source(f"report-{number}", 2 * number, "report")
    words = Words(number, rng)
    began_on = str(FIRST_DAY + dt.timedelta(rng.randrange(DAYS)))
    summit = Summit(
        key=f"summit-{number:05}",
        slug=str(number),
        number=number,
        began_on=began_on,
        place_id=f"place-{rng.randrange(10)}",
        summary_en=f"Summit {number} called for a common fund and a plan for health.",
        summary_es=f"La cumbre {number} pidió un fondo común y un plan de salud.",
        **words.next(),
        **(INFERRED if is_long else {}),
        **PUBLISHED,
    )
    yield summit
    yield from _participations(summit, rng, words)
    yield from _statements(summit, rng, words, 16 if is_long else 3)
    if number % 2 or is_long:
        yield from _declaration(summit, words, PASSAGES if is_long else 3)
    if number % 3 == 0 or is_long:
        yield from _initiative(summit, rng, words, is_long)


class Words:
    """The words on which the facts of one summit rest, one passage after another."""

    def __init__(self, number, rng):
        report = number - (number - 1) % SUMMITS_PER_REPORT
        self.source = f"report-{report}"
        self.place = rng.randrange(PASSAGES)

    def next(self):
        """Return the fields that name the next passage and quote it."""
        self.place = self.place % PASSAGES + 1
        key = f"{self.source}-{self.place}"
        return {"passage_id": key, "quote": f"{WORDS} {key}"}


def _participations(summit, rng, words):
    states = rng.sample([slug(row[7:]) for row in STATES.split("|")], 8)
    people = rng.sample(range(PEOPLE), 3)
    for place, state in enumerate(states, 1):
        yield Participation(
            key=f"{summit.key}-p{place}",
            summit=summit,
            position=place,
            state_id=state,
            person_id=f"person-{people[place - 1]}" if place < 4 else None,
            **words.next(),
        )


def _statements(summit, rng, words, count):
    record_type = ContentType.objects.get_for_model(Statement)
    for place in range(1, count + 1):
        key = f"{summit.key}-s{place}"
        yield Statement(
            key=key,
            summit=summit,
            position=place,
            number=place,
            act="calls-for",
            person_id=f"person-{rng.randrange(PEOPLE)}" if place % 3 == 0 else None,
            summary_en=f"The summit called for step {place} of its plan.",
            summary_es=f"La cumbre pidió el paso {place} de su plan.",
            **words.next(),
        )
        topic = rng.choice(TOPICS.split("|"))
        state = slug(rng.choice(STATES.split("|"))[7:])
        yield Statement.topics.through(statement_id=key, topic_id=topic)
        yield Statement.states.through(statement_id=key, state_id=state)
        if place % 3 == 0:
            yield Citation(
                key=key, record_type=record_type, record_key=key, **words.next()
            )


def _declaration(summit, words, passages):
    key = f"declaration-{summit.number}"
    yield from source(key, 2 * summit.number + 1, "declaration", passages)
    yield Declaration(
        key=key,
        summit=summit,
        text_id=key,
        slug="final-declaration",
        adopted_on=summit.began_on,
        **words.next(),
        **PUBLISHED,
    )


def _initiative(summit, rng, words, is_long):
    key = f"initiative-{summit.number}"
    initiative = Initiative(
        key=key,
        slug=key,
        kind="fund",
        name_en=f"Fund {summit.number}",
        name_es=f"Fondo {summit.number}",
        host_id="bank",
        summary_en="A fund for common works.",
        **words.next(),
        **(INFERRED if is_long else {}),
        **PUBLISHED,
    )
    yield initiative
    topic = rng.choice(TOPICS.split("|"))
    yield Initiative.topics.through(initiative_id=key, topic_id=topic)
    for place, step in enumerate(("proposed", "called-for", "adopted"), 1):
        yield Milestone(
            key=f"{key}-{place}",
            initiative=initiative,
            position=place,
            number=place,
            step=step,
            date=summit.began_on,
            summit=summit,
            **words.next(),
        )


def source(key, number, kind, passages=PASSAGES):
    """Yield a text and its passages."""
    yield Source(key=key, slug=key, number=number, **_text(key), kind=kind)
    for place in range(1, passages + 1):
        passage = f"{key}-{place}"
        yield Passage(
            key=passage,
            source_id=key,
            label=str(place),
            position=place,
            text=f"{WORDS} {passage}, and on what the summit before had begun.",
        )


def _text(key):
    return {"title": f"Text {key}", "published_on": LAST_DAY, **PUBLISHED}


def slug(name) -> str:
    """Return the key and address of what is called ``name``."""
    return name.lower().replace(".", "").replace(" ", "-")
