"""Error pages in the site's frame: no database, the language of the address."""

import logging
import secrets
import sys

from django.core.exceptions import DisallowedHost, SuspiciousOperation
from django.http import HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.log import log_response
from django.utils.translation import get_language_from_request, override

from alba_site.pages.typed import typed_in
from archive.publishing.causes import Cause, cause_of

from .context_processors import frame

RETRY_AFTER = 60  # seconds
# Of a reference, which is said over the telephone: nothing that looks or sounds alike.
SIGNS = "2346789CDFGHKMNPQRTVWXY"


def bad_request(request, exception):
    return refused(request, 400, exception)


def permission_denied(request, exception):
    return refused(request, 403, exception)


def page_not_found(request, exception):
    return error_page(request, 404)


def method_not_allowed(request, allowed):
    """Refuse the method of ``request``; ``allowed`` are the names of the others."""
    response = error_page(request, 405)
    response["Allow"] = ", ".join(allowed)
    return response


def csrf_failure(request, reason=""):
    reference = new_reference()
    response = error_page(request, 403, "403_csrf.html", reference=reference)
    return logged(request, response, reference, reason, "security.csrf")


def server_error(request):
    """Answer 503 when the database is missing, locked or away, the disk full; else 500.

    Django calls this while the exception is being dealt with, whether a view or
    a middleware raised it.
    """
    error = sys.exc_info()[1]
    cause, reference = cause_of(error), new_reference()
    status = 500 if cause is Cause.UNEXPECTED else 503
    try:
        response = error_page(request, status, cause=cause, reference=reference)
    except Exception:  # noqa: BLE001 - the last page must not fail on what broke it.
        told = f"The archive cannot answer just now. Reference: {reference}"
        response = HttpResponseServerError(told, content_type="text/plain")
    if status == 503:
        response["Retry-After"] = str(RETRY_AFTER)
    told = f"{cause.value}, {error}"
    return logged(request, response, reference, told, exception=error)


def refused(request, status, error):
    """Refuse a request; a form that was posted gets a reference number.

    A reader's wrong address or host gets none: it is no fault of the site, and the log
    leaves it out.
    """
    if request.method != "POST" or isinstance(error, DisallowedHost):
        return error_page(request, status)
    reference = new_reference()
    response = error_page(request, status, reference=reference)
    is_suspicious = isinstance(error, SuspiciousOperation)
    name = f"security.{type(error).__name__}" if is_suspicious else "request"
    return logged(request, response, reference, str(error), name, level="error")


def new_reference() -> str:
    """Return a number of its own for an error, ``K7QM-2XRT``: 8 of the 23 ``SIGNS``."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def logged(request, response, reference, cause, name="request", **options):
    """Return ``response``, noted in the log in place of what Django says of it.

    In one line of Django's own logger ``name``: the reference number that the page
    shows, method, path and cause.
    """
    log_response(
        "%s %s %s: %s",
        *(reference, request.method, request.path, cause),
        response=response,
        request=request,
        logger=logging.getLogger(f"django.{name}"),
        **options,
    )
    return response


def error_page(request, status, template=None, *, cause=None, reference=""):
    """Return the error page of ``status``, which is not to be kept by caches.

    It keeps what was typed in a form that was posted.
    """
    language = get_language_from_request(request, check_path=True)
    with override(language):
        context = frame(f"/{language}/") | {
            "cause": cause,
            "reference": reference,
            "typed": typed_in(request),
        }
        body = render_to_string(template or f"{status}.html", context)
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    return HttpResponse(body, status=status, headers=headers)
