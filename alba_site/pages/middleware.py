"""The language of a request, and where an address without one leads."""

from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers

from alba_site.pages.models import PAGE, view_at


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but no address without a language leads to an editable page.

    Their pattern takes any word. Django would send the reader of ``/nothing`` on to
    ``/en/nothing/``, to be told there that it is not in the archive.
    """

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        if answer is response or view_at(request.path_info.strip("/")) != PAGE:
            return answer
        patch_vary_headers(response, ["Accept-Language"])
        return response
