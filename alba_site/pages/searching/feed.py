"""The Atom feed of a search: page by page what its page shows, in the same order."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alba_site.pages.machines.feeds import AtomFeed, fit, urn
from alba_site.pages.searching.views import Search, row_of
from alba_site.pages.templatetags.hits import around
from archive.publishing.canonical import origin_of


class PagedFeed(AtomFeed):
    """An Atom feed that leads to its next page: https://www.rfc-editor.org/rfc/rfc5005."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for rel in ("previous", "next"):
            if self.feed[rel]:
                link = {"rel": rel, "href": self.feed[rel]}
                handler.addQuickElement("link", "", link)


class SearchFeed(Search):
    """Send what is found; nothing where nothing is asked, or not well."""

    def elsewhere(self, question):
        in_full = question.in_full()
        return in_full and f"{self.request.path}{in_full}"

    def answer(self, question):
        origin = origin_of(self.request)
        url = origin + reverse("pages:search_feed")
        feed_url = url + question.address()
        hits, page, answered = [], None, question
        if question and question.is_valid():
            answered, results, page = self.answered(question)
            hits = results.hits
        feed = PagedFeed(
            title=_("“%(words)s”: search") % {"words": fit(question.typed)},
            description=None,
            link=origin + reverse("pages:search") + question.address(),
            feed_url=feed_url,
            feed_guid=urn(f"search/{question.address()}/{get_language()}"),
            author_name=_("ALBA-TCP Summit Archive"),
            language=get_language(),
            changed_at=self.edition.changed_at,
            **neighbours(page, url + answered.address()),
        )
        for hit in hits:
            feed.add_item(**item(row_of(hit, answered), origin))
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def neighbours(page, feed_url):
    """Return the addresses of the feed's previous and next page, or ``""``."""
    before, after = (
        page and page.has_previous() and page.previous_page_number(),
        page and page.has_next() and page.next_page_number(),
    )
    return {
        "previous": f"{feed_url}&page={before}" if before else "",
        "next": f"{feed_url}&page={after}" if after else "",
    }


def item(row, origin):
    """Return a row of the page as the arguments of ``SyndicationFeed.add_item()``."""
    hit = row.hit
    excerpts = ((excerpt.lang, around(excerpt)) for excerpt in hit.excerpts)
    return {
        "title": fit(hit.title),
        "link": origin + row.url,
        "description": fit(format_html_join("", '<p lang="{}">{}</p>', excerpts)),
        "unique_id": urn(f"{hit.key}/{get_language()}"),
        "updateddate": hit.changed_at,
        "categories": [row.kind],
    }
