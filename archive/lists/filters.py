"""Filters of public lists: plain GET parameters over the facets of the list."""

import re
from typing import NamedTuple

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_filters import ChoiceFilter, FilterSet

from archive.lists.facets import Chosen, Matches, Option
from archive.lists.names import names_in
from archive.publishing.canonical import MOST_VALUES
from archive.record.text import folded, shown

YEAR = re.compile("[0-9]{4}")
ORDER = "order"


class Chip(NamedTuple):
    """An active filter: its name, the value in words, the list without it.

    ``count`` is the number of records that dropping it would give.
    """

    label: str
    words: str
    url: str
    count: int


class FacetFilter(ChoiceFilter):
    """A parameter that takes values of the facet of its name; of several, either.

    ``any_label`` is the option that does not narrow ("Any country"). What a value may
    be, though no record of the list has it, and what it is called: ``named`` are
    choices, which also give their order, otherwise the alphabet; ``of`` is a model
    with a ``NamedQuerySet``, whose public records are values by their slugs.
    ``by_name`` has choices in the order of the alphabet too.
    """

    def __init__(self, *, any_label, named=(), of=None, by_name=False, **kwargs):
        super().__init__(empty_label=any_label, choices=(), **kwargs)
        self.named = dict(named)
        self.order = [] if by_name else list(self.named)
        self.of = of

    def meant(self, typed, edition) -> str | None:
        """Return the value that ``typed`` means in ``edition``; None if nobody knows.

        Case and accents do not matter; records go by all their names and codes.
        """
        if self.of:
            return names_in(edition, self.of).meant(typed)
        return next((v for v in self.named if folded(v) == folded(typed)), None)

    def called(self, value, edition):
        """Return what a reader calls a value that no record of the list has."""
        if self.of:
            return names_in(edition, self.of).label(value)
        return self.named.get(value, value)

    def arranged(self, options: list[Option]) -> list[Option]:
        """Return ``options`` in the order a reader expects."""
        named = [o._replace(label=self.named.get(o.value, o.label)) for o in options]
        if self.order:
            return sorted(named, key=lambda option: self.order.index(option.value))
        return sorted(named, key=lambda option: folded(option.label))


class YearFilter(FacetFilter):
    """A year of four digits; the latest is the first option."""

    def meant(self, typed, edition):
        return typed if YEAR.fullmatch(typed) else None

    def arranged(self, options):
        return sorted(options, key=lambda option: option.value, reverse=True)


class FacetFilterSet(FilterSet):
    """Narrow a list by facets; ``qs`` is a ``Matches``, paged without counting.

    ``data`` is a ``QueryDict``, ``index`` the ``FacetIndex`` of the list in
    ``edition``, ``with_keys`` gives ``Matches`` its records. ``given`` are the values
    of each parameter as they were typed, ``chosen`` those meant, sorted. A value that
    means none is a problem, and so are too many; parameters that the list does not have
    are ignored.

    ``orders`` are what other orders than its own the list may be asked for by
    ``?order=``: names of methods of its query set, and what readers call them.
    """

    own_order = ""  # what readers call the order without ``?order=``
    orders = {}

    def __init__(self, data, queryset, *, index, edition, with_keys=None, **kwargs):
        self.index, self.edition, self.with_keys = index, edition, with_keys
        self.order = order_in(data) if self.orders else ""
        self.given = {name: values_of(data, name) for name in self.base_filters}
        self.meant = {
            name: [self._meant(name, value) for value in values]
            for name, values in self.given.items()
        }
        self.chosen = {
            name: sorted(set(values))[:MOST_VALUES]
            for name, values in self.meant.items()
        }
        first = {name: "".join(values[:1]) for name, values in self.chosen.items()}
        super().__init__(first, queryset, **kwargs)
        for name, facet in self.filters.items():
            facet.extra["choices"] = [
                (option.value, f"{option.label} ({option.count})")
                for option in facet.arranged(self._options(name))
            ]

    def _meant(self, name, typed):
        """Return the value that ``typed`` means, or itself if nobody knows."""
        if self.index.knows(name, typed):
            return typed
        return self.base_filters[name].meant(typed, self.edition) or typed

    def _knows(self, name, value):
        """Tell whether ``value`` makes sense, be it that no record here has it."""
        facet = self.base_filters[name]
        return self.index.knows(name, value) or facet.meant(value, self.edition)

    def filter_queryset(self, queryset):
        return Matches(self.with_keys, self.index, self.chosen)

    def _options(self, name):
        options = self.index.options(name, self.chosen)
        listed = {option.value for option in options}
        others = self.chosen[name][1:]
        kept = self.index.count(self.chosen | {name: others}) if others else 0
        return options + [
            Option(value, self.filters[name].called(value, self.edition), kept)
            for value in self.chosen[name]
            if value not in listed and self._knows(name, value)
        ]

    @property
    def fields(self) -> list:
        """The bound fields of the form; one without a value to choose is left out."""
        return [field for field in self.form if len([*field.field.choices]) > 1]

    @property
    def further(self) -> list[tuple[str, str]]:
        """The parameters and values chosen besides the one that its field shows."""
        return [
            (name, value)
            for name, values in self.chosen.items()
            for value in values[1:]
        ]

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each value with the list one would get without it."""
        return [
            self._chip(name, [value], [v for v in values if v != value])
            for name, values in self.chosen.items()
            for value in values
        ]

    @property
    def offers(self) -> list[Chip]:
        """The facets narrowed, each with the list one would get without any value."""
        return [
            self._chip(name, values, [])
            for name, values in self.chosen.items()
            if values
        ]

    def _chip(self, name, values, kept):
        """Return what drops ``values`` of a facet and keeps others."""
        chosen = self.chosen | {name: kept}
        words = ", ".join(self.words(name, value) for value in values)
        count = self.index.count(chosen)
        return Chip(self.filters[name].label, words, self._address_of(chosen), count)

    def words(self, name, value) -> str:
        """Return a value of ``name`` as a reader calls it."""
        facet = self.filters[name]
        if value in facet.named or not self.index.knows(name, value):
            return shown(str(facet.called(value, self.edition)))
        return shown(self.index.label(name, value))

    def address(self) -> str:
        """Return the query string of this choice, sorted."""
        return self._address_of(self.chosen)

    def _address_of(self, chosen):
        return query_string({**chosen, ORDER: self.order})

    @property
    def is_ordered(self) -> bool:
        """Whether the list has the order asked for."""
        return self.order in ("", *self.orders)

    @property
    def has_all(self) -> bool:
        """Whether the list has the order, and some record has each value chosen."""
        return self.is_ordered and all(
            self.index.knows(name, value)
            for name, values in self.chosen.items()
            for value in values
        )

    @property
    def problems(self) -> list[str]:
        """What is wrong with the parameters, each named with its value."""
        found = problems(self.chosen, self.meant, self._knows)
        return found if self.is_ordered else [*found, unknown_value(ORDER, self.order)]

    def is_valid(self) -> bool:
        return not self.problems


def order_in(data) -> str:
    """Return the order that a ``QueryDict`` asks for, empty for that of the list."""
    return data.get(ORDER, "").strip()


def values_of(data, name) -> list[str]:
    """Return the values that a ``QueryDict`` gives a parameter, trimmed, each once."""
    values = (value.strip() for value in data.getlist(name))
    return list(dict.fromkeys(filter(None, values)))


def query_string(chosen: Chosen) -> str:
    """Return a query string, names sorted and without what is empty; ``"?"`` of none.

    Values are lists, or one text.
    """
    kept = {name: values for name, values in sorted(chosen.items()) if values}
    return f"?{urlencode(kept, doseq=True)}"


def problems(chosen: Chosen, meant: Chosen, knows) -> list[str]:
    """Return what a page says is wrong with the values of its parameters.

    ``chosen`` are those of ``meant`` that count; ``knows`` tells of a parameter and a
    value whether that makes sense.
    """
    unknown = [
        unknown_value(name, value)
        for name, values in chosen.items()
        for value in values
        if not knows(name, value)
    ]
    return unknown + [
        too_many_values(name) for name in chosen if set(meant[name]) - set(chosen[name])
    ]


def unknown_value(parameter, value) -> str:
    """Return what a page says of a parameter whose value nobody knows."""
    return _("%(parameter)s: nothing in the archive is called “%(value)s”.") % {
        "parameter": parameter,
        "value": shown(value),
    }


def too_many_values(parameter) -> str:
    """Return what a page says of a parameter with more values than it takes."""
    said = _("%(parameter)s: no more than %(most)s values can be asked for at once.")
    return said % {"parameter": parameter, "most": MOST_VALUES}
