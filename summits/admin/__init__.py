"""The desk of summits and what belongs to them."""

from summits.admin.acts import BodyActAdmin, MembershipActAdmin
from summits.admin.declarations import DeclarationAdmin
from summits.admin.photos import PhotoAdmin
from summits.admin.places import SummitPlaceAdmin
from summits.admin.rows import ParticipationAdmin, StatementAdmin
from summits.admin.subjects import EventAdmin, PlaceAdmin, TopicAdmin
from summits.admin.summits import SummitAdmin

__all__ = [
    "BodyActAdmin",
    "DeclarationAdmin",
    "EventAdmin",
    "MembershipActAdmin",
    "ParticipationAdmin",
    "PhotoAdmin",
    "PlaceAdmin",
    "StatementAdmin",
    "SummitAdmin",
    "SummitPlaceAdmin",
    "TopicAdmin",
]
