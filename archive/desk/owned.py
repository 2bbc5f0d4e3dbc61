"""The page of a row that belongs to another record, from which it leads back there."""

from typing import NamedTuple

from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from archive.desk.addresses import address, form_of, in_shape, place_of
from archive.desk.admin import RecordAdmin, WithdrawableAdmin
from archive.desk.fields import is_key
from archive.desk.order import Ordered
from archive.desk.tables import page_at

WHOSE = _("What it belongs to")
FOLDED = ["collapse"]


class Place(NamedTuple):
    """Where a row stands among those of its record, counted from 1.

    ``before`` and ``after`` are the addresses of its neighbours' forms, "" without.
    """

    number: int
    count: int
    before: str
    after: str


class OwnedAdmin(Ordered, RecordAdmin):
    """The list and the form of rows that belong to another record.

    ``owners`` are the names of the foreign keys that lead there.
    """

    owners = ()

    def owner_of(self, row):
        """Return the record that ``row`` belongs to; None of one not filled in."""
        keys = (name for name in self.owners if getattr(row, f"{name}_id"))
        return next((getattr(row, name) for name in keys), None)

    def whose(self, row) -> dict:
        """Return the fields, with their values, that make a row one of its owner's."""
        return {
            name: getattr(row, f"{name}_id")
            for name in self.owners
            if getattr(row, f"{name}_id")
        }

    def asked_owner(self, request):
        """Return the record that a row is asked to be added to, None if none is.

        It is looked up once for all of a page.
        """
        if not hasattr(request, "asked_owner"):
            request.asked_owner = self.named_owner(request)
        return request.asked_owner

    def named_owner(self, request):
        """Look up the record that the address of an add page names by ``owners``."""
        for name in self.owners:
            model = self.opts.get_field(name).related_model
            key = request.GET.get(name, "")
            if is_key(model, key):
                return model.objects.filter(pk=key).first()
        return None

    def place_among(self, row) -> Place:
        """Return where ``row``, which is stored, stands in the table of its owner."""
        keys = list(self.siblings(row).values_list("pk", flat=True))
        at = keys.index(row.pk)
        near = [keys[at - 1] if at else None, *keys[at + 1 : at + 2], None]
        before, after = (key and address(self.model, "change", key) for key in near[:2])
        return Place(at + 1, len(keys), before or "", after or "")

    def get_fieldsets(self, request, obj=None):
        """Return the fields, folded at the end whose row it is, where that is known."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj or self.asked_owner(request):
            return [*fieldsets, (WHOSE, {"fields": self.owners, "classes": FOLDED})]
        return [(WHOSE, {"fields": self.owners}), *fieldsets]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        owner = self.owner_of(obj) if obj else self.asked_owner(request)
        if owner and (back := self._in_owner(request, owner, obj)):
            context["owner"] = {
                "record": owner,
                "kind": owner._meta.verbose_name_plural,
                "list": address(type(owner), "changelist"),
                "back": back,
            }
        if owner and obj:
            place = self.place_among(obj)
            near = (in_shape(request, url) for url in (place.before, place.after))
            context["place"] = Place(place.number, place.count, *near)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        self.place_last(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        for row in form.others:
            self.place_last(row)
            row.save()
            self.log_addition(request, row, [{"added": {}}])
        super().save_related(request, form, formsets, change)

    def response_post_save_add(self, request, obj):
        back = self.back_to_owner(request, obj)
        return back or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj):
        back = self.back_to_owner(request, obj)
        return back or super().response_post_save_change(request, obj)

    def delete_model(self, request, obj):
        request.owner = self.owner_of(obj)
        super().delete_model(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        response = super().response_delete(request, obj_display, obj_id)
        back = self._in_owner(request, request.owner)
        return HttpResponseRedirect(back) if back else response

    def log_addition(self, request, obj, message):
        self._tell_owner(request, obj, "added")
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        is_list = isinstance(message, list)  # else a sentence that was confirmed
        told = message[0]["changed"] if is_list and message else {"fields": []}
        self._tell_owner(request, obj, "changed", **told)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for row in queryset:
            self._tell_owner(request, row, "deleted")
        return super().log_deletions(request, queryset)

    def _tell_owner(self, request, row, done, **more):
        """Enter in the history of its owner what was done to ``row``."""
        if (owner := self.owner_of(row)) is None:
            return
        with override(None):
            told = {"name": str(self.opts.verbose_name), "object": str(row), **more}
        LogEntry.objects.log_actions(
            user_id=request.user.pk,
            queryset=[owner],
            action_flag=CHANGE,
            change_message=[{done: told}],
            single_object=True,
        )

    def back_to_owner(self, request, row):
        back = self._in_owner(request, self.owner_of(row), row)
        return HttpResponseRedirect(back) if back else None

    def _in_owner(self, request, owner, row=None):
        """Return the address of the owner's form, at ``row``; "" if it has none."""
        if owner is None or not self.admin_site.is_registered(type(owner)):
            return ""
        name = self.opts.model_name
        if row is None:
            return in_shape(request, f"{form_of(owner)}#{name}-rows")
        page = page_at(self.place_among(row).number)
        asked = f"?{name}={page}" if page > 1 else ""
        return in_shape(request, f"{form_of(owner)}{asked}#{place_of(row)}")


class PartAdmin(WithdrawableAdmin, OwnedAdmin):
    """The list and the form of rows that belong to another record: of a ``Part``."""
