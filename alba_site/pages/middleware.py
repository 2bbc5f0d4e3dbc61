"""What is asked of every address: in which language, and by which method."""

from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from alba_site.pages.errors import method_not_allowed
from alba_site.pages.models import PAGE, view_at

READING = ["GET", "HEAD"]
EDITING = [*READING, "POST"]


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


class MethodMiddleware:
    """Refuse what does not read: the desk alone takes forms.

    The answer is the same whether or not anything is at the address, and given before
    a form is asked for its token, which no form of the public pages has.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in READING:
            is_desk = request.path_info.startswith(reverse("admin:index"))
            allowed = EDITING if is_desk else READING
            if request.method not in allowed:
                return method_not_allowed(request, allowed)
        return self.get_response(request)
