"""A synthetic archive to search: as many documents as asked for, always the same.

Words are drawn by Zipf's law from a vocabulary of Spanish and English words and of
words made of their syllables. All of it is invented: none of it may ever reach the
database of an archive.
"""

import datetime as dt
from bisect import bisect
from collections import defaultdict
from itertools import accumulate
from random import Random

from archive.publishing import edition, settling
from archive.sources.models import Passage, Source
from initiatives.models import Initiative, Milestone
from members.models import State
from summits.models import Declaration, Participation, Place, Statement, Summit, Topic

PUBLISHED = {
    "status": "published",
    "publish_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
}
FIRST_DAY = dt.date(2004, 12, 14)
DAYS = 7_800
VOCABULARY = 30_000
WORDS_OF_PASSAGE = 60
DECLARED, REPORTED = 16, 8  # passages of a declaration and of a report
PER_MEETING = DECLARED + 2 * REPORTED + 5  # documents; see meeting()
COMMON = {
    "en": "peoples summit alliance integration fund health trade countries region "
    "development solidarity sovereignty energy education migrants justice peace "
    "member states cooperation food culture bank literacy water climate rights",
    "es": "pueblos cumbre alianza integración fondo salud comercio países región "
    "desarrollo solidaridad soberanía energía educación migrantes justicia paz "
    "estados miembros cooperación alimentos cultura banco alfabetización agua derechos",
}
SYLLABLES = {
    "en": "con ter ing ment ple ant ous ver ship land ward tion al per com dis fer",
    "es": "ca mi no sa re ción lla des ta lo pe gua ña do que ri so mu ve ble an",
}
STATES = (
    "VE VEN Venezuela|CU CUB Cuba|BO BOL Bolivia|NI NIC Nicaragua|DM DMA Dominica"
    "|EC ECU Ecuador|GD GRD Grenada|SR SUR Suriname|HN HND Honduras|HT HTI Haiti"
)
TOPICS = "health|energy|trade|schools|culture|food|finance|climate|sport|transport"


class Language:
    """The words of one language, the most frequent first, drawn by Zipf's law."""

    def __init__(self, code):
        rng = Random(code)  # noqa: S311 (the same words every time; no secret)
        syllables = SYLLABLES[code].split()
        self.words = COMMON[code].split()
        known = set(self.words)
        while len(self.words) < VOCABULARY:
            word = "".join(rng.choices(syllables, k=rng.randint(2, 4)))
            if word not in known:
                known.add(word)
                self.words.append(word)
        ranks = range(1, VOCABULARY + 1)
        self.weights = list(accumulate(1 / rank for rank in ranks))

    def text(self, rng, length) -> str:
        """Return ``length`` words as a sentence."""
        draws = (rng.random() * self.weights[-1] for _ in range(length))
        words = " ".join(self.words[bisect(self.weights, draw)] for draw in draws)
        return f"{words.capitalize()}."


ENGLISH, SPANISH = Language("en"), Language("es")


def fill(documents, *, report=lambda done: None):
    """Write records that make about as many documents, 100 meetings at a time."""
    meetings = max(1, documents // PER_MEETING)
    _write(references())
    for begin in range(1, meetings + 1, 100):
        end = min(begin + 99, meetings)
        _write(row for number in range(begin, end + 1) for row in meeting(number))
        report(end * PER_MEETING)


def references():
    """Yield the rows that meetings refer to: states, places, topics."""
    for row in STATES.split("|"):
        alpha2, alpha3, name = row.split(" ")
        slug = name.lower()
        yield State(
            key=slug,
            slug=slug,
            iso_alpha2=alpha2,
            iso_alpha3=alpha3,
            name_en=name,
            name_es=name,
        )
        yield Place(key=f"place-{slug}", state_id=slug, city_en=f"City of {name}")
    for name in TOPICS.split("|"):
        yield Topic(key=name, slug=name, name_en=name.title(), name_es=name.title())


def meeting(number):
    """Yield the rows of one summit: a report of it, a declaration, an initiative."""
    rng = Random(number)  # noqa: S311 (the same rows every time; no secret)
    day = str(FIRST_DAY + dt.timedelta(rng.randrange(DAYS)))
    states = rng.sample([row.split(" ")[2].lower() for row in STATES.split("|")], 5)
    report = [*text(f"report-{number}", 2 * number, rng, REPORTED, day, "quotations")]
    declared = [*text(f"text-{number}", 2 * number + 1, rng, DECLARED, day, "full")]
    yield from report
    yield from declared
    facts = [quoting(passage) for passage in report[1:]]
    summit = Summit(
        key=f"summit-{number:05}",
        slug=str(number),
        number=number,
        began_on=day,
        place_id=f"place-{states[0]}",
        summary_en=ENGLISH.text(rng, 25),
        summary_es=SPANISH.text(rng, 25),
        **facts[0],
        **PUBLISHED,
    )
    yield summit
    for place, state in enumerate(states, 1):
        key = f"{summit.key}-p{place}"
        yield Participation(key=key, summit=summit, state_id=state, **facts[0])
    for place, fact in enumerate(facts, 1):
        yield from statement(summit, place, fact, states, rng)
    yield Declaration(
        key=f"declaration-{number:05}",
        summit=summit,
        text=declared[0],
        slug="final-declaration",
        adopted_on=day,
        **quoting(declared[1]),
        **PUBLISHED,
    )
    yield from initiative(summit, facts[-1], rng)


def text(key, number, rng, passages, day, display):
    """Yield a source and its passages, in English and Spanish by turns."""
    language = ENGLISH if number % 4 < 2 else SPANISH
    code = "en" if language is ENGLISH else "es"
    source = Source(
        key=key,
        slug=key,
        number=number,
        title=language.text(rng, 8),
        language=code,
        published_on=day,
        display=display,
        **PUBLISHED,
    )
    yield source
    for place in range(1, passages + 1):
        yield Passage(
            key=f"{key}-{place}",
            source=source,
            label=str(place),
            position=place,
            text=language.text(rng, WORDS_OF_PASSAGE),
        )


def quoting(passage):
    """Return the fields by which a fact rests on the whole of a passage."""
    return {"passage": passage, "quote": passage.text}


def statement(summit, place, fact, states, rng):
    """Yield a statement and what it concerns."""
    key = f"{summit.key}-s{place}"
    yield Statement(
        key=key,
        summit=summit,
        position=place,
        number=place,
        act="calls-for",
        summary_en=ENGLISH.text(rng, 15),
        summary_es=SPANISH.text(rng, 15),
        **fact,
    )
    topic = rng.choice(TOPICS.split("|"))
    yield Statement.topics.through(statement_id=key, topic_id=topic)
    yield Statement.states.through(statement_id=key, state_id=rng.choice(states))


def initiative(summit, fact, rng):
    """Yield an initiative and the step by which a summit proposed it."""
    key = f"initiative-{summit.number:05}"
    yield Initiative(
        key=key,
        slug=key,
        kind="fund",
        name_en=ENGLISH.text(rng, 4),
        name_es=SPANISH.text(rng, 4),
        summary_en=ENGLISH.text(rng, 25),
        summary_es=SPANISH.text(rng, 25),
        **fact,
        **PUBLISHED,
    )
    yield Milestone(
        key=f"{key}-1",
        initiative_id=key,
        position=1,
        number=1,
        step="proposed",
        date=summit.began_on,
        summit=summit,
        **fact,
    )


def _write(rows):
    by_model = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, batch in by_model.items():
        model._base_manager.bulk_create(batch, batch_size=500)
    records = {m: {row.pk for row in by_model[m]} for m in settling.records()}
    settling.settle(records)  # without an index to search
    edition.bump(dict.fromkeys(records))
