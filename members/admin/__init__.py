"""The desk of states, organizations, people, offices and figures."""

from members.admin import figures, names, organizations, people, states

__all__ = ["figures", "names", "organizations", "people", "states"]
