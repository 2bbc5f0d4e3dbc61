"""Queries over summits and what belongs to them."""

from summits.querysets.acts import MembershipActQuerySet
from summits.querysets.declarations import DeclarationQuerySet
from summits.querysets.meetings import (
    APART,
    AWAY,
    HOST,
    NAMED,
    PARTNER,
    TOOK_PART,
    ParticipationQuerySet,
    SummitQuerySet,
    host_rows,
    part_taken,
    summit_extra,
    summit_told,
)
from summits.querysets.photos import PhotoQuerySet
from summits.querysets.statements import EventQuerySet, StatementQuerySet

__all__ = [
    "APART",
    "AWAY",
    "HOST",
    "NAMED",
    "PARTNER",
    "TOOK_PART",
    "DeclarationQuerySet",
    "EventQuerySet",
    "MembershipActQuerySet",
    "ParticipationQuerySet",
    "PhotoQuerySet",
    "StatementQuerySet",
    "SummitQuerySet",
    "host_rows",
    "part_taken",
    "summit_extra",
    "summit_told",
]
