"""Files below MEDIA_ROOT, as the site serves them itself."""

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from archive.media.storing import path_to

# Whatever a file holds, a browser that opens it alone runs and loads nothing.
SEALED = "sandbox; default-src 'none'; frame-ancestors 'none'"
FOR_GOOD = "public, max-age=31536000, immutable"  # the name is made of the content
NOT_KEPT = "private, no-store"


class StoredFile(HttpResponse):
    """The answer that has the bytes of a file below MEDIA_ROOT."""


def file_response(request, *names, content_type, cache, **headers):
    """Return the file called so below MEDIA_ROOT, or 304 to who has it.

    Its last name, which is made of its content, is its ETag; ``cache`` is
    Cache-Control. Raises ``Http404`` where the disk does not hold it.
    """
    try:
        content = path_to(*names).read_bytes()
    except FileNotFoundError as error:
        raise Http404 from error
    etag = quote_etag(names[-1])
    response = StoredFile(
        content,
        content_type=content_type,
        headers={
            "Content-Security-Policy": SEALED,
            "Cache-Control": cache,
            "ETag": etag,
            **headers,
        },
    )
    return get_conditional_response(request, etag, response=response)
