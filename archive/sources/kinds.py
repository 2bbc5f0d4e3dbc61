"""What other parts of the site need to know of texts."""

from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.kinds.kind import Dated, Kind, News, Section, Way
from archive.sources import cited, gaps, references, structured
from archive.sources.models import Source


def headline(source) -> str:
    return f"{source.reference}, {source.title}"


def summary(source) -> str:
    """Return one sentence on a source, for those who have not opened its page."""
    about = {"reference": source.reference, "title": source.title}
    told = _(
        "What the archive takes from %(reference)s, “%(title)s”, paragraph by "
        "paragraph."
    )
    return told % about


SECTIONS = [
    Section(
        "sources",
        gettext_lazy("Sources"),
        index="sources:source_list",
        rank=50,
        way=Way.FOOT,
    )
]
KINDS = [
    Kind(
        Source,
        rank=120,
        page="sources:source_detail",
        section="sources",
        called=attrgetter("reference"),
        news=News(headline, summary),
        dates=(Dated("published_on", gettext_lazy("Source published")),),
        gaps=gaps.SOURCES,
        described=structured.source,
        cited=cited.source,
        cited_part=cited.passage_of_source,
        reference=references.SOURCES,
    )
]
