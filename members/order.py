"""What comes before what of the dates of a period."""

from django.utils.translation import gettext_lazy as _

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
