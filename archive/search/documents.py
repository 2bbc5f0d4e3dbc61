"""What is searched: the types of documents, and what each document says.

Apps register theirs in their own ``search.py``; nothing here knows them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import override

from archive.lists.facets import each_year
from archive.record.languages import LANGUAGES
from archive.search.parts import Columns, Rows
from archive.search.query import FACETS
from archive.search.reading import Reading

_kinds = {}


@dataclass(frozen=True)
class Entry:
    """What a document says: of one public record.

    ``reference`` is what the record is called aloud, ``url`` its address without the
    language, with the place on the page; ``date`` a partial date or empty. ``names``
    are all it is called besides its reference and title: one who types such a name
    means this record; their words count as well. Where ``is_called_so`` is false the
    title is that of another record, or a sentence: nobody finds the record by it.
    ``texts`` are pairs of a language and words; by ``unseen`` words the record is found
    as well, though its excerpts do not show them.
    ``facets``, triples of facet, value and role, the ``Kind`` fills in.
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
    facets: Iterable[tuple[str, str, str]] = ()


LABELS = "facet_en", "facet_es"
FACETS_OF = "facet", "facet_value", "facet_key", "facet_role"  # see facet_rows()


@dataclass(frozen=True)
class Kind:
    """A type of documents: one for each public row of a model.

    ``entry`` makes an ``Entry`` of a row and of its ``parts``, by their names: lists of
    rows, sets of what columns say. Of a row that has nothing to show it makes None. All
    that it reads is loaded and it asks the database nothing: ``record`` loads the row
    with every field of its own, and those of single other rows that it reads.
    ``facets`` are all that a list narrows by, where the kind has any.
    """

    name: str
    record: Rows
    entry: Callable[..., Entry | None]
    parts: Mapping[str, Rows | Columns]
    facets: Columns | None

    @property
    def model(self) -> type:
        """The model of the records."""
        return self.record.rows.model

    @property
    def is_listed(self) -> bool:
        """Whether there is a list of the records, narrowed by their facets."""
        return hasattr(self.model.objects, "facet_rows")

    def entries_of(self, keys) -> list[Entry]:
        """Return the entries of those of ``keys`` that are public."""
        records = self.record.load(keys)
        if not records:
            return []
        parts = {name: part.load(records) for name, part in self.parts.items()}
        facets = self.facets.load(records) if self.facets else {}
        entries = (
            self.entry(row, **{name: found[row.pk] for name, found in parts.items()})
            for [row] in records.values()
        )
        return [
            replace(entry, facets=_narrowing(facets.get(entry.key, ())))
            for entry in entries
            if entry
        ]

    def readings(self) -> Iterator[Reading]:
        """Yield what its documents are made from."""
        for part in filter(None, [self.record, *self.parts.values(), self.facets]):
            yield from part.readings()

    def labels_read(self) -> set[tuple[type, str]]:
        """Return the columns that only tell what values of facets are called."""
        told = replace(self.facets, names=(*FACETS_OF, *LABELS))
        columns = [
            {
                (reading.model, field)
                for reading in facets.readings()
                for field in reading.fields
            }
            for facets in (told, self.facets)
        ]
        return columns[0] - columns[1]


def _narrowing(facets):
    """Return those of ``facets`` that a search narrows by."""
    return {row for row in each_year(facets) if row[0] in FACETS and row[1]}


def register(name, rows, entry, *, reads=(), parts=None, facets=None):
    """Register a type of documents of ``rows``, a query set of all of a model.

    ``reads`` are lookups from a row to the fields of single other rows that ``entry``
    reads. ``facets`` gives, of a query set of public rows, those of a ``FacetIndex``:
    of a kind that is listed they are those of its list. For the others see ``Kind``.
    """
    model = rows.model
    own = [field.name for field in model._meta.concrete_fields]
    record = Rows(rows.order_by(), "pk", (*own, *reads))
    if facets:
        facets = Columns(model.objects.all(), facets, "facet_key", FACETS_OF)
    _kinds[name] = Kind(name, record, entry, parts or {}, facets)


def kinds() -> list[Kind]:
    """Return all types of documents, in the order registered."""
    return list(_kinds.values())


def types() -> list[str]:
    """Return the names of all types of documents, in the order registered."""
    return list(_kinds)


def kind_of(name) -> Kind:
    """Return the ``Kind`` of that name."""
    return _kinds[name]


def own_kind(model) -> Kind | None:
    """Return the ``Kind`` that has a document for each row of ``model``, or None."""
    return next((kind for kind in kinds() if kind.model is model), None)


def address(record) -> str:
    """Return the address of ``record`` without the language: ``/summits/14/#s3``."""
    with override("en"):
        return record.get_absolute_url().removeprefix("/en")


def in_both(record) -> list[str]:
    """Return what ``record`` is called in English and what in Spanish."""
    return told(lambda: record)


def told(words) -> list[str]:
    """Return what ``words``, a function, says to readers of English and of Spanish."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(words()))
    return said
