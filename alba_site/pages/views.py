"""The home page, the choice of language and the site's health."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
def choose_language(request):
    """Send the reader to the home page in the language the browser asks for."""
    return redirect("pages:home")


@require_safe
def home(request):
    """Show what the archive is and where to begin."""
    return render(request, "pages/home.html")


@never_cache
@require_safe
def healthz(request):
    """Answer 200 while the database does, else 503: for monitors, as plain text."""
    try:
        ContentType.objects.exists()
    except (DatabaseError, InterfaceError) as error:
        logger.warning("The database does not answer: %s", error)
        return HttpResponse("unavailable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
