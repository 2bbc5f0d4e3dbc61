"""What tells one state of the public pages from another: ETag and Last-Modified."""

import datetime as dt
import hashlib
from functools import cache, lru_cache

from django.conf import settings
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags

CODE = ["alba_site", "archive", "members", "summits", "initiatives"]
SETTLED = dt.timedelta(seconds=2)  # HTTP dates count seconds


def validators(current):
    """Return a tag of all public pages as they are now, and when they last changed.

    Pages also change with the day (who is a member today) and with the release. The
    time is None within two seconds of a change, which HTTP dates could not tell apart.
    """
    now = timezone.localtime()
    today = now.date()
    mark, released_at = release()
    changed_at = max(current.changed_at, beginning(today), released_at)
    settled = now - changed_at > SETTLED
    return f"{current.mark}-{today}-{mark}", changed_at if settled else None


@lru_cache(maxsize=2)
def beginning(day):
    """Return the instant at which ``day`` begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


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


def digest(address) -> str:
    """Return 64 hexadecimal digits that stand for ``address``, however long."""
    return hashlib.sha256(address.encode()).hexdigest()


def etag_of(address, tag) -> str:
    """Return the ETag of the page at ``address`` under ``tag``, that of all pages."""
    return f'W/"{tag}-{digest(address)[:16]}"'


def has_been_given(request, address) -> bool:
    """Tell whether the request names an ETag of ``address``, be it a former one."""
    return f'-{digest(address)[:16]}"' in request.META.get("HTTP_IF_NONE_MATCH", "")


def is_known(request, etag) -> bool:
    """Tell whether the request names ``etag``: then it was given with this page."""
    return etag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))


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
