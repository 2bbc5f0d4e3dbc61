"""A search answered: from the index and, in memory, the facets of an edition.

Hits come in this order; of two alike in one respect the next one decides:

1. a record that is called what was typed,
2. one whose title has all the words,
3. one that has all words as typed, with the accents where any were typed,
4. one that has them side by side in this order,
5. any other that has all the words in any form,

then by date, the newest first and the undated last, then by reference as people count.
The databases only tell which documents have which terms; the order is made here, so
that it is the same on both, and exact however many hits there are.
"""

from collections.abc import Iterator
from itertools import islice
from math import ceil

from archive.lists.facets import FacetIndex
from archive.publishing import edition as editions
from archive.publishing.per_edition import per_edition
from archive.record.edtf import sortable
from archive.search import backends, index
from archive.search.asking import asked
from archive.search.excerpts import hit_of
from archive.search.models import Document, facets_in
from archive.search.query import FACETS, Query
from archive.search.results import Hit, Results

PER_PAGE = 20


def search(query: Query, page=1, *, edition=None) -> Results:
    """Return a page of the public records that fit ``query``, and their counts.

    ``edition`` is the current one if it was read already. Two queries, and in a new
    edition two more; a page out of range has no hits.
    """
    finding = Finding(query, current_facets(edition or editions.current()))
    return Results(
        total=finding.total,
        hits=finding.hits(PER_PAGE * (page - 1), PER_PAGE * page),
        counts=finding.counts,
        fewer=finding.fewer,
        page=page,
        pages=max(1, ceil(finding.total / PER_PAGE)),
    )


class Finding:
    """What fits the words of a query, as places in the ``FacetIndex`` of an edition.

    ``mask`` holds those of all hits, filters apart, ``ranks`` those of the hits that
    come before others, one mask a rank.
    """

    def __init__(self, query: Query, facets: FacetIndex):
        self.facets = facets
        self.chosen = query.filters.chosen()
        self.asked = asked(query)
        self.mask, self.ranks = facets.all, []
        if self.asked.is_anything:
            self._match()
        elif query.words or query.phrases or query.name:
            self.mask = 0  # signs alone

    @property
    def is_name(self) -> bool:
        """Whether a record is called what was typed, filters apart."""
        return any(self.ranks[:1])

    @property
    def total(self) -> int:
        """How many hits there are."""
        return self.narrowed(self.chosen).bit_count()

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """By facet, its values: how many hits each alone would leave.

        That is in place of all the values of the facet that are chosen.

        Values that leave none are not among them.
        """
        return {
            facet: self.facets.counts(facet, self.narrowed(self.chosen, without=facet))
            for facet in FACETS
        }

    @property
    def fewer(self) -> dict[str, int]:
        """How many hits there would be without each of the chosen filters."""
        return {
            facet: self.narrowed(self.chosen, without=facet).bit_count()
            for facet in self.chosen
        }

    def narrowed(self, chosen, *, without=None) -> int:
        """Return the places of the hits that fit filters, one of them left out."""
        return self.mask & self.facets.mask(chosen, without=without)

    def hits(self, start, stop) -> list[Hit]:
        """Return the hits from ``start`` to ``stop`` in order. One query."""
        places = in_order(self.narrowed(self.chosen), self.ranks)
        keys = [int(self.facets.keys[n]) for n in islice(places, start, stop)]
        rows = Document.objects.defer("terms").in_bulk(keys)
        return [hit_of(rows[key], self.asked) for key in keys if key in rows]

    def _match(self):
        """Set ``mask`` and ``ranks`` to what the words ask for. One query."""
        asked = self.asked
        wanted, *rest = self._masks([asked.words, *asked.ranks, *asked.excluded])
        self.ranks, excluded = rest[: len(asked.ranks)], rest[len(asked.ranks) :]
        if asked.words or asked.name:
            self.mask = wanted | self.ranks[0]
        for mask in excluded:
            self.mask &= ~mask

    def _masks(self, groups):
        """Return the places of the documents that have each group, if it is any."""
        found = iter(backends.match([group for group in groups if group]))
        return [self.facets.mask_of(next(found)) if group else 0 for group in groups]


def in_order(mask, ranks) -> Iterator[int]:
    """Yield the places that ``mask`` holds: those of the first of ``ranks`` first.

    Within them, and within the rest, those of the next, and so on; at last in order.
    """
    if not mask:
        return
    if ranks:
        yield from in_order(mask & ranks[0], ranks[1:])
        yield from in_order(mask & ~ranks[0], ranks[1:])
        return
    bits = bin(mask)[:1:-1]
    place = bits.find("1")
    while place >= 0:
        yield place
        place = bits.find("1", place + 1)


@per_edition()
def current_facets(edition) -> FacetIndex:
    """Return the facets of all documents, in the order of date and reference.

    Read once an edition, then kept in memory. Whatever changes the index or comes due
    makes another edition: then the index is brought up to date first.
    """
    index.refresh()
    rows = _rows()
    return FacetIndex((str(row[4]) for row in rows), _facet_rows(rows))


def _rows():
    """Return what is counted of every document, in order. Sorted here: see above."""
    rows = Document.objects.current().values_list(
        "ordering", "type", "key", "date", "pk", "facets"
    )
    by_reference = sorted(rows, key=lambda row: row[:3])
    return sorted(by_reference, key=lambda row: sortable(row[3]), reverse=True)


def _facet_rows(rows):
    """Yield the rows of a ``FacetIndex``; the parts of countries stand in the hits."""
    for _ordering, kind, _key, _date, pk, facets in rows:
        key = str(pk)  # as backends tell of documents
        yield "type", kind, key, "", "", ""
        for facet, value, _role in facets_in(facets):
            yield facet, value, key, "", "", ""
