"""The editors' desk: Django's admin site, in the order of the record."""

from functools import wraps

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.functional import SimpleLazyObject
from django.utils.text import capfirst

LAST = 1000  # behind every place that an app has


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
            if "\0" in request.path or has_nul(request.GET):
                raise BadRequest("An address of the admin holds no NUL.")
            if has_nul(request.POST):
                request.POST = without_nul(request.POST)
            return inner(request, *args, **kwargs)

        return checked

    def autocomplete_view(self, request):
        return ChoicesView.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """Return the apps by the ``desk_rank`` of each, their models as registered.

        Found once they are shown: every page of the desk is given them, few show any.
        """
        return SimpleLazyObject(lambda: self._apps_in_order(request, app_label))

    def _apps_in_order(self, request, app_label):
        found = list(self._build_app_dict(request, app_label).values())
        for app in found:
            app["name"] = capfirst(app["name"])
        return sorted(found, key=place_of)


def has_nul(parameters):
    """Tell whether a name or a value of a ``QueryDict`` holds a NUL."""
    return any("\0" in "".join([name, *more]) for name, more in parameters.lists())


def without_nul(parameters):
    """Return a copy of a ``QueryDict`` with a space for each NUL of its values.

    Forms make one of every other control character, once they know the field.
    """
    clean = QueryDict(mutable=True)
    for name, values in parameters.lists():
        clean.setlist(name, [value.replace("\0", " ") for value in values])
    return clean


def place_of(app):
    """Return what sorts ``app``, an entry of the app list; unknown ones come last."""
    config = apps.get_app_config(app["app_label"])
    return getattr(config, "desk_rank", LAST), app["name"]
