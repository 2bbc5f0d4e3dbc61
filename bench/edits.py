"""Edits after which pages are asked for: each a change, saved as an editor's is."""

import datetime as dt
from itertools import count

from archive.publishing import changes
from bench.corpus import LONG
from members.models import State
from summits.models import Participation, Summit

FIRST_DAY = dt.date(2010, 1, 1)
_numbers = count()


def words():
    """Give the long summit another summary, which no facet is made from."""
    _summits().update(summary_en=f"Edited as number {next(_numbers)}.")


def date():
    """Give it another day, which facets, order and other lists are made from."""
    _summits().update(began_on=str(FIRST_DAY + dt.timedelta(next(_numbers))))


def participation():
    """Have another state take part in it, in place of the last that came so."""
    [summit] = _summits()
    rows = Participation.objects.filter(summit=summit)
    with changes.together():
        row = rows.order_by("position", "key").first()
        rows.filter(key__startswith="edited-").delete()
        absent = State.objects.exclude(pk__in=rows.values("state")).order_by("key")
        Participation.objects.create(
            key=f"edited-{next(_numbers)}",
            summit=summit,
            position=99,
            state=absent[0],
            passage_id=row.passage_id,
            quote=row.quote,
        )


def _summits():
    return Summit.objects.filter(slug=LONG)
