"""What is searched: the types of documents, and which rows each is made from.

Apps register theirs in their own ``search.py``; nothing here knows them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet, Value
from django.utils.translation import override

from alba_site.publishing.languages import LANGUAGES
from alba_site.publishing.text import as_text

AT_A_TIME = 500  # keys in one query

_kinds = {}
_touched = defaultdict(list)
_spoken_of = {}
_below = defaultdict(list)


@dataclass(frozen=True)
class Entry:
    """What a document says: of one public record.

    ``reference`` is what the record is called aloud, ``url`` its address without the
    language, with the place on the page; ``date`` a partial date or empty. ``names``
    are all it is called besides its reference and title: one who types such a name
    means this record. Where ``is_called_so`` is false the title is that of another
    record, or a sentence: nobody finds the record by it. ``texts`` are pairs of a
    language and words, ``unseen`` words it is found by that its excerpts do not show.
    ``countries`` are pairs of a slug and a role, ``topics`` slugs. ``face`` is what
    documents below take from the record besides its title, date and address.
    """

    key: str
    reference: str
    url: str
    title_en: str = ""
    title_es: str = ""
    is_called_so: bool = True
    date: str = ""
    names: Iterable[str] = ()
    texts: list[tuple[str, str]] = field(default_factory=list)
    unseen: Iterable[str] = ()
    countries: Iterable[tuple[str, str]] = ()
    topics: Iterable[str] = ()
    face: str = ""


@dataclass(frozen=True)
class Kind:
    """A type of documents: one for each public row of ``model``.

    ``entries`` makes an ``Entry`` of each row of a query set of public ones; a row
    that has nothing to show gets none.
    """

    name: str
    model: type
    entries: Callable[[QuerySet], Iterable[Entry]]

    def entries_of(self, keys) -> list[Entry]:
        """Return the entries of those of ``keys`` that are public."""
        rows = self.model.objects.published().filter(pk__in=keys)
        return list(self.entries(rows))


def register(name, model, entries):
    """Register a type of documents; see ``Kind``."""
    _kinds[name] = Kind(name, model, entries)


def touches(model, **lookups):
    """Register which documents a row of ``model`` shapes or makes public.

    ``lookups`` map a type to the lookup that leads from the row to the record of the
    document, or to a list of them: ``touches(Statement, statement="pk")``.
    """
    for name, paths in lookups.items():
        paths = [paths] if isinstance(paths, str) else paths
        _touched[model].extend((name, path) for path in paths)


def speaks_of(model, records):
    """Register that rows of ``model`` touch what other rows touch, of any model.

    ``records`` is a callable: from a query set of rows to query sets of those others.
    """
    _spoken_of[model] = records


def stands_below(name, rows):
    """Register which rows show something of a type of documents, or fall with them.

    ``rows`` is a callable: from keys of the records to query sets of rows.
    """
    _below[name].append(rows)


def kinds() -> list[Kind]:
    """Return all types of documents, in the order registered."""
    return list(_kinds.values())


def types() -> list[str]:
    """Return the names of all types of documents, in the order registered."""
    return list(_kinds)


def kind_of(name) -> Kind:
    """Return the ``Kind`` of that name."""
    return _kinds[name]


def touched_by(rows) -> dict[str, set[str]]:
    """Return the documents that ``rows``, a query set, touch: their keys by type."""
    found = defaultdict(set)
    arms = [
        rows.order_by().values_list(as_text(Value(name)), as_text(path))
        for name, path in _touched[rows.model]
    ]
    if arms:
        for name, key in arms[0].union(*arms[1:]):
            if key:
                found[name].add(key)
    for others in _spoken_of.get(rows.model, lambda rows: [])(rows):
        for name, keys in touched_by(others).items():
            found[name] |= keys
    return found


def touched_by_keys(model, keys) -> dict[str, set[str]]:
    """Return the documents that the rows of ``model`` with ``keys`` touch."""
    found = defaultdict(set)
    for batch in in_batches(keys):
        for name, more in touched_by(model.objects.filter(pk__in=batch)).items():
            found[name] |= more
    return found


def is_searched(model) -> bool:
    """Tell whether rows of ``model`` touch any document."""
    return model in _touched


def below(name, keys) -> dict[str, set[str]]:
    """Return the documents below those of a type with ``keys``: keys by type."""
    found = defaultdict(set)
    if not keys:
        return found
    for rows_of in _below[name]:
        for rows in rows_of(keys):
            for touched, more in touched_by(rows).items():
                found[touched] |= more
    return found


def in_batches(keys) -> list[list[str]]:
    """Return ``keys``, sorted, as lists short enough for one query."""
    keys = sorted(keys)
    return [keys[place : place + AT_A_TIME] for place in range(0, len(keys), AT_A_TIME)]


def address(record) -> str:
    """Return the address of ``record`` without the language: ``/summits/14/#s3``."""
    with override("en"):
        return record.get_absolute_url().removeprefix("/en")


def in_both(record, name) -> tuple[str, str]:
    """Return what an attribute of ``record`` is in English and in Spanish."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(getattr(record, name)))
    return tuple(said)
