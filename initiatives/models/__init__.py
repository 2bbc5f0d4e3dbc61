"""What the summits undertake: initiatives, their steps, amounts and links."""

from initiatives.models.amount import Amount
from initiatives.models.initiative import Initiative
from initiatives.models.link import InitiativeLink
from initiatives.models.milestone import Milestone

__all__ = [
    "Amount",
    "Initiative",
    "InitiativeLink",
    "Milestone",
]
