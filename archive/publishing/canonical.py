"""The one address of a page, among the many under which it can be asked for."""

import re

from django.conf import settings
from django.utils.http import urlencode

NUMBER = re.compile("[2-9]|[1-9][0-9]+")  # of a page of a list; the first needs none
MOST_VALUES = 8  # of one parameter: as many as fit a page beside each other, as chips


def origin_of(request) -> str:
    """Return the address of the site without a slash at its end, always absolute."""
    return settings.ALBA_SITE_URL or f"{request.scheme}://{request.get_host()}"


def asked_address(request) -> str:
    """Return the address asked for, however it is written."""
    return origin_of(request) + request.get_full_path()


def canonical_address(request, parameters) -> str:
    """Return the address asked for if it is written as links write it, else ``""``.

    ``parameters`` are the names that the query string may hold, in their order. Nobody
    can make up such addresses without number, as long as the values mean something.
    """
    is_canonical = is_host_written_out(request) and is_query_of(request, parameters)
    return asked_address(request) if is_canonical else ""


def is_host_written_out(request) -> bool:
    """Tell whether the settings name the host asked for, and not with a wildcard.

    A port beside it is the one the server listens at. With ALBA_SITE_URL pages are the
    same under all hosts that are allowed.
    """
    host = request.get_host()
    names = {host, host.removesuffix(f":{request.get_port()}")}
    return bool(settings.ALBA_SITE_URL) or not names.isdisjoint(settings.ALLOWED_HOSTS)


def is_query_of(request, parameters) -> bool:
    """Tell whether the query string holds ``parameters`` and nothing else, well put.

    Well put is each in order, with values that need no trimming.
    """
    given = {name: request.GET.getlist(name) for name in parameters}
    return request.META.get("QUERY_STRING", "") == urlencode(given, doseq=True) and all(
        _is_number(values) if name == "page" else _is_choice(values)
        for name, values in given.items()
        if values
    )


def _is_number(values):
    """Tell whether ``values`` are one, the number of a page that needs one."""
    return len(values) == 1 and bool(NUMBER.fullmatch(values[0]))


def _is_choice(values):
    """Tell whether ``values`` are a few different ones, sorted and trimmed."""
    return (
        all(value and value == value.strip() for value in values)
        and values == sorted(set(values))
        and len(values) <= MOST_VALUES
    )
