"""The order of rows among those of their record: each is moved a place at a time."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _

from archive.desk.actions import all_or_nothing

WAYS = {"up": -1, "down": 1}


def is_ordered(model) -> bool:
    """Tell whether rows of ``model`` stand in an order that an editor gives them."""
    return any(field.name == "position" for field in model._meta.fields)


def move(rows, row, places: int) -> list:
    """Put ``row`` some places further among ``rows``, all of its record in order.

    Beyond either end it stays at the end. Positions are dealt out anew where rows
    share some; only those that change are saved. Return the rows in their new order.
    """
    rows = list(rows)
    positions = [one.position for one in rows]
    if len(set(positions)) < len(rows):
        positions = list(range(1, len(rows) + 1))
    at = rows.index(row)
    moved = rows.pop(at)
    rows.insert(max(0, at + places), moved)
    for one, position in zip(rows, positions, strict=True):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])
    return rows


class Ordered:
    """Mixin of the admin of rows that belong to a record: where they stand in it.

    A row that is new comes last. The table of the record has two buttons for each.
    """

    def get_urls(self):
        if not is_ordered(self.model):
            return super().get_urls()
        view = self.admin_site.admin_view(self.move_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        return [path("<path:object_id>/move/", view, name=name), *super().get_urls()]

    def move_view(self, request, object_id):
        """Move a row one place ``up`` or ``down``, and return to its record."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        way = WAYS.get(request.POST.get("way"))
        if way:
            with all_or_nothing(request):
                rows = self.siblings(row).select_for_update(of=("self",))
                rows = move(rows, row, way)
                said = {"changed": {"fields": ["position"]}}
                self.log_change(request, row, [said])
                told = _("“%(row)s” is now row %(n)d of %(count)d.")
                said = {"row": row, "n": rows.index(row) + 1, "count": len(rows)}
                messages.success(request, told % said)
        return self.back_to_owner(request, row)

    def siblings(self, row):
        """Return all rows of the record of ``row``, in their order."""
        rows = self.model.objects.filter(**self.whose(row))
        return rows.order_by(*self.opts.ordering)

    def place_last(self, row):
        """Let ``row`` come last among those of its record, unless it has a place."""
        if is_ordered(self.model) and not row.position:
            last = self.siblings(row).exclude(pk=row.pk).aggregate(last=Max("position"))
            row.position = (last["last"] or 0) + 1
