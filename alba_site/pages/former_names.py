"""What a country or an organization was called before, for its page."""

from archive.publishing.compiled import compiled
from archive.publishing.parts import parted
from members.models import FormerName, Organization, State


def attach_former_names(record):
    """Set ``names_before``, the names that it had, on a state or an organization.

    ``names_gone`` are those withdrawn after all public ones. It has
    ``has_former_names``: one query, none without any.
    """
    found = ASKED[type(record)](record.pk) if record.has_former_names else []
    record.names_before, record.names_gone = parted(found)


@compiled
def names_of_state(state):
    """Return the former names of a state, a key, in order, with those withdrawn."""
    return FormerName.objects.with_withdrawn().filter(state=state).for_page()


@compiled
def names_of_organization(organization):
    """Return those of an organization, a key, in order, with those withdrawn."""
    names = FormerName.objects.with_withdrawn()
    return names.filter(organization=organization).for_page()


ASKED = {State: names_of_state, Organization: names_of_organization}
