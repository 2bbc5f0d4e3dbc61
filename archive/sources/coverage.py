"""No fact without words: what a row says that no words bear, or none so late."""

from django.utils.translation import gettext as _

from archive.publishing.findings import Finding
from archive.record.dates import in_words
from archive.sources.bearing import Bearing
from archive.sources.models import is_filled


def uncovered(bearing: Bearing) -> list[Finding]:
    """Return the facts of a row that neither its own words nor citations bear.

    None of a row that needs words and has none yet: readers never see it.
    """
    row = bearing.row
    if row.passage_id is None and "passage" in row.stands_on:
        return []
    return [
        Finding(
            row,
            _("No words say %(what)s.") % {"what": fact.what},
            fact.place_on(type(row)),
        )
        for fact in row.stated
        if not bearing.is_borne(fact) and is_filled(row, fact.field)
    ]


def too_late(bearing: Bearing) -> list[Finding]:
    """Return the facts of a row that are later than every text cited for them.

    Nothing that may be true: a date is taken by the first day that it may mean, the
    date of a text by the last, and a text without date may be of any.
    """
    found = []
    for fact in bearing.row.stated:
        sources = bearing.sources_of(fact.field, *fact.dates)
        latest = max(sources, key=_last_day, default=None)
        if latest and _last_day(latest) < _day_told(bearing.row, fact):
            said = {"source": latest, "date": in_words(latest.published_on)}
            words = _(
                "No text cited is so late: the latest one, %(source)s, is of %(date)s."
            )
            found.append(Finding(bearing.row, words % said, fact.field))
    return found


def _last_day(source):
    """Return the last day on which a source may be of; after all days if undated."""
    return source.published_on_last or "9999-99-99"


def _day_told(row, fact):
    """Return the first day on which a text can tell of ``fact``; empty if on any."""
    if fact.of and getattr(row, fact.field) != fact.of:
        return ""
    return max((getattr(row, f"{name}_first") for name in fact.dates), default="")
