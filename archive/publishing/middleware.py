"""A page that is kept is answered before anything that only making one needs."""

from django.http import HttpResponse

from archive.publishing import outage
from archive.publishing.canonical import asked_address
from archive.publishing.kept import pages_kept
from archive.publishing.validators import etag_of, has_been_given, is_known, weighed


class KeptPageMiddleware:
    """Give the page kept of the address asked for, or 304 to who knows it.

    It stands within the middleware that every answer needs (headers, TLS, language,
    compression) and before the desk's. An address that something is kept of is one
    that ``PublicPage`` has found canonical. One query; none for any other address,
    unless the visitor was given a page of it before.

    Where it has read the edition, ``request.reading`` is what it has read.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        reads = request.method in ("GET", "HEAD")
        return (reads and kept_answer(request)) or self.get_response(request)


def kept_answer(request) -> HttpResponse | None:
    """Return the answer that needs no page made; None where there is none.

    Raises the error of the database if that is away and no page may be shown.
    """
    request.get_host()  # or the refusal of one that is not allowed
    address = asked_address(request)
    if not (has_been_given(request, address) or address in pages_kept):
        return None
    request.reading, page = outage.last_reading.renew(address)
    if page is not None:  # the database is away
        return page
    tag, changed_at = request.reading.tag, request.reading.changed_at
    etag = etag_of(address, tag)
    if is_known(request, etag):
        page = HttpResponse()  # it was given with this page: there is one
    elif kept := pages_kept.get(address, tag):
        page = kept.answer(request)
    else:
        return None
    return weighed(request, page, etag, changed_at)
