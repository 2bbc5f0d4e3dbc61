"""What the archive may lack of who belongs: periods, offices, when bodies began."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from archive.kinds.gaps import Asked, Gaps, Rule, empty
from archive.publishing.compiled import compiled
from archive.record.dates import in_words
from archive.record.edtf import bounds
from members.acts import attach_acts
from members.bodies import attach_body_acts
from members.evidence import attach_evidence, attach_offices_given
from members.figures import compare, public_figures
from members.models import Membership, Organization, Tenure
from members.roll import held
from members.wording import NO_BEGINNING


def is_silent_since(membership, today) -> bool:
    """Tell whether a period, an open one, has no evidence of the present day."""
    return bounds(membership.last_shown)[1] < today


@compiled
def memberships():
    periods = Membership.objects.published().in_order().select_related("state")
    return periods.order_by("state__name_en", "key")


def with_evidence(periods):
    attach_acts(periods)
    attach_evidence(periods)
    return periods


@compiled
def tenures():
    return Tenure.objects.published().with_holder()


def with_offices_given(tenures):
    attach_offices_given(tenures)
    return tenures


@compiled
def organizations():
    return Organization.objects.published().knowing_acts()


def with_acts(bodies):
    attach_body_acts(bodies)
    return bodies


MEMBERSHIPS = Gaps(
    heading=_("Memberships"),
    rank=30,
    records=memberships,
    known=with_evidence,
    asked=Asked.BELONGING,
    every=_("All %(n)d states"),
    label=attrgetter("state.name"),
    rules=[
        *(
            Rule(
                words,
                empty("beginnings"),
                is_of=lambda period, standing=standing: period.standing == standing,
            )
            for standing, words in NO_BEGINNING.items()
        ),
        Rule(
            _("No source held is later than the last evidence of it."),
            is_silent_since,
            lambda period: in_words(period.last_shown),
            is_of=attrgetter("is_open"),
        ),
    ],
)


def compared(figures):
    if figures:
        compare(figures, held())
    return figures


FIGURES = Gaps(
    heading=_("Figures of sources"),
    rank=37,
    records=public_figures,
    known=compared,
    asked=Asked.BELONGING,
    rules=[
        Rule(
            _("The roll of that day shows another number of states."),
            lambda figure, today: figure.differs,
            lambda figure: figure.on_roll.told,
        ),
    ],
)
OFFICES = Gaps(
    heading=_("Offices"),
    rank=40,
    records=tenures,
    known=with_offices_given,
    every=_("All %(n)d offices"),
    rules=[
        Rule(_("No source held says when it began."), empty("began")),
        Rule(
            _("No source held says when it ended."),
            lambda tenure, today: not tenure.ended and bool(tenure.ended_not_after),
            lambda tenure: tenure.dated,
        ),
    ],
)
ORGANIZATIONS = Gaps(
    heading=_("Organizations"),
    rank=45,
    records=organizations,
    known=with_acts,
    asked=Asked.DATES,
    every=_("All %(n)d bodies"),
    rules=[
        Rule(
            _("No source held says when it was founded."),
            empty("founded"),
            is_of=attrgetter("is_of_the_bloc"),
        ),
    ],
)
