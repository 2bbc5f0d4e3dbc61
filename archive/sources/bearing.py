"""Which words bear the facts of a row: its own, and those that citations add."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from archive.kinds.declared import kind_of
from archive.publishing import clock
from archive.publishing.findings import Written, is_seen, pointing
from archive.record.keys import in_batches
from archive.record.languages import LANGUAGES
from archive.record.text import folded
from archive.sources.dating import gives_date
from archive.sources.models import (
    By,
    Citation,
    Passage,
    Source,
    Sourced,
    Stated,
    columns_of,
)
from archive.sources.querysets import sourced_models
from archive.sources.quotations import normalised


class Bearing(NamedTuple):
    """A row, and the words that bear what it says.

    ``own`` are those of the row and those about the record as such; ``cited`` the
    citations of each field, by its name. Of a public row only words that are public.
    """

    row: Sourced
    own: list[Sourced]
    cited: dict[str, list[Citation]]

    def is_borne(self, fact: Stated) -> bool:
        """Tell whether any words bear ``fact`` of the row."""
        if self.cited.get(fact.field):
            return True
        return any(can_bear(words, self.row, fact) for words in self.own)

    def sources_of(self, *fields) -> list[Source]:
        """Return the sources of the words that bear ``fields``."""
        cited = [words for name in fields for words in self.cited.get(name, ())]
        return [words.passage.source for words in [*self.own, *cited]]


def can_bear(words: Sourced, row: Sourced, fact: Stated) -> bool:
    """Tell whether ``words``, of ``row`` or about it as such, can bear ``fact``.

    What they must give they may give in figures or letters, by name, or by what is
    inferred from them, which the derivation says.
    """
    if fact.by is By.GIVEN:
        is_inferred = words.basis == Sourced.Basis.INFERRED
        return is_inferred or gives(words.quote, row, fact.field)
    return fact.by is By.WORDS and bool(words.quote)


def gives(quote: str, row, field: str) -> bool:
    """Tell whether verbatim words give the value of ``field``.

    A partial date, the name of a record, or a text.
    """
    value = getattr(row, field)
    if isinstance(value, Model):
        text = folded(normalised(quote))
        return any(folded(normalised(name)) in text for name in names_of(value))
    if f"{field}_first" in {one.name for one in row._meta.fields}:
        return gives_date(quote, value)
    return folded(normalised(str(value))) in folded(normalised(quote))


def names_of(record) -> list[str]:
    """Return the names that a record goes by, in any language."""
    fields = {field.name for field in record._meta.fields}
    columns = [
        column
        for name in kind_of(type(record)).names
        for column in (name, *(f"{name}_{code}" for code in LANGUAGES))
        if column in fields
    ]
    return [name for column in columns if (name := getattr(record, column))]


def bearings(written: Written) -> Iterator[Bearing]:
    """Yield the rows that are written, or cited by what is, with their words.

    And those that an edit reaches from afar. One query for each model and one for the
    citations, for every 500 rows.
    """
    for model, keys in _keys(written).items():
        for batch in in_batches(keys):
            yield from _bearings(model, batch)


def cited_before(edit) -> tuple[type, str] | None:
    """Return the model and the key of what an edited citation was about before."""
    if not isinstance(edit.row, Citation):
        return None
    record_type = edit.before.get("record_type", edit.row.record_type_id)
    return _cited(record_type, edit.before.get("record_key", edit.row.record_key))


def _keys(written):
    """Return the keys of the rows whose words are asked for, sets by model.

    Those written, those cited by what is, and those whose words an edit reaches from
    afar: by the date of their text, or by the name of what they must give.
    """
    keys = defaultdict(set)
    for model, found in written.rows.items():
        if _needs_words(model):
            keys[model] |= found
    cited = [
        *(
            _cited_by(pk__in=batch)
            for batch in in_batches(written.rows.get(Citation, ()))
        ),
        map(cited_before, written.edits),
        *map(_reached_by, written.edits),
    ]
    for model, key in filter(None, chain(*cited)):
        keys[model].add(key)
    return keys


def _reached_by(edit):
    """Yield the model and the key of each row that an edit of another one reaches."""
    if isinstance(edit.row, Source) and "published_on" in edit.before:
        yield from _resting_on(passage__source=edit.row)
    elif isinstance(edit.row, Passage) and "source" in edit.before:
        yield from _resting_on(passage=edit.row)
    elif edit.before:
        yield from _giving_name_of(edit.row)


def _resting_on(**passage):
    """Yield the model and the key of each row that words of a ``passage`` bear."""
    for model in sourced_models():
        yield from _found(model, **passage)
    yield from _cited_by(**passage)


def _giving_name_of(record):
    """Yield the model and the key of each row whose words must name ``record``."""
    for model in sourced_models():
        for fact in model.stated:
            [field, *_further] = columns_of(model, fact.field)
            if fact.by is By.GIVEN and field.related_model is type(record):
                yield from _found(model, **{fact.field: record})


def _found(model, **conditions):
    rows = model.objects.filter(**conditions)
    return ((model, key) for key in rows.values_list("pk", flat=True))


def _cited_by(**conditions):
    """Yield the model and the key of what the citations under ``conditions`` say."""
    rows = Citation.objects.filter(**conditions)
    for pair in rows.values_list("record_type", "record_key"):
        yield _cited(*pair)


def _cited(record_type, key):
    """Return the model and the key of a row by its content type, if it needs words."""
    kind = record_type and ContentType.objects.get_for_id(record_type)
    model = kind.model_class() if kind else None
    return (model, key) if model and _needs_words(model) else None


def _needs_words(model):
    """Tell whether rows of ``model`` state facts; citations are words themselves."""
    return issubclass(model, Sourced) and model is not Citation


def _bearings(model, keys):
    further = defaultdict(list)
    citations = Citation.objects.of(model).filter(record_key__in=keys)
    for citation in citations.with_words().order_by("key"):
        further[citation.record_key].append(citation)
    rows = model.objects.filter(pk__in=keys).select_related(*pointing(model))
    for row in rows.with_words().order_by("pk"):
        yield _bearing(row, further[row.pk])


def _bearing(row, citations):
    words = {"": [row] if row.passage_id else []}
    for citation in citations:
        if citation.bears and _is_beside(row, citation):
            words.setdefault(citation.field, []).append(citation)
    return Bearing(row, words.pop(""), words)


def _is_beside(row, citation):
    """Tell whether readers see the words of ``citation`` as long as they see ``row``.

    A citation stands on the row: it is never public longer.
    """
    since = max(row.period.since, clock.now())
    is_there = citation.period.since <= since
    return not is_seen(row) or (is_there and citation.period.until == row.period.until)
