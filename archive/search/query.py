"""What is searched for: the words, and what narrows them."""

from dataclasses import dataclass, field, fields, replace


@dataclass(frozen=True)
class Filters:
    """What narrows a search: of several values of one filter a document has any.

    ``type`` are those of documents (``"summit"``), ``country`` and ``topic`` slugs,
    ``year`` is ``"2017"``. Without values a filter narrows nothing.
    """

    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the filters that narrow, by their names."""
        return {name: values for name, values in vars(self).items() if values}


FACETS = [facet.name for facet in fields(Filters)]


@dataclass(frozen=True)
class Query:
    """A search as it was understood.

    ``words`` must all stand in a document, in any form; ``phrases`` word for word; of
    ``without``, words or phrases, none. ``name`` is the whole of what was typed
    besides filters and exclusions: a record that is called so comes first. All are as
    the reader typed them, without quotation marks and signs. Without words, phrases
    and name, whatever fits the filters is found.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    name: str = ""
    filters: Filters = field(default_factory=Filters)

    def narrowed(self, **filters: tuple[str, ...]) -> "Query":
        """Return the same search with other filters: ``narrowed(year=("2017",))``."""
        return replace(self, filters=replace(self.filters, **filters))
