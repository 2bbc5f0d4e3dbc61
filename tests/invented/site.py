"""The addresses of the archive and those of treaties."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from alba_site.urls import *  # noqa: F403
from alba_site.urls import urlpatterns as others

urlpatterns = [*i18n_patterns(path("", include("tests.invented.urls"))), *others]
