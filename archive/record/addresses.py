"""Where the pages of records are."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


def address_of(name, *arguments) -> str:
    """Return the address of the page ``name`` in the reader's language.

    As ``reverse()``, of positional ``arguments``; the last 10,000 are kept, since they
    depend on nothing else than what the urls of the site are.
    """
    urls = settings.ROOT_URLCONF, get_urlconf(), get_script_prefix()
    return _reversed(name, arguments, get_language(), urls)


@lru_cache(maxsize=10_000)
def _reversed(name, arguments, _language, _urls):
    return reverse(name, args=arguments)
