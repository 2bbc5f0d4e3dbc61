"""The edition of the archive: one mark that changes whenever anything public may.

Validators of pages (ETag, Last-Modified) and caches of derived figures carry it. It is
written in the transaction of the change, so that nobody sees one without the other.
"""

import datetime as dt
import secrets
from contextlib import suppress
from typing import NamedTuple

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone


class Edition(NamedTuple):
    """The state of the record: a mark never used before, and since when it stands.

    ``footer`` are the pages that every page leads to: a list of dicts (slug, title_en,
    title_es, since, until), kept here so that no page asks for them.
    """

    mark: str
    changed_at: dt.datetime
    footer: list[dict]


def current(at=None) -> Edition:
    """Return the edition at ``at``, an aware datetime (default: now).

    One query. A scheduled publication or withdrawal that has come due since the last
    write counts as a change of its own.
    """
    at = at or timezone.now()
    stamp = _stamp().values("mark", "changed_at", "schedule", "footer").get()
    due = [
        instant
        for instant in map(dt.datetime.fromisoformat, stamp["schedule"])
        if instant <= at
    ]
    return Edition(
        mark=f"{stamp['mark']}-{len(due)}",
        changed_at=max([stamp["changed_at"], *due]),
        footer=[page for page in stamp["footer"] if _is_open(page, at)],
    )


def bump(model):
    """Record that rows of ``model`` changed."""
    changes = {"mark": secrets.token_hex(6), "changed_at": timezone.now()}
    if hasattr(model, "publish_at"):
        changes["schedule"] = _coming_instants()
    if hasattr(model.objects, "for_footer"):
        changes["footer"] = model.objects.for_footer()
    _stamp().update(**changes)


def hold():
    """Let no other transaction change the record until the present one ends."""
    list(_stamp().select_for_update())


def watch(record):
    """Connect ``bump`` to every way in which a row of the class ``record`` is saved."""

    def changed(sender, instance, **kwargs):
        if isinstance(instance, record):
            bump(type(instance))

    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(changed, weak=False, dispatch_uid=f"edition-{id(signal)}")


def restore_stamp(sender, using, apps=apps, **kwargs):
    """Put the one stamp back where ``flush`` has emptied the database.

    A receiver of post_migrate; ``apps`` has no stamp where it is migrated away, and
    ``flush`` gives none at all.
    """
    with suppress(LookupError):
        stamps = apps.get_model("publishing", "EditionStamp").objects.using(using)
        stamps.get_or_create(pk=1)


def _stamp():
    return apps.get_model("publishing", "EditionStamp").objects


def _is_open(page, at):
    """Tell whether an entry of ``footer`` is public at ``at``, by its ISO instants."""
    since, until = page["since"], page["until"]
    return dt.datetime.fromisoformat(since) <= at and (
        until is None or at < dt.datetime.fromisoformat(until)
    )


def _coming_instants():
    """Return the future instants at which the public record changes by itself."""
    now = timezone.now()
    arms = [
        model.objects.order_by().filter(**{f"{field}__gt": now}).values_list(field)
        for model in apps.get_models()
        if hasattr(model, "publish_at")
        for field in ("publish_at", "withdraw_at")
    ]
    return sorted(instant.isoformat() for (instant,) in arms[0].union(*arms[1:]))
