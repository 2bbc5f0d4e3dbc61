"""What machines read of a page: schema.org, as JSON-LD.

Plain functions from a record, as its page loaded it, to a dictionary. What is unknown
is left out; dates stay as partial as they are. Nothing is said of a person but name,
dated offices and death, and no words that concern a person are passed on: a negative
statement must not travel without who said it and when.
"""

import json

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alba_site.pages.breadcrumbs import steps_to
from alba_site.pages.machines.structured import meetings, names, subjects, texts
from alba_site.pages.machines.structured.parts import CONTEXT, bloc
from archive.sources.models import Source
from initiatives.models import Initiative
from members.models import Organization, Person, State
from summits.models import Declaration, Event, Summit, Topic

ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
DESCRIBED = {
    Summit: meetings.summit,
    Event: meetings.event,
    Declaration: texts.declaration,
    Source: texts.source,
    Person: names.person,
    Organization: names.organization,
    State: names.state,
    Initiative: subjects.initiative,
    Topic: subjects.topic,
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
    if view in subjects.COLLECTIONS:
        return {"@context": CONTEXT, **subjects.collection(view, context, origin)}
    describe = DESCRIBED.get(type(record))
    graph = [describe(record, context, origin)] if describe else []
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


def breadcrumbs(steps, origin):
    """Return the path to a page, from pairs of name and address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": origin + url}
            for n, (name, url) in enumerate(steps, 1)
        ],
    }
