"""Queries over summits and what belongs to them."""

from summits.querysets.declarations import DeclarationQuerySet
from summits.querysets.meetings import (
    ParticipationQuerySet,
    SummitQuerySet,
    summit_extra,
)
from summits.querysets.photos import PhotoQuerySet
from summits.querysets.statements import EventQuerySet, StatementQuerySet

__all__ = [
    "DeclarationQuerySet",
    "EventQuerySet",
    "ParticipationQuerySet",
    "PhotoQuerySet",
    "StatementQuerySet",
    "SummitQuerySet",
    "summit_extra",
]
