"""What the home page shows: the latest, one thread, the ways in, the figures."""

from django.db.models import Func, IntegerField, Q, Value

from archive.lists.facets import facet_index
from archive.publishing.compiled import compiled
from archive.publishing.per_edition import until_changed
from archive.record.edtf import sortable
from archive.record.text import folded
from archive.sources.models import Passage, Source
from initiatives.models import Initiative, Milestone
from initiatives.threads import taken
from members.models import State
from summits.models import Declaration, StateOf, Summit

SOURCES_SHOWN = 10
STEPS_SHOWN = 4


def summits_shown(day):
    """Return the summits announced for ``day``, ISO, or later, and the one held last.

    ``(announced, latest)``: a list of rows of the list, the next summit first, and a
    row or None. One query.
    """
    rows = announced_or_last(day)
    announced = [row for row in rows if row.state_of == StateOf.ANNOUNCED]
    held = [row for row in rows if row.state_of == StateOf.HELD]
    announced.sort(key=lambda row: (not row.began_on, sortable(row.began_on), row.pk))
    return announced, held[0] if held else None


@compiled
def announced_or_last(day):
    """Return the rows of ``summits_shown()``, the latest first."""
    public = Summit.objects.published()
    last = public.held().newest_first().values("pk")[:1]
    shown = Q(pk__in=public.to_come(day).values("pk")) | Q(pk__in=last)
    return public.filter(shown).newest_first().for_list().prefetch_related(None)


@until_changed()
def followed_steps(edition) -> list[Milestone]:
    """Return the steps of the initiative with most to follow, oldest first.

    One taken but once is shown beside the steps of the initiatives linked to it, each
    step under the name of its own initiative. Implied steps are left out, and all but
    the latest ``STEPS_SHOWN``. One query until what they say changes, and one until
    there is another initiative to follow.
    """
    threads = {}
    steps = taken(steps_of_threads(initiatives_to_follow(edition)))
    for step in steps:
        threads.setdefault(step.initiative_id, []).append(step)
    longest = max(threads.values(), key=len, default=[])
    return (longest if len(longest) > 1 else steps)[-STEPS_SHOWN:]


@until_changed()
def initiatives_to_follow(edition) -> list[str]:
    """Return the key of the initiative with most to follow, if there is any.

    Kept apart from its steps, which say much that decides nothing: all initiatives are
    compared. One query until the order of their steps changes.
    """
    by_steps = Initiative.objects.published().most_to_follow()
    return list(by_steps.values_list("pk", flat=True)[:1])


@compiled
def steps_of_threads(keys):
    """Return the steps of initiatives and of those linked to them."""
    return Milestone.objects.published().of_thread(keys).for_page()


def ways_in(edition):
    """Return the states and the years of the summits: ``(states, years, count)``.

    ``states`` are ``State``s by name, ``years`` facet ``Option``s, the latest first,
    ``count`` the number of summits. One query once the index of ``edition`` is made.
    """
    index = facet_index(edition, Summit.objects.published().newest_first().for_list())
    slugs = {option.value for option in index.options("country", {})}
    states = [state for state in all_states() if state.slug in slugs]
    years = sorted(index.options("year", {}), reverse=True)
    return sorted(states, key=lambda state: folded(state.name)), years, index.count({})


@compiled
def all_states():
    """Return the public states."""
    return State.objects.published().by_name()


@until_changed()
def figures(edition) -> dict[str, int]:
    """Count the public declarations, initiatives, sources and quoted passages.

    Also the states that a public row names. One query once an edition.
    """
    counted = {
        "declarations": Declaration.objects.published(),
        "initiatives": Initiative.objects.published(),
        "passages": Passage.objects.quoted(),
        "sources": Source.objects.published(),
        "states": State.objects.published().without_territories(),
    }
    rows = [
        queryset.order_by()
        .annotate(
            figure=Value(name),
            counted=Func("pk", function="COUNT", output_field=IntegerField()),
        )
        .values_list("figure", "counted")
        for name, queryset in counted.items()
    ]
    return dict(rows[0].union(*rows[1:], all=True))


@compiled
def sources():
    """Return the sources received last, as many as the page has room for."""
    return Source.objects.published().newest_first()[:SOURCES_SHOWN]
