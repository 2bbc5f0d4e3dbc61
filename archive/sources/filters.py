"""The parameters that narrow the list of sources."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.lists.filters import FacetFilter, FacetFilterSet, YearFilter
from archive.sources.models import Source
from archive.sources.text_languages import LANGUAGE_NAMES


class SourceFilter(FacetFilterSet):
    """``?kind=report&language=es&publisher=teleSUR&year=2017&order=latest``."""

    own_order = pgettext_lazy("order by day", "received")
    orders = {"latest": pgettext_lazy("order by day", "published")}

    kind = FacetFilter(
        label=_("Kind"), any_label=_("Any kind"), named=Source.Kind.choices
    )
    publisher = FacetFilter(label=_("Publisher"), any_label=_("Any publisher"))
    year = YearFilter(label=_("Year"), any_label=_("Any year"))
    language = FacetFilter(
        label=_("Language"),
        any_label=_("Any language"),
        named=LANGUAGE_NAMES,
        by_name=True,
    )
