"""Queries over what the summits undertake."""

from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.querysets.parts import (
    AmountQuerySet,
    InitiativeLinkQuerySet,
    InitiativeStateQuerySet,
)
from initiatives.querysets.steps import MilestoneQuerySet

__all__ = [
    "AmountQuerySet",
    "InitiativeLinkQuerySet",
    "InitiativeQuerySet",
    "InitiativeStateQuerySet",
    "MilestoneQuerySet",
]
