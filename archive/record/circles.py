"""Circles: records that lead to others of their kind, and at last to themselves."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def refuse_circle(row, field):
    """Raise ``ValidationError`` at ``field`` if, followed on, it leads back to ``row``.

    It is a foreign key of the model to itself. A row that names itself is refused by a
    constraint, and not here. One query a step.
    """
    first = getattr(row, f"{field}_id")

    def following(keys):
        rows = type(row).objects.filter(pk__in=keys).exclude(**{field: None})
        return rows.values_list(field, flat=True)

    if first not in (None, row.pk) and leads_back(first, row.pk, following):
        raise ValidationError({field: circle_words()})


def leads_back(first, key, following) -> bool:
    """Tell whether ``key`` is reached from ``first``, keys, by ``following(keys)``.

    However far; what was seen before is not followed again.
    """
    seen, found = set(), {first}
    while found and key not in found:
        seen |= found
        found = set(following(found)) - seen
    return key in found


def circle_words() -> str:
    """Return what is said of a circle."""
    return _("Followed on, this leads back to the record itself.")
