"""The addresses of the desk."""

from django.contrib.admin.utils import quote
from django.urls import reverse


def address(model, view: str, *args) -> str:
    """Return the address of a ``view`` of the admin of ``model``: ``add``, ``change`` …

    ``args`` are the keys that it asks for.
    """
    meta = model._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_{view}"
    return reverse(name, args=[quote(key) for key in args])


def form_of(row) -> str:
    """Return the address of the form of ``row``."""
    return address(type(row), "change", row.pk)


def place_of(row) -> str:
    """Return the mark of ``row`` in the table of its record's form."""
    return f"{row._meta.model_name}-{row.pk}"


def without_script(request) -> bool:
    """Tell whether a form is asked for in the shape that needs no script.

    Its fields are plain lists of all records.
    """
    return "plain" in request.GET


def in_shape(request, url: str) -> str:
    """Return ``url``, of a form, so that it has the shape of the one asked for."""
    if not url or not without_script(request):
        return url
    path, mark, place = url.partition("#")
    return f"{path}{'&' if '?' in path else '?'}plain=1{mark}{place}"
