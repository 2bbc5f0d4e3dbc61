"""Error pages in the site's frame: no database, the language of the address."""

import sys

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override

from .context_processors import frame

RETRY_AFTER = 60  # seconds


def bad_request(request, exception):
    return error_page(request, 400)


def permission_denied(request, exception):
    return error_page(request, 403)


def page_not_found(request, exception):
    return error_page(request, 404)


def method_not_allowed(request, allowed):
    """Refuse the method of ``request``; ``allowed`` are the names of the others."""
    response = error_page(request, 405)
    response["Allow"] = ", ".join(allowed)
    return response


def csrf_failure(request, reason=""):
    return error_page(request, 403, "403_csrf.html")


def server_error(request):
    """Answer 503 when the database is missing, locked or away, else 500.

    Django calls this while the exception is being dealt with, whether a view or
    a middleware raised it, and logs the cause itself.
    """
    if is_database_unavailable(sys.exc_info()[1]):
        return service_unavailable(request)
    try:
        return error_page(request, 500)
    except Exception:  # noqa: BLE001 - the last page must not fail on what broke it.
        return HttpResponseServerError("The archive cannot answer just now.")


def service_unavailable(request):
    """Ask the reader to come back in a minute."""
    response = error_page(request, 503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def is_database_unavailable(error):
    """Return whether ``error`` tells of a database that cannot be used at all.

    The bare class is what SQLite raises over a file that is no database.
    """
    unavailable = (OperationalError, InterfaceError)
    return isinstance(error, unavailable) or type(error) is DatabaseError


def error_page(request, status, template=None):
    """Return the error page of ``status``, which is not to be kept by caches."""
    language = get_language_from_request(request, check_path=True)
    with override(language):
        context = frame(f"/{language}/") | {"is_form": request.method == "POST"}
        body = render_to_string(template or f"{status}.html", context)
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    return HttpResponse(body, status=status, headers=headers)
