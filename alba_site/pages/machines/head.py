"""How a page is found and shared: its one address, its languages, its structured data.

Addresses are absolute where ALBA_SITE_URL is set. Where a format wants absolute ones
anyway, they are those of the host that was asked.
"""

from typing import NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alba_site.pages.context_processors import languages
from alba_site.pages.machines.citing.cite import Cite, cite
from alba_site.pages.machines.structured import as_script, data_of
from archive.publishing.canonical import origin_of

LOCALES = {"en": "en_GB", "es": "es_LA"}  # Open Graph has no Spanish of America but LA
DEFAULT = settings.LANGUAGE_CODE  # the language for a reader of neither


class Image(NamedTuple):
    """The picture that stands for a page where it is shared; its size in pixels."""

    url: str
    type: str
    width: int
    height: int
    alt: str


class Found(NamedTuple):
    """What the head of a page says of it to those who link to it.

    ``canonical`` and ``versions`` (pairs of language code and address, ``x-default``
    the last) are absolute where ALBA_SITE_URL is set; ``url`` and that of the image
    always are. ``locale`` and ``other_locales`` are Open Graph's; ``data`` is JSON-LD
    or "". ``cite`` is how it is cited, None if it is not.
    """

    canonical: str
    versions: list[tuple[str, str]]
    url: str
    kind: str
    locale: str
    other_locales: list[str]
    image: Image
    data: SafeString
    cite: Cite | None


def found(context) -> Found:
    """Return what the head says of the page that a template ``context`` makes."""
    request = context["request"]
    address = request.path + query_of(context)
    origin = origin_of(request)
    view = request.resolver_match.view_name if request.resolver_match else ""
    data = data_of(context.get("object"), context, origin, view=view)
    entry = context["view"].cited() if "view" in context else None
    language = get_language()
    return Found(
        canonical=settings.ALBA_SITE_URL + address,
        versions=versions(address),
        url=origin + address,
        kind="article" if context.get("object") else "website",
        locale=LOCALES[language],
        other_locales=[name for code, name in LOCALES.items() if code != language],
        image=image_of(context.get("photos"), origin),
        data=as_script(data) if data else SafeString(""),
        cite=entry and cite(entry, origin),
    )


def image_of(photos, origin) -> Image:
    """Return the first of the ``Photo``s of a page, or the picture of the site."""
    if not photos:
        words = _("A sun rising over the sea, and the name ALBA-TCP")
        url = origin + static("alba_site/share.png")
        return Image(url, "image/png", 1200, 630, words)
    jpeg = photos[0].plain
    url = origin + jpeg["url"]
    return Image(url, "image/jpeg", jpeg["width"], jpeg["height"], photos[0].alt)


def versions(address, origin=None) -> list[tuple[str, str]]:
    """Return the language codes and addresses of a page, ``x-default`` the last.

    ``address`` is that of the page in any language, ``origin`` stands before each.
    """
    origin = settings.ALBA_SITE_URL if origin is None else origin
    pairs = [(page["code"], origin + page["url"]) for page in languages(address)]
    return [*pairs, ("x-default", dict(pairs)[DEFAULT])]


def query_of(context) -> str:
    """Return the query string of a page: its filters, sorted, and its number.

    Parameters that nobody knows are left out, and all of them where one is wrong.
    """
    filterset, page = context.get("filter"), context.get("page_obj")
    if filterset is not None and not filterset.is_valid():
        return ""
    query = filterset.address() if filterset is not None else "?"
    if page is not None and page.number > 1:
        query += f"{'' if query == '?' else '&'}page={page.number}"
    return "" if query == "?" else query
