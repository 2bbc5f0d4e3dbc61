"""What every public page does: GET and HEAD only, and 304 while the edition stands."""

import datetime as dt
import hashlib
from functools import cache, partial

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from alba_site.publishing import addresses, edition

CODE = ["alba_site", "members", "summits", "initiatives"]
NOT_KEPT = {"Cache-Control": "no-store"}
NOT_FOR_GOOD = {"Cache-Control": "public, no-cache"}  # it may move back
LONGEST_KEPT = 300  # characters: no page is kept for an address nobody asks twice
SETTLED = dt.timedelta(seconds=2)  # HTTP dates count seconds


class PublicPage:
    """Mixin for public views: they look at no user and change with the edition only.

    ``self.edition`` is the ``edition.Edition`` the page is made from; it is also that
    of ``request``. Where a record moved, or was withdrawn, its old address says so.
    """

    http_method_names = ["get", "head"]
    is_kept = True  # whether pages made are kept; not where anybody can ask anything

    def dispatch(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return self.http_method_not_allowed(request, *args, **kwargs)
        request.edition = self.edition = edition.current()
        tag, changed_at = validators(self.edition)
        response = get_conditional_response(
            request, etag=tag, last_modified=changed_at and int(changed_at.timestamp())
        ) or self.page(request, tag, *args, **kwargs)
        if response.status_code in (200, 304):
            response["ETag"] = tag
            if changed_at:
                response["Last-Modified"] = http_date(changed_at.timestamp())
            response["Cache-Control"] = "public, no-cache"
        return response

    def page(self, request, tag, *args, **kwargs):
        """Return the page: as kept since it was made under ``tag``, or made anew.

        ``tag`` changes with everything a page shows, so that a page kept is never old.
        """
        address = f"{tag} {request.build_absolute_uri()}"
        key = hashlib.sha256(address.encode()).hexdigest()
        kept = caches["pages"].get(key)
        if kept:
            content, content_type = kept
            return HttpResponse(content, content_type=content_type)
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            response = elsewhere(request)
            if response is None:
                raise
        is_short = len(address) < LONGEST_KEPT
        if self.is_kept and is_short and response.status_code == 200:
            keep = partial(_keep, key)
            if getattr(response, "is_rendered", True):
                keep(response)
            else:
                response.add_post_render_callback(keep)
        return response


def elsewhere(request):
    """Return where the record once at this address is, or why it is gone; else None."""
    path = request.path.split("/", 2)[-1]
    record = addresses.record_at(f"/{path}")
    if record is None:
        return None
    if type(record).objects.published().filter(pk=record.pk).exists():
        url = record.get_absolute_url()
        moved = HttpResponsePermanentRedirect(url, headers=NOT_FOR_GOOD)
        return moved if url != request.path else None
    return notice(request, record)


def notice(request, record):
    """Return the notice that ``record``, no longer public, is withdrawn; else None."""
    if not getattr(record, "withdrawn_on", ""):
        return None
    gone = {"record": record, "title": addresses.title_of(record)}
    return TemplateResponse(request, "410.html", gone, status=410, headers=NOT_KEPT)


def _keep(key, response):
    caches["pages"].set(key, (response.content, response["Content-Type"]))


def validators(current):
    """Return the ETag and the time of the last change of every public page.

    Pages also change with the day (who is a member today) and with the release. The
    time is None within two seconds of a change, which HTTP dates could not tell apart.
    """
    today = timezone.localdate()
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    mark, released_at = release()
    changed_at = max(current.changed_at, midnight, released_at)
    settled = timezone.now() - changed_at > SETTLED
    return f'W/"{current.mark}-{today}-{mark}"', changed_at if settled else None


@cache
def release():
    """Return a mark of the code and settings that make the pages, and its time.

    The mark is 8 hexadecimal digits; the time that of the file last written.
    """
    digest = hashlib.sha256(
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
        digest.update(path.read_bytes())
        written = max(written, path.stat().st_mtime)
    return digest.hexdigest()[:8], dt.datetime.fromtimestamp(written, tz=dt.UTC)
