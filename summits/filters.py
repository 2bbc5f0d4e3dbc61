"""The parameters that narrow the lists of summits and of declarations."""

from django.utils.translation import gettext_lazy as _

from archive.lists.filters import FacetFilter, FacetFilterSet, YearFilter
from members.models import State
from summits.models import Declaration, Summit, Topic
from summits.roles import AT_SUMMITS


class SummitFilter(FacetFilterSet):
    """``?country=bolivia&role=host&year=2017&series=ordinary&topic=migration``."""

    country = FacetFilter(label=_("Country"), any_label=_("Any country"), of=State)
    role = FacetFilter(label=_("Role"), any_label=_("Any role"), named=AT_SUMMITS)
    year = YearFilter(label=_("Year"), any_label=_("Any year"))
    series = FacetFilter(
        label=_("Series"), any_label=_("Any series"), named=Summit.Series.choices
    )
    topic = FacetFilter(label=_("Topic"), any_label=_("Any topic"), of=Topic)


class DeclarationFilter(FacetFilterSet):
    """``?country=bolivia&role=host&year=2017&kind=final``."""

    country = FacetFilter(label=_("Country"), any_label=_("Any country"), of=State)
    role = FacetFilter(label=_("Role"), any_label=_("Any role"), named=AT_SUMMITS)
    year = YearFilter(label=_("Year"), any_label=_("Any year"))
    kind = FacetFilter(
        label=_("Kind"), any_label=_("Any kind"), named=Declaration.Kind.choices
    )
