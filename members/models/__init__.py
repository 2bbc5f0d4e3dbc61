"""Who belongs: states and their memberships, organizations, people, offices."""

from members.models.organizations import Organization
from members.models.people import Office, Person, Tenure
from members.models.states import ALIASES_HELP, Membership, State

__all__ = [
    "ALIASES_HELP",
    "Membership",
    "Office",
    "Organization",
    "Person",
    "State",
    "Tenure",
]
