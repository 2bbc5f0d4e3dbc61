"""The Atom feed of new and corrected records, one in each language."""

import re
import uuid

from django.db.models import Value
from django.db.models.functions import Greatest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from archive.kinds.declared import kind_of, kinds
from archive.publishing.canonical import origin_of
from archive.publishing.views import PublicPage
from archive.record.languages import Words
from archive.record.text import as_text

LONGEST = 30  # entries
IDS = uuid.UUID("5b0bb8d1-6c1f-4d0c-9a53-2f2a7c1f6e0e")  # never to be changed
# What XML 1.0 cannot hold, whatever an editor pasted: https://www.w3.org/TR/xml/#charsets
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class AtomFeed(Atom1Feed):
    """An Atom feed whose date does not move while it is empty."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["changed_at"]


class Feed(PublicPage, View):
    """Send the records published or corrected last, the latest first."""

    def get(self, request, *args, **kwargs):
        origin = origin_of(request)
        feed = AtomFeed(
            title=_("ALBA-TCP Summit Archive"),
            subtitle=_("New and corrected records"),
            description=None,
            link=origin + reverse("pages:home"),
            feed_url=origin + reverse("pages:feed"),
            feed_guid=urn(f"feed/{get_language()}"),
            author_name=_("ALBA-TCP Summit Archive"),
            language=get_language(),
            changed_at=self.edition.changed_at,
        )
        for record in latest_records():
            feed.add_item(**item(record, origin))
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def latest_records():
    """Return the public records that were published or corrected last.

    Each has ``told_at``, the time of its last change or, if later, of its publication.
    One query, and one more for each kind that has news.
    """
    told_of = [kind for kind in kinds() if kind.news]
    arms = [
        kind.model.objects.published()
        .order_by()
        .annotate(
            told_kind=as_text(Value(kind.label)),
            told_at=Greatest("publish_at", "updated_at"),
        )
        .values_list("told_kind", "key", "told_at")
        for kind in told_of
    ]
    told = arms[0].union(*arms[1:], all=True)
    latest = list(told.order_by("-told_at", "told_kind", "key")[:LONGEST])
    found = {kind.label: _in_bulk(kind, latest) for kind in told_of}
    records = []
    for label, key, told_at in latest:
        record = found[label][key]
        record.told_at = told_at
        records.append(record)
    return records


def _in_bulk(kind, latest):
    records = kind.model.objects.select_related(*kind.news.related)
    return records.in_bulk([key for label, key, _ in latest if label == kind.label])


def item(record, origin):
    """Return a record as the arguments of ``SyndicationFeed.add_item()``."""
    news = kind_of(type(record)).news
    return {
        "title": fit(news.title(record)),
        "link": origin + record.get_absolute_url(),
        "description": as_html(news.summary(record)),
        "unique_id": urn(f"{record._meta.label_lower}/{record.pk}/{get_language()}"),
        "pubdate": record.publish_at,
        "updateddate": record.told_at,
        "categories": [str(record._meta.verbose_name)],
    }


def as_html(words):
    """Return a summary as the HTML that Atom takes it for, its language marked."""
    if isinstance(words, Words) and words and words.lang != get_language():
        return format_html('<p lang="{}">{}</p>', words.lang, fit(words))
    return escape(fit(words))


def fit(words) -> str:
    """Return ``words`` without the characters that no XML document can hold."""
    return UNFIT.sub("", words)


def urn(name) -> str:
    """Return a permanent identifier, the same on any host and under any address."""
    return uuid.uuid5(IDS, name).urn
