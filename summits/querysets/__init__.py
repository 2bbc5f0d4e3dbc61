"""Queries over summits and what belongs to them."""

from summits.querysets.declarations import DeclarationQuerySet
from summits.querysets.meetings import (
    APART,
    TOOK_PART,
    ParticipationQuerySet,
    SummitQuerySet,
    part_taken,
    summit_extra,
)
from summits.querysets.photos import PhotoQuerySet
from summits.querysets.statements import EventQuerySet, StatementQuerySet

__all__ = [
    "APART",
    "TOOK_PART",
    "DeclarationQuerySet",
    "EventQuerySet",
    "ParticipationQuerySet",
    "PhotoQuerySet",
    "StatementQuerySet",
    "SummitQuerySet",
    "part_taken",
    "summit_extra",
]
