"""How amounts are written, and which of them differ from each other."""

from itertools import combinations, groupby
from typing import NamedTuple

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from archive.record.dates import is_before


def in_words(value, value_to, unit, *, about=False) -> str:
    """Return an amount as the active language writes it: ``about 1,000–2,000 USD``.

    ``value`` and ``value_to``, None but of a range, are ``Decimal``s.
    """
    figures = "–".join(floatformat(it, "-2g") for it in (value, value_to) if it)
    told = f"{figures} {unit}"
    return _("about %(amount)s") % {"amount": told} if about else told


class Group(NamedTuple):
    """The public amounts of one role, by the day, and whether any two of them differ.

    ``label`` is what they are.
    """

    label: str
    amounts: list
    differ: bool


def by_role(amounts) -> list[Group]:
    """Return the groups of ``Amount``s, which are in the order of their ``place``."""
    return [
        Group(
            label, of_role, any(do_differ(*pair) for pair in combinations(of_role, 2))
        )
        for label, of_role in (
            (label, list(found))
            for label, found in groupby(amounts, lambda it: it.get_role_display())
        )
    ]


def do_differ(one, other) -> bool:
    """Tell whether two ``Amount``s of one role say different things of one time.

    What may be of one time counts as such, and two units cannot be compared.
    """
    told = [(it.value, it.value_to) for it in (one, other)]
    return told[0] != told[1] and are_comparable(one, other)


def are_comparable(one, other) -> bool:
    """Tell whether two ``Amount``s are of one unit and may be of one time."""
    days = one.day, other.day
    apart = is_before(*days) or is_before(*reversed(days))
    return one.unit == other.unit and not apart


def exceeds(one, other) -> bool:
    """Tell whether an ``Amount`` is more than all that another of its time may be.

    An undated one is compared with none.
    """
    is_dated = bool(one.day and other.day)
    is_more = one.value > (other.value_to or other.value)
    return is_dated and is_more and are_comparable(one, other)
