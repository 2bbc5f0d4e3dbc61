"""What the values of a facet are called, whether or not a record of a list has them."""

from collections.abc import Iterable

from archive.publishing.per_edition import until_changed
from archive.publishing.querysets import RecordQuerySet
from archive.record.aliases import right_names, wrong_names
from archive.record.languages import Words, pick
from archive.record.text import folded


class NamedQuerySet(RecordQuerySet):
    """Reference records by which lists and the search are narrowed: by their slugs.

    ``further_names`` are fields with names and codes, besides the name in both
    languages and the aliases.
    """

    further_names = ()

    def names(self):
        """Return rows of slug, English and Spanish name, further names, aliases."""
        columns = "slug", "name_en", "name_es", *self.further_names, "aliases"
        return self.order_by().values_list(*columns)


class Names:
    """Values by what they are called.

    ``rows``, sorted, are tuples of a value, its name in English and in Spanish, and
    further names and codes; ``errors``, sorted, pairs of a value and what it is called
    in error.
    """

    def __init__(self, rows: Iterable[tuple[str, ...]], errors=()):
        self.rows, self.errors = sorted(rows), sorted(errors)
        self._labels = {value: called for value, *called in self.rows}
        self._values = self.by_name(folded)

    def by_name(self, key) -> dict[str, str]:
        """Return the values by all they are called, as ``key(name)`` writes it.

        A value comes before a name of another, and any name before an error; of two
        called alike the first.
        """
        names = [(value, value) for value in self._labels]
        names += [(name, value) for value, *called in self.rows for name in called]
        names += [(name, value) for value, name in self.errors]
        return {key(name): value for name, value in reversed(names) if name}

    def knows(self, value) -> bool:
        """Tell whether ``value`` is one, written as links write it."""
        return value in self._labels

    def meant(self, typed: str) -> str | None:
        """Return the value that is called ``typed``, in any case; None if none is."""
        return typed if self.knows(typed) else self._values.get(folded(typed))

    def label(self, value) -> Words:
        """Return what a reader calls ``value``; the value itself if nobody knows it."""
        english, spanish, *_further = self._labels.get(value, (value, value))
        return pick(en=english, es=spanish)


@until_changed()
def names_in(edition, model) -> Names:
    """Return what the public records of ``model`` are called in ``edition``.

    The query set of the model is a ``NamedQuerySet``. One query the first time.
    """
    rows = list(model.objects.published().names())
    return Names(
        [(*called, *right_names(aliases)) for *called, aliases in rows],
        [(slug, name) for slug, *_, aliases in rows for name in wrong_names(aliases)],
    )
