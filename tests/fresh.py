"""All that is kept until what it reads has changed, beside the same made anew."""

import sys
from datetime import date
from unittest import mock

from django.template.loader import render_to_string
from django.utils.translation import override

from alba_site.pages import gaps, home, timeline
from archive.lists.facets import facet_index
from archive.lists.names import names_in
from archive.lists.views import FacetList
from archive.publishing import changes, edition, per_edition
from archive.record.languages import LANGUAGES
from members.models import State
from summits.models import Topic
from tests.test_architecture import ROOTS

DAY = date(2026, 11, 22)


def kept():
    """Return what readers are shown of it now: by language and name."""
    now = edition.current()
    found = {}
    for language in LANGUAGES:
        with override(language):
            found |= {(language, name): value for name, value in _all(now)}
    return found


def made_anew():
    """Return what ``kept()`` would if nothing were kept."""
    with mock.patch.object(per_edition, "_memory", {}):
        return kept()


class Memory:
    """What was kept in one edition, to begin from again after others are undone."""

    def __init__(self):
        self.places = {}

    def fill(self):
        """Keep all that there is to keep now."""
        with mock.patch.object(per_edition, "_memory", self.places):
            kept()

    def recalled(self):
        """Return a context in which just that is kept."""
        return mock.patch.object(per_edition, "_memory", dict(self.places))


def in_transactions_of_their_own():
    """Return a context in which changes end as if no test were around them."""
    return mock.patch.object(changes, "connection", in_atomic_block=False)


def _all(now):
    for view in FacetList.__subclasses__():
        yield view.__name__, vars(facet_index(now, view.queryset.all()))
        for order in view.filterset_class.orders:
            ordered = getattr(view.queryset, order)()
            yield f"{view.__name__} {order}", vars(facet_index(now, ordered))
    for model in (State, Topic):
        names = names_in(now, model)
        yield model.__name__, (names.rows, names.errors)
    steps = {"steps": home.followed_steps(now)}
    yield "followed", render_to_string("pages/_followed.html", steps)
    yield "to follow", home.initiatives_to_follow(now)
    yield "figures", home.figures(now)
    yield "timeline", timeline.dates_in(now)
    yield "gaps", gaps.gaps_in(now, DAY)


def keepers() -> set[str]:
    """Return the names of all functions whose results are kept in memory."""
    return {
        found.__wrapped__.__qualname__
        for name, module in sys.modules.items()
        if name.partition(".")[0] in ROOTS
        for found in vars(module).values()
        if getattr(found, "__code__", None) is KEPT
    }


KEPT = facet_index.__code__
