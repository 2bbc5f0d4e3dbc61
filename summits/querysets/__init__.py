"""Queries over summits and what belongs to them."""

from summits.querysets.acts import BodyActQuerySet, MembershipActQuerySet
from summits.querysets.declarations import DeclarationQuerySet
from summits.querysets.meetings import (
    APART,
    AWAY,
    HOST,
    NAMED,
    PARTNER,
    PLANNED,
    TOOK_PART,
    SummitQuerySet,
    host_rows,
    part_taken,
    place_rows,
    summit_extra,
    summit_told,
)
from summits.querysets.participations import ParticipationQuerySet
from summits.querysets.photos import PhotoQuerySet
from summits.querysets.places import SummitPlaceQuerySet
from summits.querysets.statements import EventQuerySet, StatementQuerySet

__all__ = [
    "APART",
    "AWAY",
    "HOST",
    "NAMED",
    "PARTNER",
    "PLANNED",
    "TOOK_PART",
    "BodyActQuerySet",
    "DeclarationQuerySet",
    "EventQuerySet",
    "MembershipActQuerySet",
    "ParticipationQuerySet",
    "PhotoQuerySet",
    "StatementQuerySet",
    "SummitPlaceQuerySet",
    "SummitQuerySet",
    "host_rows",
    "part_taken",
    "place_rows",
    "summit_extra",
    "summit_told",
]
