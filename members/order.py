"""What comes before what in a period: of its own dates, and of those its acts give."""

from itertools import chain

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.record.dates import is_before
from members.periods import BOUNDS, BOUNDS_OF
from members.standings import Act

BEFORE_IT_BEGAN = _("The end must not lie before the beginning.")
SHOWN_TOO_EARLY = _("Evidence of the period must not lie before it began.")
BEFORE_THE_LAST = _("The end must not lie before the last evidence.")
BEFORE_THE_FIRST = _("The end must not lie before the first evidence.")
ORDER = [  # what comes before what, the name of the rule, what is said against it
    ("began", "ended", "ends_after_it_began", BEFORE_IT_BEGAN),
    ("began", "ended_not_after", "ended_by_after_it_began", BEFORE_IT_BEGAN),
    ("began", "attested_first", "attested_after_it_began", SHOWN_TOO_EARLY),
    ("began", "attested_last", "attested_last_after_it_began", SHOWN_TOO_EARLY),
    (
        "attested_first",
        "attested_last",
        "attested_in_order",
        _("The last evidence must not lie before the first."),
    ),
    ("attested_last", "ended", "attested_before_it_ended", BEFORE_THE_LAST),
    ("attested_first", "ended", "attested_first_before_it_ended", BEFORE_THE_FIRST),
    (
        "attested_last",
        "ended_not_after",
        "attested_before_it_ended_by",
        BEFORE_THE_LAST,
    ),
    (
        "attested_first",
        "ended_not_after",
        "attested_first_before_it_ended_by",
        BEFORE_THE_FIRST,
    ),
]
LEAVING = {Act.WITHDRAWAL_ANNOUNCED, Act.WITHDRAWN, Act.SUSPENDED, Act.REINSTATED}
LEFT_TOO_EARLY = _("Nobody leaves before the period began: %(act)s.")


def refuse_disorder(period):
    """Raise ``ValidationError`` if acts of a ``Membership`` cannot be true of it.

    Of its own dates constraints see to the ``ORDER``; what differs from them may be.
    """
    for field, words in chain(_acts_out_of_order(period), _dates_out_of_order(period)):
        raise ValidationError({field: words})


def _acts_out_of_order(period):
    sorts = LEAVING.difference(BOUNDS_OF.get(period.standing, BOUNDS)["began"])
    for act in period.acts_told:
        if act.act in sorts and is_before(act.date, period.date_of("began")):
            yield "began", LEFT_TOO_EARLY % {"act": act.get_act_display()}
    for act in period.acts_that_bound("began"):
        if is_before(period.date_of("ended"), act.date):
            yield "ended", BEFORE_IT_BEGAN


def _dates_out_of_order(period):
    """Yield what is wrong of dates of which one is that of an act."""
    for earlier, later, _name, message in ORDER:
        dates = [period.date_of(name) for name in (earlier, later)]
        own = [getattr(period, name) for name in (earlier, later)]
        if dates != own and is_before(dates[1], dates[0]):
            yield later, message
