"""Where the states meet and what they say: summits, declarations, events."""

from summits.models.act import MembershipAct
from summits.models.adoption import ADOPTERS
from summits.models.body_act import BodyAct
from summits.models.declaration import Declaration, declaration_title
from summits.models.event import Event
from summits.models.participation import Participation
from summits.models.photo import Photo
from summits.models.places import Place, StateOf, Topic
from summits.models.statement import Statement
from summits.models.summit import Summit
from summits.models.summit_place import SummitPlace

__all__ = [
    "ADOPTERS",
    "BodyAct",
    "Declaration",
    "Event",
    "MembershipAct",
    "Participation",
    "Photo",
    "Place",
    "StateOf",
    "Statement",
    "Summit",
    "SummitPlace",
    "Topic",
    "declaration_title",
]
