"""The tests mirror the code: tests/summits/test_views.py tests summits/views.py."""

from django.core.signals import request_finished
from django.utils import translation


def forget_language(**kwargs):
    """Leave no test the language of the last page that another one asked for.

    LocaleMiddleware activates the language of each request and lets it stand.
    """
    translation.deactivate()


request_finished.connect(forget_language)
