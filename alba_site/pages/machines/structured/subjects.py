"""What summits speak of, and the pages that go across the whole archive."""

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alba_site.pages.machines.structured.parts import known, named
from initiatives.models import Initiative

DESCENDING = "https://schema.org/ItemListOrderDescending"
UNORDERED = "https://schema.org/ItemListUnordered"
COLLECTIONS = {  # view: the name of its page, the order of what it lists
    "pages:timeline": (gettext_lazy("Timeline"), DESCENDING),
    "pages:gaps": (gettext_lazy("What is not known"), UNORDERED),
    "pages:differences": (gettext_lazy("Where sources differ"), UNORDERED),
}


def initiative(record, context, origin):
    """Return an initiative; a meeting that was only proposed is no project."""
    sort = "Thing" if record.kind == Initiative.Kind.MEETING else "Project"
    return named(sort, record, origin)


def topic(record, context, origin):
    """Return a topic as a term of the archive's own vocabulary."""
    return known(
        {
            **named("DefinedTerm", record, origin),
            "description": str(record.scope_note),
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "name": _("Topics of the ALBA-TCP Summit Archive"),
            },
        }
    )


def collection(view, context, origin):
    """Return a page that lists what many records say: how much, not what.

    The entries name people; each is told with who said it and when on the page alone.
    """
    name, order = COLLECTIONS[view]
    return {
        "@type": "CollectionPage",
        "name": str(name),
        "url": origin + reverse(view),
        "inLanguage": get_language(),
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": context["paginator"].count,
            "itemListOrder": order,
        },
    }
