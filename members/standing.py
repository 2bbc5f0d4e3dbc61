"""What the record answers when asked for a standing on a day: the one rule of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from members.lasting import NEVER


class OnDay(TextChoices):
    """What the record answers when asked for a standing on a day."""

    MEMBER = "member", _("member")
    DISPUTED = "disputed", _("disputed")
    UNCONFIRMED = "unconfirmed", _("unconfirmed")
    NO = "no", _("not a member")
    UNDOCUMENTED = "undocumented", _("undocumented")


def standing_on(periods, day) -> OnDay:
    """Return what ``periods``, those of one state and standing, answer for a day.

    They are ``Membership``s, ``day`` is a ``datetime.date``. The first rule that fits:

    - *member*: a period has certainly started, and the day is not after its
      recorded exit or, without one, its last evidence;
    - *disputed*: the day lies between two beginnings, or two exits, that texts give;
    - *unconfirmed*: one has certainly started and no certain exit lies before;
    - *undocumented*: the day lies within the bounds of an imprecise beginning;
    - *no*: after a certain exit, unless an undated period is attested later;
      before the first recorded accession, unless an undated one is attested
      earlier;
    - otherwise *undocumented*.
    """
    day = day.isoformat()
    started = [period for period in periods if period.sure_from <= day]
    if any(period.sure_to >= day for period in started):
        return OnDay.MEMBER
    if any(period.is_disputed(day) for period in periods):
        return OnDay.DISPUTED
    if any(period.may_to >= day for period in started):
        return OnDay.UNCONFIRMED
    if any(period.may_have_begun(day) for period in periods):
        return OnDay.UNDOCUMENTED
    if _has_left(periods, day) or _has_yet_to_join(periods, day):
        return OnDay.NO
    return OnDay.UNDOCUMENTED


def _has_left(periods, day):
    exits = [period.may_to for period in periods if period.may_to < day]
    return bool(exits) and not any(
        since > max(exits) for since in _attested_without_beginning(periods)
    )


def _has_yet_to_join(periods, day):
    accessions = [period.may_from for period in periods if period.beginnings]
    return (
        bool(accessions)
        and min(accessions) > day
        and not any(
            since < min(accessions) for since in _attested_without_beginning(periods)
        )
    )


def _attested_without_beginning(periods):
    """Return since when the periods that nobody dates are certain, as ISO days."""
    return [p.sure_from for p in periods if not p.beginnings and p.sure_from != NEVER]
