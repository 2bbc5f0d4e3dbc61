"""The search: its page, and how browsers learn of it."""

import re
from typing import NamedTuple

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.generic import TemplateView

from alba_site.pages import references
from alba_site.pages.searching.facets import facets, offers
from alba_site.pages.searching.help import examples, suggestion
from alba_site.pages.searching.names import names_in
from alba_site.pages.searching.question import Question
from archive.lists.facets import Role, roles_in
from archive.publishing.canonical import origin_of
from archive.publishing.templatetags.record import capital
from archive.publishing.views import PublicPage
from archive.search import documents
from archive.search.results import Hit
from archive.search.searching import PER_PAGE, search
from archive.sources.models import LABELS

PAGE = re.compile("[1-9][0-9]{0,5}")


class Row(NamedTuple):
    """A hit as a page shows it: what it is, its address, the part the country had.

    ``reference`` is empty where people have none but the address, ``roles`` are those
    of the countries chosen, ``other_languages`` the
    codes of those of its words that are not in the reader's.
    """

    hit: Hit
    kind: str
    url: str
    reference: str
    roles: list[Role]
    other_languages: list[str]


class Search(PublicPage, TemplateView):
    """Show what is found, or how to search where nothing is asked.

    No search is kept: it declares none of its parameters, of which there is no end.
    """

    template_name = "pages/search.html"

    def get(self, request, *args, **kwargs):
        question = Question(request.GET, names_in(self.edition))
        url = self.elsewhere(question)
        return redirect(url) if url else self.answer(question)

    def elsewhere(self, question):
        """Return where a reference, or a value written otherwise, leads; else None."""
        in_full = question.in_full()
        if in_full:
            return f"{self.request.path}{in_full}"
        return references.passage_called(question.typed)

    def answer(self, question):
        """Return the page that answers ``question``."""
        shown = {"question": question, "filter": question, "total": 0}
        if not question:
            shown |= self.help(question)
        elif question.is_valid():
            shown |= self.found(question)
        return self.render_to_response(self.get_context_data(**shown))

    def found(self, question):
        """Return what the page shows of the results; of none, what else there is.

        Raises ``Http404`` for a page out of range.
        """
        asked, (question, results, page) = question, self.answered(question)
        shown = {"total": results.total, "page_obj": page}
        if question is not asked:
            shown |= {"question": question, "filter": question, "narrower": asked}
        if results.total:
            return shown | {
                "rows": [row_of(hit, question) for hit in results.hits],
                "facets": facets(question, results.counts),
            }
        return shown | {
            "suggestion": suggestion(question, self.edition),
            "offers": offers(question, results.fewer),
        }

    def answered(self, question):
        """Return what is answered, its results on the page asked for, and that page.

        Where the filters that were typed leave nothing, that is the words alone.
        """
        results, page = self.results(question)
        if results.total or not question.told or not question.words_alone.total:
            return question, results, page
        alone = question.alone()
        return alone, *self.results(alone)

    def results(self, question):
        """Return the results on the page asked for, and that page of a paginator."""
        number = self.request.GET.get("page") or "1"
        if not PAGE.fullmatch(number):
            raise Http404
        results = search(question.query, int(number), edition=self.edition)
        try:
            return results, Paginator(range(results.total), PER_PAGE).page(number)
        except EmptyPage:
            raise Http404 from None

    def help(self, question):
        """Return what the page shows where nothing is asked."""
        if self.request.GET.get("page", "1") != "1":
            raise Http404
        newest = search(question.query, edition=self.edition)
        return {
            "examples": examples(newest, question.names),
            "facets": facets(question, newest.counts),
        }


class OpenSearch(PublicPage, TemplateView):
    """Tell browsers how to search the archive: https://github.com/dewitt/opensearch."""

    template_name = "pages/opensearch.xml"
    content_type = "application/opensearchdescription+xml"

    def get_context_data(self, **kwargs):
        origin = origin_of(self.request)
        return super().get_context_data(**kwargs, origin=origin)


def row_of(hit, question) -> Row:
    """Return a hit as the page that answers ``question`` shows it."""
    meta = documents.kind_of(hit.type).model._meta
    countries = {
        country: question.names.label("country", country)
        for country in question.filters.get("country", ())
    }
    found = {c: {role for slug, role in hit.countries if slug == c} for c in countries}
    return Row(
        hit=hit,
        kind=capital(str(meta.verbose_name)),
        url=f"/{get_language()}{hit.url}",
        reference="" if f"/{hit.reference}/" in hit.url else aloud(hit.reference),
        roles=[role for role in roles_in(found, countries) if role.name],
        other_languages=[
            excerpt.lang for excerpt in hit.excerpts if excerpt.lang != get_language()
        ],
    )


def aloud(reference) -> str:
    """Return a reference as the reader's language says it: ``R2 título``."""
    source, _space, label = reference.partition(" ")
    return f"{source} {LABELS[label]}" if label in LABELS else reference
