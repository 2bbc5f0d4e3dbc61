"""The parts that a country chosen has in an initiative, as the list tells them."""

from django import template

from initiatives.models import InitiativeState

register = template.Library()


@register.filter
def in_itself(roles):
    """Return those of ``roles``, ``facets.Role``s, that are parts in an initiative."""
    return [role for role in roles or () if role.name in InitiativeState.Role.values]


@register.filter
def at_summits(roles):
    """Return those of ``roles`` that are parts in summits which touched it."""
    own = in_itself(roles)
    return [role for role in roles or () if role not in own]
