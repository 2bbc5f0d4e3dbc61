"""Every public fact that rests on the words of a source, in one shape."""

from itertools import chain
from typing import NamedTuple

from django.apps import apps
from django.db.models import Q

from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from archive.record.addresses import address_of
from archive.record.languages import LANGUAGES, Words, pick, reading_order
from archive.sources.models import Citation, Passage, Source
from archive.sources.querysets import sourced_models


class Fact(NamedTuple):
    """One fact and the words it rests on.

    ``kind`` and ``label`` say what it is about, ``url`` is the page of the record,
    ``passage`` the key of the passage; of ``quote`` readers see what its source shows.
    ``citation`` is the ``Citation`` where the words are further ones about that record
    or its ``field`` (its name), else None.
    """

    kind: str
    label: str
    url: str
    passage: str
    quote: str
    basis: str
    derivation: str
    glosses: tuple[tuple[str, str], ...]
    field: str = ""
    citation: Citation | None = None


class Group(NamedTuple):
    """Words of a passage and the facts that rest on just these in the same way.

    ``words`` are as readers see them, empty if the source shows them none; ``lang`` is
    the code of their language.
    """

    first: Fact
    facts: list[Fact]
    words: str
    lang: str

    @property
    def gloss(self) -> Words:
        """The editors' translation for the reader, of those facts that have one."""
        code = reading_order()[0]
        glosses = (dict(fact.glosses).get(code) for fact in self.facts)
        is_needed = self.words and self.lang != code
        return Words(next(filter(None, glosses), "") if is_needed else "", code)


def by_words(passage, facts) -> list[Group]:
    """Return those of ``facts`` that rest on ``passage``, grouped by their words.

    In the order of the words in the text. Facts share a group when quotation, basis,
    derivation and variant are the same.
    """
    groups = {}
    for fact in sorted(
        (fact for fact in facts if fact.passage == passage.pk),
        key=lambda fact: (passage.text.find(fact.quote), fact.kind, fact.label),
    ):
        words = passage.source.showing(fact.quote)
        says = fact.citation and (fact.citation.says, fact.citation.reading)
        groups.setdefault((words, fact.basis, fact.derivation, says), []).append(fact)
    return [
        Group(group[0], group, words, passage.lang)
        for (words, *_), group in groups.items()
    ]


def facts_resting_on(source, passages) -> list[Fact]:
    """Return the public facts that rest on ``passages`` of ``source``, a public one.

    ``passages`` are the keys of the passages of the source.
    """
    facts, _withdrawn = told_from(source, passages)
    return facts


def told_from(source, passages) -> tuple[list[Fact], list[Citation]]:
    """Return ``facts_resting_on()``, and what was withdrawn of words about texts.

    Two queries, and one more where further words speak of texts.
    """
    citations = _citations_from(source.pk)
    cited, withdrawn = {}, []
    for citation in citations:
        cited.setdefault(label_of(citation), []).append(citation.record_key)
    stated = _facts(_resting_on(source.pk))
    facts = [fact for fact in stated.values() if fact.passage in passages]
    spoken_of = stated | _texts(cited)
    for citation in citations:
        about = spoken_of.get((label_of(citation), citation.record_key))
        if about and citation.is_published:
            facts.append(_further(about, citation))
        elif about:
            withdrawn.append(citation)
    return facts, withdrawn


def facts_of(keys) -> dict[tuple[str, str], Fact]:
    """Return what each public record states, by the label of its model and its key.

    ``keys`` maps labels, ``"summits.summit"``, to the keys of records. One query,
    and one more where there are texts among them.
    """
    stated = _facts(_with_keys({key for of in keys.values() for key in of}))
    return stated | _texts(keys)


def label_of(citation) -> str:
    """Return the label of the model that ``citation`` is about: ``"summits.summit"``.

    Its ``record_type`` is loaded.
    """
    return f"{citation.record_type.app_label}.{citation.record_type.model}"


@compiled
def _citations_from(source):
    return (
        Citation.objects.told()
        .filter(passage__source=source)
        .select_related("record_type")
        .order_by("key")
    )


@compiled
def _resting_on(source):
    """Return what records state that rest on a text, a key, or are cited from it.

    As subqueries both are found by an index.
    """
    passages = Passage.objects.filter(source=source).values("pk")
    cited = Citation.objects.filter(passage__source=source).values("record_key")
    return _stated(Q(passage__in=passages) | Q(pk__in=cited))


@compiled
def _with_keys(keys):
    return _stated(Q(pk__in=keys))


def _stated(condition):
    """Return what the public records of all models state that ``condition`` is true of.

    Dictionaries of ``as_facts()``.
    """
    arms = [
        model.objects.published().filter(condition).facts()
        for model in sourced_models()
    ]
    return arms[0].union(*arms[1:], all=True)


def _facts(rows):
    """Return the facts that rows of ``as_facts()`` tell, by label and key."""
    return {(row["fact_model"], row["fact_key"]): _fact(row) for row in rows}


def _fact(row):
    model = apps.get_model(row["fact_model"])
    label = pick(en=row["fact_label_en"], es=row["fact_label_es"])
    arguments = filter(None, [row["fact_slug"], row["fact_part"]])
    return Fact(
        kind=str(model._meta.verbose_name),
        label=model.fact_label(label, row["fact_extra"]),
        url=address_of(row["fact_url_name"], *arguments),
        passage=row["fact_passage"],
        quote=row["fact_quote"],
        basis=row["fact_basis"],
        derivation=pick(en=row["fact_derivation_en"], es=row["fact_derivation_es"]),
        glosses=tuple((code, row[f"fact_gloss_{code}"]) for code in LANGUAGES),
    )


def _texts(keys):
    """Return the texts and passages among ``keys`` in the shape of facts.

    Such as one about the date of the text: further words may speak of it.
    """
    models = {Source: _sources_with, Passage: passages_with}
    texts = in_one_query(
        *(
            asked.question(keys.get(model._meta.label_lower, []))
            for model, asked in models.items()
        )
    )
    return {
        (text._meta.label_lower, text.pk): _fact_about(text) for text in chain(*texts)
    }


@compiled
def _sources_with(keys):
    return Source.objects.published().filter(pk__in=keys)


@compiled
def passages_with(keys):
    """Return the public passages with ``keys``, and their sources."""
    return Passage.objects.published().filter(pk__in=keys).select_related("source")


def _fact_about(text):
    return Fact(
        kind=str(text._meta.verbose_name),
        label=text.reference,
        url=text.get_absolute_url(),
        passage="",
        quote="",
        basis="",
        derivation="",
        glosses=(),
    )


def glosses_of(row) -> tuple[tuple[str, str], ...]:
    """Return the translations that a row has of its words, by code of language."""
    return tuple((code, getattr(row, f"gloss_{code}")) for code in LANGUAGES)


def _further(about, citation):
    """Return the fact that the words of a citation state of what it is ``about``."""
    return about._replace(
        passage=citation.passage_id,
        quote=citation.quote,
        basis=citation.basis,
        derivation=citation.derivation,
        glosses=glosses_of(citation),
        field=citation.field_name,
        citation=citation,
    )
