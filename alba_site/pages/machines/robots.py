"""What machines ask a site for at fixed addresses."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import RedirectView

from archive.publishing.canonical import origin_of
from archive.publishing.views import PublicPage

GOOD_FOR = dt.timedelta(days=180)  # RFC 9116 recommends less than a year


class Robots(PublicPage, View):
    """Keep crawlers out of the admin and show them the sitemap."""

    def get(self, request, *args, **kwargs):
        lines = [
            "User-agent: *",
            f"Disallow: {reverse('admin:index')}",
            f"Sitemap: {origin_of(request)}{reverse('sitemap')}",
        ]
        return plain(lines)


class SecurityText(PublicPage, View):
    """Tell whom to write to about a weakness of the site, as RFC 9116 asks.

    404 without ALBA_CONTACT. It expires 180 days after the day it is read: the address
    is that of the settings, and nobody has to renew a file.
    """

    def get(self, request, *args, **kwargs):
        if not settings.ALBA_CONTACT:
            raise Http404
        today = timezone.now().astimezone(dt.UTC).date()
        lines = [
            f"Contact: mailto:{settings.ALBA_CONTACT}",
            f"Expires: {today + GOOD_FOR}T00:00:00Z",
            f"Preferred-Languages: {', '.join(code for code, _ in settings.LANGUAGES)}",
        ]
        if settings.ALBA_SITE_URL:
            lines.append(f"Canonical: {settings.ALBA_SITE_URL}{request.path}")
        return plain(lines)


class Favicon(RedirectView):
    """Lead those who do not read the page's own link to the picture of the site."""

    def get_redirect_url(self, *args, **kwargs):
        return static("alba_site/favicon.svg")


class OpenSearch(RedirectView):
    """Lead to the description of the search in the browser's language."""

    pattern_name = "pages:opensearch"


def plain(lines):
    """Return an answer of plain text."""
    return HttpResponse(
        "\n".join([*lines, ""]), content_type="text/plain; charset=utf-8"
    )
