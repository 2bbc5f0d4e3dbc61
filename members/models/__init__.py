"""Who belongs: states and their memberships, organizations, people, offices."""

from members.models.figures import StatedFigure
from members.models.memberships import Membership
from members.models.names import FormerName
from members.models.organizations import Organization
from members.models.people import Office, Person
from members.models.states import ALIASES_HELP, State
from members.models.tenures import Tenure

__all__ = [
    "ALIASES_HELP",
    "FormerName",
    "Membership",
    "Office",
    "Organization",
    "Person",
    "State",
    "StatedFigure",
    "Tenure",
]
