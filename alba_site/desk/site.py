"""The editors' desk: Django's admin site, in the order of the record."""

from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest
from django.utils.text import capfirst

ORDER = ["summits", "sources", "members", "initiatives", "pages"]


class ChoicesView(AutocompleteJsonView):
    """The options of an autocomplete field, in the words its admin chooses."""

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        if hasattr(self.model_admin, "choice_label"):
            result["text"] = self.model_admin.choice_label(obj)
        return result


class DeskSite(AdminSite):
    """The admin site of the archive."""

    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def checked(request, *args, **kwargs):
            # PostgreSQL cannot be asked for a text that holds a NUL.
            if "\0" in request.path or "\0" in "".join(asked(request.GET)):
                raise BadRequest("An address of the admin holds no NUL.")
            return inner(request, *args, **kwargs)

        return checked

    def autocomplete_view(self, request):
        return ChoicesView.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """Return the apps in the order of ``ORDER``, their models as registered."""
        found = list(self._build_app_dict(request, app_label).values())
        for app in found:
            app["name"] = capfirst(app["name"])
        return sorted(found, key=place_of)


def asked(parameters):
    """Yield the names and values of a ``QueryDict``."""
    for name, values in parameters.lists():
        yield name
        yield from values


def place_of(app):
    """Return what sorts ``app``, an entry of the app list; unknown ones come last."""
    label = app["app_label"]
    return (ORDER.index(label) if label in ORDER else len(ORDER), app["name"])
