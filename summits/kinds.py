"""What other parts of the site need to know of where states meet."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.kinds.kind import Dated, Kind, News, Section, Way
from summits import cited, gaps, references, structured, structured_texts
from summits.models import (
    ADOPTERS,
    BodyAct,
    Declaration,
    Event,
    MembershipAct,
    Place,
    StateOf,
    Summit,
    SummitPlace,
    Topic,
)

HOW_FAR = {
    "remark": "state_of",
    "remarks": {
        StateOf.ANNOUNCED: pgettext_lazy("date", "announced"),
        StateOf.POSTPONED: pgettext_lazy("date", "postponed"),
        StateOf.CANCELLED: pgettext_lazy("date", "cancelled"),
    },
}


def broader_one(topic) -> list[Topic]:
    """Return the topic above that of a page, if it is public."""
    return [topic.broader] if getattr(topic, "broader_is_public", False) else []


def adopter_in_public(declaration) -> list:
    """Return who adopted a declaration: a body, unlike a meeting, may not be public."""
    return [it for it in [declaration.adopter] if it.is_published]


SECTIONS = [
    Section(
        "summits",
        _("Summits"),
        index="summits:summit_list",
        rank=10,
        about=_("by country, year and kind"),
    ),
    Section(
        "declarations",
        _("Declarations"),
        index="summits:declaration_list",
        rank=20,
        about=_("passage by passage"),
    ),
    Section(
        "topics",
        _("Topics"),
        index="pages:topic_list",
        rank=45,
        about=_("what each summit spoke of"),
    ),
    Section(
        "events",
        _("Events"),
        index="pages:event_list",
        rank=90,
        way=Way.FOOT,
    ),
]
KINDS = [
    Kind(
        Summit,
        rank=10,
        page="summits:summit_detail",
        section="summits",
        names=("title",),
        news=News(),
        dates=(
            Dated("began_on", _("Summit, opening day"), **HOW_FAR),
            Dated("ended_on", _("Summit, closing day"), unlike="began_on", **HOW_FAR),
        ),
        gaps=gaps.SUMMITS,
        described=structured.summit,
        cited=cited.summit,
        cited_part=cited.statement_at_summit,
        reference=references.SUMMITS,
    ),
    Kind(Place, rank=15, names=("city",)),
    Kind(
        Declaration,
        rank=20,
        page="summits:declaration_detail",
        arguments=("summit__slug", "slug"),
        section="summits",
        above=adopter_in_public,
        called=attrgetter("short_title"),
        names=("title", "short"),
        news=News(summary=attrgetter("described"), related=(*ADOPTERS, "text")),
        dates=(Dated("adopted_on", _("Declaration adopted")),),
        gaps=gaps.DECLARATIONS,
        described=structured_texts.declaration,
        cited=cited.declaration,
        cited_part=cited.passage_of_declaration,
        reference=references.DECLARATIONS,
    ),
    Kind(
        Event,
        rank=30,
        page="summits:event_detail",
        section="events",
        names=("name",),
        news=News(),
        dates=(
            Dated("began", _("Event, beginning"), **HOW_FAR),
            Dated("ended", _("Event, end"), unlike="began", **HOW_FAR),
        ),
        gaps=gaps.EVENTS,
        described=structured.event,
        cited=cited.event,
        cited_part=cited.statement_at_event,
    ),
    Kind(
        MembershipAct,
        rank=75,
        dates=(Dated("date", _("Act of membership")),),
        gaps=gaps.ACTS,
    ),
    Kind(
        BodyAct,
        rank=101,
        dates=(Dated("date", _("Act of a body"), unlike="organization__began"),),
        gaps=gaps.BODY_ACTS,
    ),
    Kind(
        SummitPlace,
        rank=16,
        dates=(
            Dated("date", _("Further place of a summit"), unlike="summit__began_on"),
        ),
    ),
    Kind(
        Topic,
        rank=110,
        page="pages:topic_detail",
        section="topics",
        above=broader_one,
        described=structured.topic,
        cited=cited.topic,
    ),
]
