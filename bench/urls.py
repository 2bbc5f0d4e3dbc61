"""The addresses of the site, and beside them the view everything is compared with."""

from django.http import HttpResponse
from django.urls import path

from alba_site.urls import urlpatterns as site

SIZE = 20_480
LINE = "<p>A page of constant words, made once and sent as it is: line %d.</p>\n"
BODY = "".join(LINE % number for number in range(SIZE // 60)).encode()[:SIZE]


def constant(request):
    """Answer with the same 20 kB, without a template or a query."""
    return HttpResponse(BODY)


urlpatterns = [path("constant", constant), *site]
