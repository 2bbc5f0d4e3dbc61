"""The addresses of the site, and beside them the view everything is compared with."""

from django.urls import path

from alba_site.urls import urlpatterns as site
from bench.limit import constant

urlpatterns = [path("constant", constant), *site]
