"""What is recorded of how memberships came about and ended: brought to the periods.

The acts are rows of an app above this one, found by the name of their accessor.
"""

from collections import defaultdict
from operator import attrgetter

from django.apps import apps

from archive.publishing.compiled import compiled
from archive.publishing.parts import parted
from archive.publishing.querysets import rows_of


def attach_acts(periods) -> list:
    """Set ``acts_told``, the public acts in order of time, on ``Membership``s.

    Returned as well, for their further words to be attached. One query, none where no
    period ``has_acts``.
    """
    return give_acts(periods, acts_of(with_acts(periods)), "membership")


def attach_acts_of_page(periods) -> list:
    """Attach the acts as ``attach_acts()`` does, and tell of those withdrawn.

    These are ``gone_before`` the public ones or, after all of these, ``acts_gone``.
    """
    return give_acts_of_page(periods, acts_on_page(with_acts(periods)), "membership")


def attach_acts_that_stand(periods, changed=None):
    """Attach all acts that are not withdrawn, public or not: for what is refused.

    ``changed`` is one of them as it is to be saved. One query.
    """
    keys = [period.pk for period in periods]
    acts = _acts().filter(membership__in=keys, withdrawn_at=None)
    others = [act for act in acts if changed is None or act.pk != changed.pk]
    stand = [*others, *([changed] if changed else [])]
    give_acts(periods, stand, "membership")


def with_acts(owners) -> list[str]:
    """Return the keys of those of ``owners``, rows, that ``has_acts``."""
    return [owner.pk for owner in owners if owner.has_acts]


def give_acts(owners, acts, key) -> list:
    """Set ``acts_told``, those of ``acts`` that are its own, on each of ``owners``.

    ``key`` is the foreign key of an act that leads there. All are returned, owner by
    owner, in order of time.
    """
    own = defaultdict(list)
    for act in sorted(acts, key=attrgetter("place")):
        own[getattr(act, f"{key}_id")].append(act)
    for owner in owners:
        owner.acts_told = own[owner.pk]
        for act in owner.acts_told:
            setattr(act, key, owner)
    return [act for owner in owners for act in owner.acts_told]


def give_acts_of_page(owners, acts, key) -> list:
    """Give them their acts, and tell of those withdrawn; return the public ones.

    These are ``gone_before`` the public ones or, after all of these, ``acts_gone``.
    """
    acts = give_acts(owners, acts, key)
    for owner in owners:
        owner.acts_told, owner.acts_gone = parted(owner.acts_told)
    return [act for act in acts if act.is_published]


@compiled
def acts_of(memberships):
    """Return the public acts of memberships, keys, with words and summits."""
    return _acts().published().filter(membership__in=memberships).for_page()


@compiled
def acts_on_page(memberships):
    """Return the acts of memberships, keys, with those withdrawn."""
    return _acts().with_withdrawn().filter(membership__in=memberships).for_page()


def _acts():
    return rows_of(apps.get_model("members", "Membership"), "acts")
