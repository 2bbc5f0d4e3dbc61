"""Roles of countries, as templates name them."""

from django import template

from summits.roles import ROLES

register = template.Library()


@register.filter
def role_name(role):
    """Return what readers call a ``facets.Role``."""
    return ROLES[role.name]
