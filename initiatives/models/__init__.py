"""What the summits undertake: initiatives, their steps, and how they are linked."""

from initiatives.models.initiative import Initiative
from initiatives.models.link import InitiativeLink
from initiatives.models.milestone import Milestone

__all__ = [
    "Initiative",
    "InitiativeLink",
    "Milestone",
]
