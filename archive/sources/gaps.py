"""What the archive may lack of texts."""

from django.utils.translation import gettext_lazy as _

from archive.kinds.gaps import Gaps, Rule, empty
from archive.publishing.compiled import compiled
from archive.record.languages import Words
from archive.sources.models import Source


def title_of_source(source) -> Words:
    """Return the reference and the title of a source, in the language of the text."""
    return Words(f"{source.reference} · {source.title}", source.language)


@compiled
def sources():
    # No more than is asked of them: they are by far the most records.
    named = ("slug", "number", "title", "language")
    asked = ("publisher", "author", "published_on", "held")
    return Source.objects.published().newest_first().only(*named, *asked)


SOURCES = Gaps(
    heading=_("Sources"),
    rank=80,
    records=sources,
    every=_("All %(n)d sources"),
    label=title_of_source,
    rules=[
        Rule(_("The publisher is not recorded in the copy held."), empty("publisher")),
        Rule(_("The author is not recorded in the copy held."), empty("author")),
        Rule(_("The date of publication is not recorded."), empty("published_on")),
        Rule(
            _("Only a reference to the text is held."),
            lambda source, today: source.held == Source.Held.REFERENCE,
        ),
    ],
)
