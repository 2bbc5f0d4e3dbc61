"""The headers that every answer carries: pages, errors, redirects and static files."""

from django.conf import settings

TOLD_BY_DJANGO = [404, 500]  # with DEBUG, in pages that have styles of their own


class SecureHeaders:
    """Middleware: give each answer those of ``SECURE_HEADERS`` that it lacks.

    It stands before all others, so that an answer which one of them gives by itself,
    such as the refusal of an unknown host, has them too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in settings.SECURE_HEADERS.items():
            response.setdefault(name, value)
        if settings.DEBUG and response.status_code in TOLD_BY_DJANGO:
            del response["Content-Security-Policy"]
        return response
