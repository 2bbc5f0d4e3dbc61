"""What a row of the list of summits shows of the states that are named."""

from itertools import groupby
from operator import attrgetter

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summits.querysets import TOOK_PART

register = template.Library()

PART, STATE = attrgetter("part"), attrgetter("state_id")


@register.simple_tag
def counted(summit):
    """Return how many states, passages and initiatives there are of a summit."""
    states, passages = summit.states_counted, summit.passage_count
    initiatives = summit.initiative_count
    told = [
        (ngettext("%(n)s state named", "%(n)s states named", states), states),
        (
            ngettext(
                "%(n)s passage of its declarations held",
                "%(n)s passages of its declarations held",
                passages,
            ),
            passages,
        ),
        (ngettext("%(n)s initiative", "%(n)s initiatives", initiatives), initiatives),
    ]
    return " · ".join(words % {"n": count} for words, count in told)


@register.simple_tag
def codes(states):
    """Return the codes of the states that participations name, by what they did.

    ``states`` are these in the order of ``told_in_lists()``. Each state has its code
    once.
    """
    return format_html_join(
        "", "{}{}", ((_called(part), _of(rows)) for part, rows in groupby(states, PART))
    )


def _called(part):
    if part == TOOK_PART:
        return format_html('<span class="vh">{} </span>', _("States named:"))
    capacity = render_to_string("summits/_capacity.html", {"capacity": part})
    return format_html('<span class="small dim apart">{}</span> ', capacity.strip())


def _of(rows):
    """Return the codes of the states of ``rows`` that had one part."""
    states = (next(of_state).state for _key, of_state in groupby(rows, STATE))
    return format_html_join(
        "",
        '<abbr class="iso" title="{}">{}</abbr> ',
        ((state.name, state.iso_alpha3) for state in states),
    )
