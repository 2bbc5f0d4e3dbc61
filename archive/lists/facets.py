"""The facets of a list: what it can be narrowed by, counted once an edition.

Each public record of a list has a place in its order; each value of each facet is an
integer whose bits are the places of the records it holds for. Narrowing is ``&``,
counting is ``bit_count()``, and no page of a list counts or skips in the database.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, reduce
from itertools import repeat
from operator import and_, or_
from typing import NamedTuple

from django.db.models import Value
from django.utils.translation import get_language

from archive.publishing.compiled import compiled
from archive.publishing.per_edition import until_changed
from archive.record.edtf import years_of
from archive.record.languages import Words, pick
from archive.record.text import as_text, folded

ONE = ord("1")
COUNTRY, ROLE = "country", "role"  # a country is narrowed by the role it has
YEAR = "year"  # its values are dates, told by the years that they name

Chosen = Mapping[str, Sequence[str]]  # facets to values: a record has any of them


class Option(NamedTuple):
    """A value one can narrow by, and how many records choosing it would leave."""

    value: str
    label: Words
    count: int


class Role(NamedTuple):
    """A role in which a record has a country chosen: ``"host"``, ``"participant"`` …

    ``country`` is what a reader calls it, empty where no other is chosen.
    """

    name: str
    country: Words | str = ""


def roles_in(found, labels) -> list[Role]:
    """Return the roles that ``found`` has, sets by country, as readers are told.

    ``labels`` are what readers call the countries, in order.
    """
    return [
        Role(name, label if len(labels) > 1 else "")
        for country, label in labels.items()
        for name in sorted(found[country])
    ]


class FacetIndex:
    """The facets of one list in one edition.

    ``keys`` are those of its public records in order; ``rows`` tuples of facet, value,
    key, role, English and Spanish label, such as
    ``("country", "bolivia", "14", "participant", "Bolivia", "Bolivia")``. The value of
    a year is a partial date.
    """

    def __init__(self, keys, rows):
        self.keys = list(keys)
        self.all = (1 << len(self.keys)) - 1
        self.labels = {}
        self._places = {key: place for place, key in enumerate(self.keys)}
        bits = defaultdict(lambda: bytearray(len(self.keys) // 8 + 1))
        for facet, value, key, role, *labels in each_year(rows):
            place = self._places.get(key)
            if place is None:  # published between the two queries
                continue
            bits[facet, value, role][place >> 3] |= 1 << (place & 7)
            self.labels[facet, value] = labels
        self._take({of: int.from_bytes(held, "little") for of, held in bits.items()})

    def _take(self, held):
        """Keep places by facet, value and role."""
        self._places_of = held
        self._masks = defaultdict(int)
        self._roles = defaultdict(dict)
        for (facet, value, role), mask in held.items():
            self._masks[facet, value] |= mask
            if role:
                self._masks[ROLE, role] |= mask
                self._roles[facet, value][role] = mask

    def with_others(self, keys, changed, rows) -> "FacetIndex | None":
        """Return the index of ``keys``, of whose records only ``changed`` may differ.

        ``changed`` are keys, be they in the list before, after or both, and ``rows``
        those of these records. None where others have changed places.
        """
        index = FacetIndex(keys, rows)
        if self._without(changed) != index._without(changed):
            return None
        left = sorted(self._places[k] for k in changed & self._places.keys())[::-1]
        come = sorted(index._places[k] for k in changed & index._places.keys())
        held = defaultdict(int, index._places_of)
        for (facet, value, role), mask in self._places_of.items():
            if others := _moved(mask, left, come):
                held[facet, value, role] |= others
                index.labels.setdefault((facet, value), self.labels[facet, value])
        index._take(dict(held))
        return index

    def _without(self, keys):
        return [key for key in self.keys if key not in keys]

    def knows(self, facet, value) -> bool:
        """Tell whether any record has ``value``."""
        return (facet, value) in self._masks

    def mask(self, chosen: Chosen, *, without=None) -> int:
        """Return the places of the records that fit ``chosen``.

        A facet without values does not narrow; ``without`` is left out of account.
        """
        asked = {
            of: values for of, values in chosen.items() if values and of != without
        }
        held = (self.having(facet, values, asked) for facet, values in asked.items())
        return reduce(and_, held, self.all)

    def having(self, facet, values, chosen: Chosen) -> int:
        """Return the places of the records that have any of ``values``.

        A country and a role that are both ``chosen`` are of one another: of *Cuba* and
        *host*, the records that Cuba was the host of.
        """
        return reduce(or_, (self._held(facet, value, chosen) for value in values), 0)

    def _held(self, facet, value, chosen):
        other = {COUNTRY: ROLE, ROLE: COUNTRY}.get(facet)
        if not chosen.get(other):
            return self._masks.get((facet, value), 0)
        pairs = [(value, it) if other == ROLE else (it, value) for it in chosen[other]]
        held = (self._roles.get((COUNTRY, at), {}).get(role, 0) for at, role in pairs)
        return reduce(or_, held, 0)

    def count(self, chosen: Chosen, *, without=None) -> int:
        """Return how many records fit ``chosen``."""
        return self.mask(chosen, without=without).bit_count()

    def counts(self, facet, mask) -> dict[str, int]:
        """Return the values that records at the places of ``mask`` have: how many."""
        return {
            value: count
            for (of, value), held in self._masks.items()
            if of == facet and (count := (mask & held).bit_count())
        }

    def mask_of(self, keys) -> int:
        """Return the places of ``keys``; those that have none are left out."""
        count = len(self.keys)
        bits = bytearray(b"0") * (count + 1)  # the last one for keys without a place
        for place in map(self._places.get, keys, repeat(count)):
            bits[place] = ONE
        return int(bits[:count][::-1] or b"0", 2)

    def options(self, facet, chosen: Chosen) -> list[Option]:
        """Return the values of ``facet`` that leave a record beside the other choices.

        The values chosen are always among them. Each is counted as chosen in place of
        the first, the others kept, as the form has it: the count is what one gets.
        """
        values = chosen.get(facet, ())
        rest = self.mask(chosen, without=facet)
        kept = rest & self.having(facet, values[1:], chosen)
        found = {
            value: rest & self._held(facet, value, chosen)
            for of, value in self._masks
            if of == facet
        }
        options = [
            Option(value, self.label(facet, value), (mask | kept).bit_count())
            for value, mask in found.items()
            if mask or value in values
        ]
        return sorted(options, key=lambda option: (folded(option.label), option.value))

    def label(self, facet, value) -> Words:
        """Return what a reader calls ``value``; the value itself if nobody knows it."""
        english, spanish = self.labels.get((facet, value), (value, value))
        return pick(en=english, es=spanish)

    def roles(self, facet, value, key) -> set[str]:
        """Return in which roles a record has ``value``: ``{"host", "participant"}``."""
        masks = self._roles.get((facet, value), {})
        place = self._places[key]
        return {role for role, mask in masks.items() if mask >> place & 1}

    def places(self, mask) -> range | list[int]:
        """Return the places that ``mask`` holds, in order."""
        if mask == self.all:
            return range(len(self.keys))
        return [place for place, bit in enumerate(bin(mask)[:1:-1]) if bit == "1"]


def _moved(mask, left, come):
    """Return ``mask`` without the places ``left``, and with those that ``come`` empty.

    ``left`` are places of before, the last first, ``come`` of after, the first first.
    """
    for place in left:
        mask = (mask >> (place + 1) << place) | _below(mask, place)
    for place in come:
        mask = (mask >> place << (place + 1)) | _below(mask, place)
    return mask


def _below(mask, place):
    return mask & ((1 << place) - 1)


class Matches:
    """The records that fit a choice, fetched a page at a time: for a ``Paginator``.

    ``with_keys`` returns the records that have any of some keys, in no order.
    """

    def __init__(self, with_keys, index, chosen):
        self.with_keys = with_keys
        self.index = index
        self.chosen = chosen
        self._places = index.places(index.mask(chosen))

    def __len__(self):
        return len(self._places)

    def __getitem__(self, span):
        """Return the records of a slice as a list, each with its ``roles``.

        ``roles`` are those in which the record has the countries chosen.
        """
        keys = [self.index.keys[place] for place in self._places[span]]
        records = {record.pk: record for record in self.with_keys(keys)}
        countries = {
            country: self.index.label(COUNTRY, country)
            for country in self.chosen.get(COUNTRY, ())
        }
        for key, record in records.items():
            found = {c: self.index.roles(COUNTRY, c, key) for c in countries}
            record.roles = roles_in(found, countries)
        return [records[key] for key in keys if key in records]


def _apart(queryset):
    by_names = queryset.is_in_order_of_names and get_language()
    return queryset.model, queryset.query.order_by, by_names


def _taken_over(index, touched, queryset):
    """Return ``index`` with the records read anew that were touched."""
    keys = touched.get(queryset.model._meta.label_lower, set())
    if not keys:
        return index if keys is not None else None
    rows = _rows_with(queryset.model)(keys)
    return index.with_others(queryset.keys_in_order(), keys, rows)


@cache
def _rows_with(model):
    """Return the function of keys that asks for the facets of records of ``model``."""
    records = model.objects.published()
    return compiled(lambda keys: records.filter(pk__in=keys).facet_rows())


@until_changed(by=_apart, taken_over=_taken_over)
def facet_index(edition, queryset) -> FacetIndex:
    """Return the index of a list in ``edition``; made once, then kept in memory.

    ``queryset`` holds all public records of the list in order; its class has the
    methods ``keys_in_order()`` and ``facet_rows()``. Two queries the first time, none
    until the facets or the order of a record change, then three that read the records
    touched (publishing/touched.py), as long as these can be told. One index an order,
    and a language where names give that.
    """
    return FacetIndex(queryset.keys_in_order(), queryset.facet_rows())


def each_year(rows):
    """Yield the rows of facets, of a date one for each year that it names.

    ``rows`` begin with facet and value; the value of a year is a partial date. Its
    labels, if any, are that year.
    """
    for row in rows:
        if row[0] != YEAR:
            yield row
            continue
        facet, date, *others = row
        for year in years_of(date):
            yield facet, year, *(year if other == date else other for other in others)


def facet_rows(queryset, facet, value, *, key="pk", role="", labels=None):
    """Return an arm of a union of facet rows: the values one facet has for records.

    The union is the one definition of the facets of a kind: lists and the search read
    it, the search for the records of a few keys.
    ``value``, ``key`` and ``labels`` (a pair: English, Spanish) are lookups or
    expressions; without ``labels`` the value is its own. That of a year is a partial
    date: who reads the union asks ``each_year()`` of it. ``role`` is one of all the
    rows, or an expression.
    """
    english, spanish = labels or (value, value)
    columns = {
        "facet": Value(facet),
        "facet_value": value,
        "facet_key": key,
        "facet_role": Value(role) if isinstance(role, str) else role,
        "facet_en": english,
        "facet_es": spanish,
    }
    return (
        queryset.order_by()
        .annotate(**{name: as_text(column) for name, column in columns.items()})
        .values_list(*columns)
    )
