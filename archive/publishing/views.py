"""What every public page does: it is made once an edition, then 304 to who knows it."""

import datetime as dt
import hashlib
from functools import cache

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags

from archive.publishing import addresses
from archive.publishing.canonical import asked_address, canonical_address
from archive.publishing.falling import fell_with
from archive.publishing.kept import digest, pages_kept
from archive.publishing.outage import last_reading

CODE = ["alba_site", "archive", "members", "summits", "initiatives"]
NOT_KEPT = {"Cache-Control": "no-store"}
NOT_FOR_GOOD = {"Cache-Control": "public, no-cache"}  # it may move back
SETTLED = dt.timedelta(seconds=2)  # HTTP dates count seconds


class PublicPage:
    """Mixin for public views: they look at no user and change with the edition only.

    ``self.edition`` is the ``edition.Edition`` the page is made from; it is also that
    of ``request``. Where a record moved, or was withdrawn, its old address says so.

    ``parameters`` are the names that the query string of a page may hold, in the order
    in which links write them. A view that has made a page which anybody can ask for
    under any number of addresses sets ``is_kept`` to False.
    """

    parameters = ()
    is_kept = True

    def dispatch(self, request, *args, **kwargs):
        address = canonical_address(request, self.parameters)
        self.edition, page = last_reading.renew(address)
        if page is not None:  # the database is away
            return page
        request.edition = self.edition
        tag, changed_at = validators(self.edition)
        last_reading.note(self.edition, tag)
        etag = f'W/"{tag}-{digest(asked_address(request))[:16]}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            response = HttpResponse()  # it was given with this page: there is one
        else:
            response = self.page(address, tag, request, *args, **kwargs)
        if response.status_code != 200:
            return response
        return weighed(request, response, etag, changed_at)

    def page(self, address, tag, request, *args, **kwargs):
        """Return the page: as kept since it was made under ``tag``, or made anew.

        ``tag`` changes with everything a page shows, so that a page kept is never old;
        ``address`` is ``""`` where none is kept.
        """
        page = pages_kept.get(address, tag) if address else None
        if page is None:
            page = self.made(request, *args, **kwargs)
            if address and self.is_kept and page.status_code == 200:
                pages_kept.put(address, tag, page)
        return page

    def made(self, request, *args, **kwargs):
        """Return the page made and rendered, or what there is instead of one."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            response = elsewhere(request)
            if response is None:
                raise
        return response.render() if hasattr(response, "render") else response


def weighed(request, page, etag, changed_at):
    """Return ``page``, an answer of 200, or 304 or 412 if the request says when.

    ``changed_at`` is None where it has no time to compare.
    """
    page["ETag"] = etag
    page["Cache-Control"] = "public, no-cache"
    modified = changed_at and int(changed_at.timestamp())
    if modified:
        page["Last-Modified"] = http_date(modified)
    return get_conditional_response(request, etag, modified, page)


def elsewhere(request):
    """Return where the record once at this address is, or why it is gone; else None."""
    path = request.path.split("/", 2)[-1]
    record = addresses.record_at(f"/{path}")
    if record is None:
        return None
    if record.is_published:
        url = record.get_absolute_url()
        moved = HttpResponsePermanentRedirect(url, headers=NOT_FOR_GOOD)
        return moved if url != request.path else None
    return notice(request, record)


def notice(request, record):
    """Return the notice that ``record``, no longer public, is withdrawn; else None.

    Or that it fell with another record, which the notice names.
    """
    is_withdrawn = bool(getattr(record, "withdrawn_on", ""))
    withdrawn = record if is_withdrawn else fell_with(record)
    if withdrawn is None:
        return None
    gone = {
        "record": record,
        "title": addresses.title_of(record),
        "withdrawn": withdrawn,
        "named": "" if is_withdrawn else addresses.title_of(withdrawn),
    }
    return TemplateResponse(request, "410.html", gone, status=410, headers=NOT_KEPT)


def validators(current):
    """Return a tag of all public pages as they are now, and when they last changed.

    Pages also change with the day (who is a member today) and with the release. The
    time is None within two seconds of a change, which HTTP dates could not tell apart.
    """
    today = timezone.localdate()
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    mark, released_at = release()
    changed_at = max(current.changed_at, midnight, released_at)
    settled = timezone.now() - changed_at > SETTLED
    return f"{current.mark}-{today}-{mark}", changed_at if settled else None


@cache
def release():
    """Return a mark of the code and settings that make the pages, and its time.

    The mark is 8 hexadecimal digits; the time that of the file last written.
    """
    mark = hashlib.sha256(
        repr(
            [settings.ALBA_PUBLISHER, settings.ALBA_CONTACT, settings.ALBA_SITE_URL]
        ).encode()
    )
    written = 0.0
    for path in sorted(
        path
        for name in CODE
        for path in (settings.BASE_DIR / name).rglob("*")
        if path.suffix in {".py", ".html", ".css", ".mo"}
    ):
        mark.update(path.read_bytes())
        written = max(written, path.stat().st_mtime)
    return mark.hexdigest()[:8], dt.datetime.fromtimestamp(written, tz=dt.UTC)
