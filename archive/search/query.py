"""What is searched for: the words, and what narrows them."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Filters:
    """What narrows a search; an empty text narrows nothing.

    ``type`` is that of a document (``"summit"``), ``country`` and ``topic`` are slugs,
    ``year`` is ``"2017"``.
    """

    type: str = ""
    country: str = ""
    year: str = ""
    topic: str = ""

    def chosen(self) -> dict[str, str]:
        """Return the filters that narrow, by their names."""
        return {name: value for name, value in vars(self).items() if value}


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

    def narrowed(self, **filters: str) -> "Query":
        """Return the same search with other filters: ``narrowed(country="cuba")``."""
        return replace(self, filters=replace(self.filters, **filters))
