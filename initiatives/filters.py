"""The parameters that narrow the list of initiatives."""

from django.utils.translation import gettext_lazy as _

from archive.lists.filters import FacetFilter, FacetFilterSet, YearFilter
from initiatives.models import Milestone
from members.models import State
from summits.models import Topic
from summits.roles import ROLES


class InitiativeFilter(FacetFilterSet):
    """``?country=venezuela&role=host&year=2025&stage=proposed&topic=migration``."""

    country = FacetFilter(label=_("Country"), any_label=_("Any country"), of=State)
    role = FacetFilter(label=_("Role"), any_label=_("Any role"), named=ROLES)
    year = YearFilter(label=_("Year"), any_label=_("Any year"))
    stage = FacetFilter(
        label=_("Stage"), any_label=_("Any stage"), named=Milestone.Step.choices
    )
    topic = FacetFilter(label=_("Topic"), any_label=_("Any topic"), of=Topic)
