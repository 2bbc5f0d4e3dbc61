"""What the summits undertake: initiatives, their steps, amounts, links and states."""

from initiatives.models.amount import Amount
from initiatives.models.initiative import Initiative
from initiatives.models.link import InitiativeLink
from initiatives.models.milestone import Milestone
from initiatives.models.state import InitiativeState

__all__ = [
    "Amount",
    "Initiative",
    "InitiativeLink",
    "InitiativeState",
    "Milestone",
]
