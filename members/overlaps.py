"""Periods that cannot be true together, as far as their dates are certain.

The rules are asked of ``lasting.Lasting`` rows: those of the database that are not
withdrawn, and the one that is to be saved among them.
"""

from itertools import combinations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.standings import APART, Standing

# What a state is besides being a member: nothing. An observer may be a guest somewhere.
EXCLUDED = {
    Standing.MEMBER: {Standing.MEMBER, *APART},
    Standing.SUSPENDED: {Standing.SUSPENDED},
    **{standing: {Standing.MEMBER, standing} for standing in APART},
}


def overlap(one, other) -> bool:
    """Tell whether two periods certainly have more than one day in common.

    On one day the first may end and the second begin: an observer is then a member.
    """
    return one.sure_from < other.sure_to and other.sure_from < one.sure_to


def refuse_impossible(period, others):
    """Raise ``ValidationError`` if a ``Membership`` cannot be true beside ``others``.

    They are all that the state has besides; nor can they be beside it: a suspension is
    one of a membership, and who is readmitted was a member.
    """
    others = list(others)
    own = [] if period.withdrawn_at else [period]
    excluded = EXCLUDED.get(period.standing, ())
    for other in others if own else ():
        if other.standing in excluded and overlap(period, other):
            raise _refused(_("It overlaps another period: %(period)s."), other)
    for one, words in ungrounded([*own, *others]):
        raise _refused(words, one)


def ungrounded(periods):
    """Yield which periods of a state, all it has, need one that is not among them.

    With the words that say so: ``%(period)s`` is the one that needs it.
    """
    for one in periods:
        if one.standing == "suspended" and not _is_held(one, periods):
            yield one, _("No membership holds this suspension: %(period)s.")
        if one.began_by == "readmission" and not _is_later(one, periods):
            yield one, _("No membership precedes this readmission: %(period)s.")


def _is_held(suspension, periods):
    """Tell whether it lies within a membership, or follows one that it ended."""
    return any(
        one.standing == "member"
        and one.may_from <= suspension.sure_from
        and (suspension.sure_to <= one.may_to or one.how_ended == "suspension")
        for one in periods
    )


def _is_later(period, periods):
    return any(
        one.standing == "member"
        and one.pk != period.pk
        and one.may_from <= period.sure_from
        for one in periods
    )


def _refused(words, period):
    return ValidationError({"began": words % {"period": period.in_short}})


def refuse_overlap(tenure, others, *, has_one_seat):
    """Raise ``ValidationError`` if a ``Tenure`` overlaps one of ``others`` in vain.

    They are those of its office: another one of the same person or, where the office
    ``has_one_seat``, of anybody.
    """
    for other in others:
        is_excluded = has_one_seat or other.person_id == tenure.person_id
        if is_excluded and overlap(tenure, other):
            words = _("It overlaps another tenure: %(other)s.")
            raise ValidationError({"began": words % {"other": _holder(other)}})


def refuse_shared(tenures):
    """Raise ``ValidationError`` if two of ``tenures`` overlap."""
    for one, other in combinations(tenures, 2):
        if overlap(one, other):
            words = _("Two people hold it at once: %(one)s; %(other)s.")
            told = {"one": _holder(one), "other": _holder(other)}
            raise ValidationError({"seats": words % told})


def _holder(tenure):
    return f"{tenure.person}, {tenure.dated}"
