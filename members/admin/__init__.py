"""The desk of states, organizations, people and offices."""

from members.admin import names, organizations, people, states

__all__ = ["names", "organizations", "people", "states"]
