"""Filters of public lists: plain GET parameters over the facets of the list."""

import re
from typing import NamedTuple

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_filters import ChoiceFilter, FilterSet

from archive.lists.facets import Matches, Option
from archive.record.text import shown


class Chip(NamedTuple):
    """An active filter: its name, the value in words, the list without it.

    ``count`` is the number of records that dropping it would give.
    """

    label: str
    words: str
    url: str
    count: int


class FacetFilter(ChoiceFilter):
    """A parameter that takes one value of the facet of its name.

    ``any_label`` is the option that does not narrow ("Any country"); ``named`` are
    choices that name the values and give their order, which otherwise is the alphabet.
    """

    def __init__(self, *, any_label, named=(), **kwargs):
        super().__init__(empty_label=any_label, choices=(), **kwargs)
        self.named = dict(named)

    def allows(self, value):
        """Tell whether ``value`` makes sense although no record has it."""
        return value in self.named

    def arranged(self, options: list[Option]) -> list[Option]:
        """Return ``options``, sorted by label, in the order a reader expects."""
        order = list(self.named)
        named = [o._replace(label=self.named.get(o.value, o.label)) for o in options]
        return sorted(named, key=lambda o: order.index(o.value)) if order else named


class YearFilter(FacetFilter):
    """A year of four digits; the latest is the first option."""

    def allows(self, value):
        return bool(re.fullmatch(r"[0-9]{4}", value))

    def arranged(self, options):
        return sorted(options, key=lambda option: option.value, reverse=True)


class FacetFilterSet(FilterSet):
    """Narrow a list by facets; ``qs`` is a ``Matches``, paged without counting.

    ``index`` is the ``FacetIndex`` of the list. Unknown parameters are ignored and of
    repeated ones the last counts; a value nobody knows makes the form invalid.
    """

    def __init__(self, data, queryset, *, index, **kwargs):
        self.chosen = {name: data.get(name, "").strip() for name in self.base_filters}
        super().__init__(self.chosen, queryset, **kwargs)
        self.index = index
        for name, facet in self.filters.items():
            facet.extra["choices"] = [
                (option.value, f"{option.label} ({option.count})")
                for option in facet.arranged(self._options(name))
            ]

    def filter_queryset(self, queryset):
        return Matches(queryset, self.index, self.chosen)

    def _options(self, name):
        options = self.index.options(name, self.chosen)
        value = self.chosen[name]
        known = {option.value for option in options}
        if value not in known and self.filters[name].allows(value):
            options.append(Option(value, value, 0))
        return options

    @property
    def chips(self) -> list[Chip]:
        """The active filters, each with the list one would get without it."""
        return [
            Chip(
                self.filters[name].label,
                self.words(name),
                self.address(name),
                self.index.count(self.chosen, without=name),
            )
            for name, value in self.chosen.items()
            if value
        ]

    def words(self, name) -> str:
        """Return the value chosen for ``name`` as a reader calls it."""
        value = self.chosen[name]
        named = self.filters[name].named
        return shown(str(named.get(value) or self.index.label(name, value)))

    def address(self, without=None) -> str:
        """Return the query string of this choice, sorted, less one parameter."""
        kept = {k: v for k, v in sorted(self.chosen.items()) if v and k != without}
        return f"?{urlencode(kept)}" if kept else "?"

    @property
    def problems(self) -> list[str]:
        """What is wrong with the parameters, each named with its value."""
        return [unknown_value(name, self.chosen[name]) for name in self.form.errors]


def unknown_value(parameter, value) -> str:
    """Return what a page says of a parameter whose value nobody knows."""
    return _("%(parameter)s: nothing in the archive is called “%(value)s”.") % {
        "parameter": parameter,
        "value": shown(value),
    }
