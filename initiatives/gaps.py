"""What the archive may lack of what the summits undertake, its steps and amounts."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from archive.kinds.gaps import Asked, Gaps, Rule, empty
from archive.publishing.compiled import compiled
from archive.record.dates import in_words
from initiatives.models import Amount, Initiative, Milestone


@compiled
def steps():
    return Milestone.objects.published().select_related("initiative").oldest_first()


@compiled
def amounts():
    return Amount.objects.published().select_related("initiative", "milestone")


def in_place(amounts):
    return sorted(amounts, key=attrgetter("place"))


# After these nothing more is to be heard, nor where none is stated.
OVER = ["", Milestone.Step.CANCELLED, Milestone.Step.ENDED]

INITIATIVES = Gaps(
    heading=_("Initiatives"),
    rank=50,
    records=compiled(lambda: Initiative.objects.published().with_stage().by_name()),
    asked=Asked.BECOME,
    every=_("All %(n)d initiatives"),
    label=attrgetter("name"),
    rules=[
        Rule(_("No step of it is recorded."), empty("stage")),
        Rule(
            _("Nothing is recorded since its last step."),
            lambda initiative, today: (
                initiative.stage not in OVER and initiative.stage_on < today
            ),
            lambda initiative: in_words(initiative.stage_on),
        ),
    ],
)
STEPS = Gaps(
    heading=_("Steps of initiatives"),
    rank=60,
    records=steps,
    asked=Asked.BECOME,
    every=_("All %(n)d steps"),
    rules=[
        Rule(
            _("It is only implied; no source held tells of it."),
            lambda step, today: step.implied,
        ),
        Rule(_("The date is not recorded."), empty("date"), asked=Asked.DATES),
    ],
)
AMOUNTS = Gaps(
    heading=_("Amounts of initiatives"),
    rank=65,
    records=amounts,
    known=in_place,
    asked=Asked.AMOUNTS,
    every=_("All %(n)d amounts"),
    rules=[Rule(_("As of when it was so is not recorded."), empty("day"))],
)
