"""Queries over what the summits undertake."""

from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.querysets.parts import InitiativeLinkQuerySet
from initiatives.querysets.steps import MilestoneQuerySet

__all__ = [
    "InitiativeLinkQuerySet",
    "InitiativeQuerySet",
    "MilestoneQuerySet",
]
