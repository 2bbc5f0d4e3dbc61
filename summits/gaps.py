"""What the archive may lack of where states meet: summits, declarations, events."""

from operator import attrgetter

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.kinds.gaps import Asked, Gap, Gaps, Rule, empty
from archive.publishing.compiled import compiled
from archive.record.dates import in_words
from archive.sources.models import Source
from summits.models import (
    BodyAct,
    Declaration,
    Event,
    MembershipAct,
    Participation,
    StateOf,
    Summit,
)

TO_COME = (StateOf.ANNOUNCED, StateOf.POSTPONED)
SERIES = {
    Summit.Series.ORDINARY: _("Ordinary summits not held"),
    Summit.Series.EXTRAORDINARY: _("Extraordinary summits not held"),
    Summit.Series.JOINT: _("Joint summits not held"),
}


@compiled
def summits_with_what_they_name():
    """Return the public summits with what the rules ask of them.

    Adds ``has_declaration``; ``names_others``, whether a state other than the host is
    named as taking part; ``names_singly``, whether one is other than collectively.
    """
    declared = Declaration.objects.published().filter(summit=OuterRef("pk"))
    host = Coalesce(OuterRef("host_state"), OuterRef("place__state"), Value(""))
    others = (
        Participation.objects.published()
        .present()
        .filter(~Q(state=host), summit=OuterRef("pk"), state__isnull=False)
        .order_by()
    )
    singly = others.exclude(role=Participation.Role.COLLECTIVE)
    return (
        Summit.objects.published()
        .newest_first()
        .annotate(
            has_declaration=Exists(declared),
            names_others=Exists(others),
            names_singly=Exists(singly),
        )
    )


def number_series(summits) -> list[Gap]:
    """Return the numbers missing below the highest one held of each series.

    What lies above it nobody here knows, so no total is claimed.
    """
    found = []
    for series in Summit.Series:
        held = {s.number for s in summits if s.series == series and s.number}
        url = f"{reverse('summits:summit_list')}?series={series}"
        found += [
            Gap(
                *(gettext("Number series"), str(SERIES[series])),
                *(numbers(first, last), url),
                asked=Asked.HELD,
            )
            for first, last in runs(set(range(1, max(held, default=0))) - held)
        ]
    return found


def numbers(first, last) -> str:
    """Return numbers in words: ``Numbers 1 to 13``, ``Number 3``."""
    if first == last:
        return gettext("Number %(number)d") % {"number": first}
    return gettext("Numbers %(first)d to %(last)d") % {"first": first, "last": last}


def runs(missing) -> list[tuple[int, int]]:
    """Return the unbroken runs of a set of numbers, each as its first and last."""
    found = []
    for number in sorted(missing):
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found


@compiled
def declarations():
    return (
        Declaration.objects.published()
        .newest_first()
        .with_adopter()
        .select_related("text")
    )


def was_held(summit) -> bool:
    """Tell whether a summit is recorded as held."""
    return summit.state_of == StateOf.HELD


def is_unsettled(event, today) -> bool:
    """Tell whether an event announced for a day now past is recorded no further."""
    last_day = event.ended_last or event.began_last
    return event.state_of in TO_COME and "" < last_day < today


SUMMITS = Gaps(
    heading=_("Summits"),
    rank=10,
    records=summits_with_what_they_name,
    asked=Asked.DATES,
    every=_("All %(n)d summits"),
    label=attrgetter("title"),
    missing=number_series,
    rules=[
        Rule(_("The number is not recorded."), empty("number")),
        Rule(_("The opening day is not recorded."), empty("began_on")),
        Rule(
            _("The closing day is not recorded."),
            empty("ended_on"),
            asked=Asked.REST,
            is_of=was_held,
        ),
        Rule(
            _("The place is not recorded."),
            lambda summit, today: not summit.place_id and not summit.host_state_id,
        ),
        Rule(
            _("Whether it met in person or by videoconference is not recorded."),
            lambda summit, today: summit.format == Summit.Format.NOT_STATED,
            asked=Asked.REST,
            is_of=was_held,
        ),
        Rule(
            _("No declaration is held."),
            empty("has_declaration"),
            asked=Asked.TEXTS,
            is_of=was_held,
        ),
        Rule(
            _("No state other than the host is named as taking part."),
            empty("names_others"),
            asked=Asked.PRESENT,
            is_of=was_held,
        ),
        Rule(
            _("The states are reported collectively only; who attended is not named."),
            lambda summit, today: summit.names_others and not summit.names_singly,
            asked=Asked.PRESENT,
            is_of=was_held,
        ),
    ],
)
DECLARATIONS = Gaps(
    heading=_("Declarations"),
    rank=20,
    records=declarations,
    asked=Asked.TEXTS,
    every=_("All %(n)d declarations"),
    label=attrgetter("title"),
    rules=[
        Rule(
            _("The text is held in excerpts only."),
            lambda declaration, today: declaration.text.held == Source.Held.EXCERPTS,
        ),
        Rule(
            _("Of the text only a reference is held."),
            lambda declaration, today: declaration.text.held == Source.Held.REFERENCE,
        ),
        Rule(
            _("The day of its adoption is not recorded."),
            empty("adopted_on"),
            asked=Asked.DATES,
        ),
    ],
)
EVENTS = Gaps(
    heading=_("Events"),
    rank=70,
    records=compiled(lambda: Event.objects.published().for_list()),
    asked=Asked.DATES,
    every=_("All %(n)d events"),
    label=attrgetter("name"),
    rules=[
        Rule(_("The date is not recorded."), empty("began")),
        Rule(
            _("Whether it took place is not recorded."),
            is_unsettled,
            lambda event: in_words(event.ended or event.began),
            asked=Asked.HELD,
        ),
    ],
)
BODY_ACTS = Gaps(
    heading=_("Acts of bodies"),
    rank=46,
    records=compiled(lambda: BodyAct.objects.published().by_body()),
    asked=Asked.DATES,
    rules=[Rule(_("The date is not recorded."), empty("date"))],
)
ACTS = Gaps(
    heading=_("Acts of membership"),
    rank=35,
    records=compiled(lambda: MembershipAct.objects.published().by_state()),
    asked=Asked.BELONGING,
    rules=[Rule(_("The date is not recorded."), empty("date"))],
)
