"""What every page is compared with: a constant view behind Django's own middleware.

``gunicorn bench.limit`` serves it, with none of the site's settings.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

SIZE = 20_480
LINE = "<p>A page of constant words, made once and sent as it is: line %d.</p>\n"
BODY = "".join(LINE % number for number in range(SIZE // 60)).encode()[:SIZE]
# As `django-admin startproject` has them.
APPS = ["auth", "contenttypes", "sessions", "messages", "staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def constant(request):
    """Answer with the same 20 kB, without a template or a query."""
    return HttpResponse(BODY)


urlpatterns = [path("constant", constant)]


def application(environ, start_response):
    """Answer as a site that has nothing but ``constant``; it configures Django once."""
    if not settings.configured:
        settings.configure(
            ALLOWED_HOSTS=["localhost"],
            SECRET_KEY="x" * 50,
            ROOT_URLCONF=__name__,
            INSTALLED_APPS=[f"django.contrib.{name}" for name in APPS],
            MIDDLEWARE=MIDDLEWARE,
        )
        application.served = get_wsgi_application()
    return application.served(environ, start_response)
