"""What machines read of a page: schema.org, as JSON-LD.

Plain functions from a record, as its page loaded it, to a dictionary: those of a kind
of record are in the ``structured.py`` of its app. What is unknown is left out; dates
stay as partial as they are.
"""

import json

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alba_site.pages.breadcrumbs import steps_to
from archive.kinds.declared import kind_of
from archive.kinds.structured import CONTEXT
from members.structured import bloc

ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
DESCENDING = "https://schema.org/ItemListOrderDescending"
UNORDERED = "https://schema.org/ItemListUnordered"
COLLECTIONS = {  # view: the name of its page, the order of what it lists
    "pages:timeline": (gettext_lazy("Timeline"), DESCENDING),
    "pages:gaps": (gettext_lazy("What is not known"), UNORDERED),
    "pages:differences": (gettext_lazy("Where sources differ"), UNORDERED),
}


def as_script(data) -> SafeString:
    """Return ``data`` as the content of a script element, which no title can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - escaped here.


def data_of(record, context, origin, *, view=""):
    """Return the JSON-LD of a page as a dictionary; None if there is none to give.

    ``record`` is what the page is about or None, ``context`` what its view loaded,
    ``origin`` the address that stands before all others, ``view`` the name of the view.
    """
    if view == "pages:home":
        return {"@context": CONTEXT, **website(origin)}
    if view in COLLECTIONS:
        return {"@context": CONTEXT, **collection(view, context, origin)}
    kind = kind_of(type(record))
    graph = [kind.described(record, context, origin)] if kind and kind.described else []
    steps = steps_to(record)
    graph += [breadcrumbs(steps, origin)] if steps else []
    return {"@context": CONTEXT, "@graph": graph} if graph else None


def website(origin):
    """Return the site as such, for the home page."""
    return {
        "@type": "WebSite",
        "name": _("ALBA-TCP Summit Archive"),
        "url": origin + reverse("pages:home"),
        "inLanguage": get_language(),
        "about": bloc(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": origin + reverse("pages:search") + "?q={search_term_string}",
            "query-input": "required name=search_term_string",
        },
    }


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


def breadcrumbs(steps, origin):
    """Return the path to a page, from pairs of name and address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": origin + url}
            for n, (name, url) in enumerate(steps, 1)
        ],
    }
