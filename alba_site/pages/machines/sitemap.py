"""The sitemap: every page that links lead to, in both languages."""

import datetime as dt
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import DateTimeField, Value
from django.db.models.functions import Cast, Greatest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views import View

from alba_site.pages.machines.head import DEFAULT, versions
from archive.kinds.declared import kinds, sections
from archive.publishing.canonical import origin_of
from archive.publishing.views import PublicPage
from archive.record.text import as_text
from members import roll

ACROSS = ["pages:differences", "pages:gaps", "pages:timeline", "pages:search"]
BEGINNING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


class Address(NamedTuple):
    """A page in all languages: its address in one, and when it last changed."""

    address: str
    changed_at: dt.datetime


class Sitemap(PublicPage, View):
    """Send the addresses of all pages in each language, each with its other versions.

    One file: the format allows 50,000 addresses.
    """

    def get(self, request, *args, **kwargs):
        origin = origin_of(request)
        elements = "".join(
            element(page, origin) for page in pages(self.edition.changed_at)
        )
        return HttpResponse(
            f"{BEGINNING}{elements}</urlset>\n", content_type="application/xml"
        )


def pages(changed_at) -> list[Address]:
    """Return all pages that have an address of their own. Four queries.

    ``changed_at`` is when the edition was made: that of the pages which gather records.
    """
    with override(DEFAULT):
        names = ["pages:home", *(section.index for section in sections()), *ACROSS]
        indexes = [Address(reverse(name), changed_at) for name in names]
        days = roll.dated_days(roll.roll_on(timezone.localdate()))
        rolls = [reverse("members:roll_on", args=[day]) for day in days]
        on_days = [Address(url, changed_at) for url in rolls]
        return [*indexes, *on_days, *record_pages(changed_at)]


def record_pages(changed_at) -> list[Address]:
    """Return the pages of records, kind by kind. One query.

    Reference records have no time of change, hence that of the edition.
    """
    with_pages = [kind for kind in kinds() if kind.page]
    order = [kind.page for kind in with_pages]
    arms = [_arm(kind) for kind in with_pages]
    rows = sorted(
        arms[0].union(*arms[1:], all=True),
        key=lambda row: (order.index(row[0]), row[1:3]),
    )
    return [
        Address(reverse(name, args=[arg for arg in args if arg]), told_at or changed_at)
        for name, *args, told_at in rows
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
            page_first=as_text(first),
            page_second=as_text(second),
            page_told_at=told_at,
        )
        .values_list("page_name", "page_first", "page_second", "page_told_at")
    )


def element(page, origin) -> str:
    """Return the elements of a page, one a language, under ``origin``."""
    pairs = versions(page.address, origin)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(url)}/>'
        for code, url in pairs
    )
    told = timezone.localtime(page.changed_at).isoformat(timespec="seconds")
    return "".join(
        f"<url><loc>{escape(url)}</loc><lastmod>{told}</lastmod>{links}</url>\n"
        for _, url in pairs[: len(settings.LANGUAGES)]
    )
