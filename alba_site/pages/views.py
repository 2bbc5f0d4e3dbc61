"""The home page, the choice of language and the site's health."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from alba_site.pages import home
from archive.publishing.views import PublicPage

logger = logging.getLogger(__name__)


def choose_language(request):
    """Send the reader to the home page in the language the browser asks for."""
    return redirect("pages:home")


class Home(PublicPage, TemplateView):
    """Show what the archive is, what is new in it and where to begin."""

    template_name = "pages/home.html"

    def get_context_data(self, **kwargs):
        announced, summit = home.summits_shown(timezone.localdate().isoformat())
        states, years, summit_count = home.ways_in(self.edition)
        return super().get_context_data(
            **kwargs,
            announced=announced,
            summit=summit,
            steps=home.followed_steps(self.edition),
            states=states,
            years=years,
            figures={"summits": summit_count, **home.figures(self.edition)},
            sources=home.sources(),
        )


@never_cache
def healthz(request):
    """Answer 200 while the database does, else 503: for monitors, as plain text."""
    try:
        ContentType.objects.exists()
    except (DatabaseError, InterfaceError) as error:
        logger.warning("The database does not answer: %s", error)
        return HttpResponse("unavailable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
