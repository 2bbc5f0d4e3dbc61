"""The sitemap: every page that links lead to, in both languages."""

import datetime as dt
from sys import intern
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import DateTimeField, Value
from django.db.models.functions import Cast, Coalesce, Greatest
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views import View

from alba_site.pages.machines.head import DEFAULT, versions
from archive.kinds.declared import kinds, sections
from archive.publishing.canonical import origin_of
from archive.publishing.per_edition import per_edition
from archive.publishing.views import PublicPage
from archive.record.text import as_text
from members.latest import days_told

ACROSS = ["pages:differences", "pages:gaps", "pages:timeline", "pages:search"]
PAGES = 250  # of a part: so few are short enough to be kept (kept.LONGEST)
BEGINNING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


class Page(NamedTuple):
    """A page in all languages: the name of its address, and when it last changed."""

    name: str
    arguments: tuple[str, ...]
    changed_at: dt.datetime


class Sitemap(PublicPage, View):
    """Send the addresses of all pages in each language, each with its other versions.

    What does not fit one part is sent in several, and here the addresses of these. The
    format allows more in a part, but each is made at once, and kept.
    """

    def get(self, request, *args, **kwargs):
        origin = origin_of(request)
        parts = parts_in(self.edition, timezone.localdate())
        if len(parts) == 1:
            return sent(elements(parts[0], origin), "urlset")
        addresses = (
            reverse("sitemap_part", args=[n]) for n in range(1, len(parts) + 1)
        )
        return sent(
            "".join(
                f"<sitemap><loc>{escape(origin + address)}</loc></sitemap>\n"
                for address in addresses
            ),
            "sitemapindex",
        )


class SitemapPart(PublicPage, View):
    """Send one part of a sitemap that has several; they are counted from 1."""

    def get(self, request, *args, part, **kwargs):
        parts = parts_in(self.edition, timezone.localdate())
        if not 1 < len(parts) >= part > 0:
            raise Http404
        return sent(elements(parts[part - 1], origin_of(request)), "urlset")


def sent(content, root) -> HttpResponse:
    """Return the answer that has ``content``, elements, in the element ``root``."""
    return HttpResponse(
        f"{BEGINNING.format(root)}{content}</{root}>\n", content_type="application/xml"
    )


def parts_in(edition, day) -> list[list[Page]]:
    """Return the pages of ``edition`` on ``day``, a ``date``, in parts; at least one.

    Four queries the first time, none after.
    """
    return _parts(edition.on(day))


@per_edition()
def _parts(edition_of_the_day):
    found = pages(edition_of_the_day.changed_at)
    return [found[start : start + PAGES] for start in range(0, len(found), PAGES)]


def elements(part, origin) -> str:
    """Return the elements of the pages of ``part`` under ``origin``."""
    with override(DEFAULT):
        return "".join(element(page, origin) for page in part)


def pages(changed_at) -> list[Page]:
    """Return all pages that have an address of their own. Six queries.

    ``changed_at`` is when the edition was made: that of the pages which gather records.
    """
    with override(DEFAULT):
        names = ["pages:home", *(section.index for section in sections()), *ACROSS]
        indexes = [Page(name, (), changed_at) for name in names]
        days = days_told(timezone.localdate())
        on_days = [Page("members:roll_on", (day,), changed_at) for day in days]
        return [*indexes, *on_days, *record_pages(changed_at)]


def record_pages(changed_at) -> list[Page]:
    """Return the pages of records, kind by kind. One query.

    Reference records have no time of change, hence that of the edition.
    """
    with_pages = [kind for kind in kinds() if kind.page]
    order = {kind.page: place for place, kind in enumerate(with_pages)}
    arms = [_arm(kind) for kind in with_pages]
    rows = sorted(
        arms[0].union(*arms[1:], all=True),
        key=lambda row: (order[row[0]], row[1:3]),
    )
    return [
        Page(intern(name), tuple(filter(None, arguments)), told_at or changed_at)
        for name, *arguments, told_at in rows
    ]


def _arm(kind):
    first, second = [*kind.arguments, Value("")][:2]
    told_at = (
        Greatest("publish_at", "updated_at")
        if hasattr(kind.model, "publish_at")
        else Cast(Value(None), DateTimeField())
    )
    return (
        kind.model.objects.published()
        .order_by()
        .annotate(
            page_name=as_text(Value(kind.page)),
            page_first=Coalesce(as_text(first), as_text(Value(""))),
            page_second=as_text(second),
            page_told_at=told_at,
        )
        .values_list("page_name", "page_first", "page_second", "page_told_at")
    )


def element(page, origin) -> str:
    """Return the elements of a page, one a language, under ``origin``."""
    pairs = versions(reverse(page.name, args=page.arguments), origin)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(url)}/>'
        for code, url in pairs
    )
    told = timezone.localtime(page.changed_at).isoformat(timespec="seconds")
    return "".join(
        f"<url><loc>{escape(url)}</loc><lastmod>{told}</lastmod>{links}</url>\n"
        for _, url in pairs[: len(settings.LANGUAGES)]
    )
