"""The Atom feed of new and corrected records, one in each language."""

import re
import uuid
from typing import NamedTuple

from django.db.models import Value
from django.db.models.functions import Greatest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from alba_site.pages.models import Page
from archive.publishing.canonical import origin_of
from archive.publishing.views import PublicPage
from archive.record.languages import Words
from archive.record.text import as_text
from archive.sources.models import Source
from initiatives.models import Initiative
from summits.models import Declaration, Event, Summit

LONGEST = 30  # entries
IDS = uuid.UUID("5b0bb8d1-6c1f-4d0c-9a53-2f2a7c1f6e0e")  # never to be changed
KINDS = {
    model._meta.label_lower: model
    for model in (Summit, Declaration, Event, Initiative, Source, Page)
}
# What XML 1.0 cannot hold, whatever an editor pasted: https://www.w3.org/TR/xml/#charsets
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Entry(NamedTuple):
    """A record as the feed tells of it, in the reader's language if it can."""

    record: object
    title: str
    summary: str


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
            feed.add_item(**item(entry_of(record), origin))
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def latest_records():
    """Return the public records that were published or corrected last.

    Instances of the models of ``KINDS`` with ``told_at``, the time of their last
    change or, if later, of their publication. One query, and one more for each kind.
    """
    arms = [
        model.objects.published()
        .order_by()
        .annotate(
            told_kind=as_text(Value(label)),
            told_at=Greatest("publish_at", "updated_at"),
        )
        .values_list("told_kind", "key", "told_at")
        for label, model in KINDS.items()
    ]
    told = arms[0].union(*arms[1:], all=True)
    latest = list(told.order_by("-told_at", "told_kind", "key")[:LONGEST])
    found = {label: _in_bulk(label, latest) for label in KINDS}
    records = []
    for kind, key, told_at in latest:
        record = found[kind][key]
        record.told_at = told_at
        records.append(record)
    return records


def _in_bulk(label, latest):
    records = KINDS[label].objects.all()
    if label == Declaration._meta.label_lower:
        records = records.select_related("summit", "text")
    return records.in_bulk([key for kind, key, _ in latest if kind == label])


def entry_of(record) -> Entry:
    """Return title and summary of a record of one of ``KINDS``."""
    if isinstance(record, Source):
        about = {"reference": record.reference, "title": record.title}
        summary = _(
            "What the archive takes from %(reference)s, “%(title)s”, paragraph by "
            "paragraph."
        )
        return Entry(record, f"{record.reference}, {record.title}", summary % about)
    if isinstance(record, Declaration):
        return Entry(record, record.title, record.described)
    return Entry(record, str(record), record.summary)


def item(entry, origin):
    """Return an entry as the arguments of ``SyndicationFeed.add_item()``."""
    record = entry.record
    return {
        "title": fit(entry.title),
        "link": origin + record.get_absolute_url(),
        "description": as_html(entry.summary),
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
