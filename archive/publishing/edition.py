"""The edition of the archive: one mark that changes whenever anything public may.

Validators of pages (ETag, Last-Modified) and caches of derived figures carry it. It is
written in the transaction of the change, so that nobody sees one without the other, and
in a file before the commit (mark_file.py), for when the database cannot be read.
"""

import datetime as dt
import json
import secrets
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q, Value
from django.utils import timezone

from archive.publishing import mark_file, marks, touched
from archive.publishing.periods import NEVER
from archive.record.statements import asked


class Edition(NamedTuple):
    """The state of the record: a mark never used before, and since when it stands.

    ``footer`` are the pages that every page leads to: a list of dicts (slug, title_en,
    title_es, since, until), kept here so that no page asks for them. ``ends_at`` is
    when the next scheduled publication or withdrawal comes due, None if none will.
    ``marks`` tell what of the record has changed since another edition (marks.py).
    """

    mark: str
    changed_at: dt.datetime
    footer: list[dict]
    ends_at: dt.datetime | None
    marks: Mapping[str, str] = MappingProxyType({})

    def on(self, day: dt.date) -> "Edition":
        """Return it as of ``day``, for what changes with the day alone."""
        return self._dated(day.isoformat())._replace(mark=f"{self.mark} {day}")

    def marks_of(self, names: Iterable[str]) -> tuple[str | None, ...]:
        """Return the marks of ``names``: the same while nothing of that has changed."""
        base = self.marks.get(marks.BASE, self.mark)
        return base, *map(self.marks.get, names)

    def _dated(self, since):
        """Return it with everything new since ``since``, a text."""
        [base] = self.marks_of([])
        return self._replace(marks={**self.marks, marks.BASE: f"{base} {since}"})

    def still_stands(self) -> bool:
        """Return whether it is the present one, as far as can be told without a query.

        True only where no change was committed since, by any process of this machine.
        """
        is_over = self.ends_at is not None and self.ends_at <= timezone.now()
        return not is_over and mark_file.holds(_stamped(self.mark))


def current(at=None) -> Edition:
    """Return the edition at ``at``, an aware datetime (default: now).

    One query. A scheduled publication or withdrawal that has come due since the last
    write counts as a change of its own.
    """
    at = at or timezone.now()
    mark, changed_at, instants, footer, marks_held = _stored()
    due = [instant for instant in instants if instant <= at]
    found = Edition(
        mark=f"{mark}-{len(due)}",
        changed_at=max([changed_at, *due]),
        footer=[page for page in footer if _is_open(page, at)],
        ends_at=min((instant for instant in instants if instant > at), default=None),
        marks=marks_held,
    )
    # By the instant, and not by the number of those due: a change may have cancelled
    # one that came before, and what has come due may have been kept already.
    return found._dated(due[-1].isoformat()) if due else found


def bump(
    changes: Mapping[type, marks.Fields],
    stamp=None,
    lists: touched.Touched | None = None,
) -> str:
    """Record ``changes`` of models (marks.py); return the mark of the new edition.

    ``stamp`` is what ``hold()`` returned in the present transaction, if it was called;
    ``lists`` is what they touched of the lists, None where nobody can tell.
    """
    mark, now = secrets.token_hex(6), timezone.now()
    stamp = stamp or _stamp().get()
    is_over = any(dt.datetime.fromisoformat(it) <= now for it in stamp.schedule)
    known = marks.new(mark) if is_over else marks.held(stamp.marks, stamp.mark)
    values = {
        "mark": mark,
        "changed_at": now,
        "marks": marks.changed(known, changes, mark),
        "touched": touched.grown(stamp.touched, stamp.mark, mark, lists),
    }
    if is_over or any(hasattr(model, "publish_at") for model in changes):
        values["schedule"] = [instant.isoformat() for instant in coming_instants(now)]
    for model in changes:
        if hasattr(model.objects, "for_footer"):
            values["footer"] = model.objects.for_footer()
    _stamp().update(**values)
    return mark


def touched_since(mark) -> touched.Touched | None:
    """Return what changes after the edition of ``mark`` touched of the lists.

    None where nobody can tell. One query.
    """
    [(present, log)] = _stamp().values_list("mark", "touched")
    return touched.since(log, present, _stamped(mark))


def _stamped(mark):
    """Return of the ``mark`` of an edition what the stamp has: not what came due."""
    return mark.partition("-")[0]


def hold():
    """Let no other transaction change the record until the present one ends.

    Return the stamp of its edition, for ``bump()``.
    """
    [stamp] = _stamp().select_for_update()
    return stamp


def coming_instants(now=None) -> list[dt.datetime]:
    """Return the instants at which the public record will change by itself, in order.

    Those after ``now``, an aware datetime (default: the present one). What other rows
    are public by, records with a status decide.
    """
    now = now or timezone.now()
    found = asked(_coming, keys=[connection.ops.adapt_datetimefield_value(now)])
    return sorted({it for row in found for it in row if now < it < NEVER})


def _coming(instants):
    """Return the periods of records with a status that begin or end after one."""
    [now] = map(Value, instants)
    ends = "public_since", "public_until"
    coming = [Q(**{f"{end}__gt": now, f"{end}__lt": NEVER}) for end in ends]
    arms = [
        model.objects.order_by().filter(coming[0] | coming[1]).values_list(*ends)
        for model in apps.get_models()
        if hasattr(model, "publish_at")
    ]
    return arms[0].union(*arms[1:])


def restore_stamp(sender, using, apps=apps, **kwargs):
    """Put the one stamp back where ``flush`` has emptied the database, and its file.

    A receiver of post_migrate; ``apps`` has no stamp where it is migrated away, and
    ``flush`` gives none at all.
    """
    try:
        stamps = apps.get_model("publishing", "EditionStamp").objects.using(using)
    except LookupError:
        return
    with mark_file.announcing(using) as announce, transaction.atomic(using):
        stamp, _is_new = stamps.get_or_create(pk=1)
        announce(stamp.mark)


def _stamp():
    return apps.get_model("publishing", "EditionStamp").objects


def _stored():
    """Return mark, time, coming instants, footer and marks as the stamp holds them.

    Every public page asks for them, most of them for nothing else: so Django writes
    the SQL once, and what is read is taken apart once an edition.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_question(connection.vendor))
        return _taken_apart(*cursor.fetchone())


@cache
def _question(vendor):
    """Return SQL and its parameters, as databases of ``vendor`` take them."""
    columns = "mark", "changed_at", "schedule", "footer", "marks"
    return _stamp().values_list(*columns).query.sql_with_params()


@lru_cache(maxsize=2)
def _taken_apart(mark, changed_at, schedule, footer, marks_stored):
    """Return the values of the columns as drivers give them: a time that lacks its zone
    on SQLite, JSON as text.
    """
    instants = [dt.datetime.fromisoformat(instant) for instant in json.loads(schedule)]
    if timezone.is_naive(changed_at):
        changed_at = changed_at.replace(tzinfo=dt.UTC)
    marks_held = marks.held(json.loads(marks_stored), mark)
    return mark, changed_at, instants, json.loads(footer), marks_held


def _is_open(page, at):
    """Tell whether an entry of ``footer`` is public at ``at``, by its ISO instants."""
    since, until = page["since"], page["until"]
    return dt.datetime.fromisoformat(since) <= at and (
        until is None or at < dt.datetime.fromisoformat(until)
    )
