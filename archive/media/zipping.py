"""Which answers are compressed on their way."""

from django.middleware.gzip import GZipMiddleware

from archive.media.serving import StoredFile


class Zipping(GZipMiddleware):
    """Middleware: Django's, but files below MEDIA_ROOT are sent as they are stored.

    Most are compressed as they are, and one of 20 MB would keep a worker busy for as
    long as it takes to find that out, at every download.
    """

    def process_response(self, request, response):
        if isinstance(response, StoredFile):
            return response
        return super().process_response(request, response)
