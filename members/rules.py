"""What is told of people and offices that were saved."""

from django.utils.translation import gettext as _

from archive.publishing.namesakes import alike, in_both, namesakes
from members.models import Office, Person


def same_people(written):
    """Return the people who have the name of another one."""
    same = _("Is this the same person as {}? The name is the same.")
    return namesakes(written, Person, lambda values: [alike(values["name"])], same)


def same_offices(written):
    """Return the offices that have the title of another one of the same body."""
    same = _("Is this the same office as {}? The title is the same.")
    return namesakes(
        written,
        Office,
        lambda values: in_both(values, "title", "state_id", "organization_id"),
        same,
    )


WARNINGS = [same_people, same_offices]
