"""What other parts of the site need to know of what the summits undertake."""

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from archive.kinds.kind import Dated, Kind, News, Section
from initiatives import cited, gaps, structured
from initiatives.models import Amount, Initiative, Milestone

IMPLIED = {
    "remark": Case(When(implied=True, then=Value("implied")), default=Value("")),
    "remarks": {"implied": _("implied: the words only presuppose it")},
}
SECTIONS = [
    Section(
        "initiatives",
        _("Initiatives"),
        index="initiatives:initiative_list",
        rank=30,
        about=_("by status and subject"),
    )
]
KINDS = [
    Kind(
        Initiative,
        rank=40,
        page="initiatives:initiative_detail",
        section="initiatives",
        names=("name",),
        news=News(),
        gaps=gaps.INITIATIVES,
        described=structured.initiative,
        cited=cited.initiative,
        cited_part=cited.step_of_initiative,
    ),
    Kind(
        Milestone,
        rank=50,
        dates=(
            Dated("date", _("Step of an initiative"), **IMPLIED),
            Dated("not_after", _("Step of an initiative"), is_bound=True, **IMPLIED),
        ),
        gaps=gaps.STEPS,
    ),
    Kind(
        Amount,
        rank=55,
        dates=(Dated("as_of", _("Amount of an initiative"), unlike="milestone__date"),),
        gaps=gaps.AMOUNTS,
    ),
]
