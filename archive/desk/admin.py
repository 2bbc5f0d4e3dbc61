"""What every list and form of the desk has: the base classes of the admin."""

from django.contrib import admin, messages
from django.db import IntegrityError, connection, models
from django.db.models import F, Max, ProtectedError, Q
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.text import smart_split
from django.utils.translation import gettext_lazy as _

from archive.desk.actions import StatusActions, all_or_nothing, one_change
from archive.desk.filters import PublicFilter
from archive.desk.forms import PublishedForm, RecordForm, fitting, plain
from archive.desk.parts import DeskForms, badge, explained
from archive.publishing import changes
from archive.publishing.models import Published

MOST_WORDS = 20  # of a search; SQLite fails at 1,000 conditions
LONGEST_WORD = 200  # SQLite refuses longer patterns

PUBLICATION = (
    _("Publication"),
    {
        "fields": [
            ("status", "slug"),
            ("publish_at", "withdraw_at"),
            ("withdrawn_reason_en", "withdrawn_reason_es"),
            "seen_version",
        ]
    },
)


class RecordAdmin(DeskForms, admin.ModelAdmin):
    """The list and the form of any record."""

    form = RecordForm
    list_filter = [PublicFilter]
    list_per_page = 50
    list_select_related = ()
    save_on_top = False

    def get_queryset(self, request):
        public = Q(pk__in=self.model.objects.published().values("pk"))
        shown = models.ExpressionWrapper(public, models.BooleanField())
        queryset = super().get_queryset(request)
        return queryset.select_related(*self.list_select_related).annotate(shown=shown)

    def lookup_allowed(self, lookup, value, request=None):
        """Allow to narrow a list as filters do: others fail on odd values."""
        known = lookup.partition("__")[2] in ("", "exact", "isnull")
        return known and super().lookup_allowed(lookup, value, request)

    def for_choice(self):
        """Return the records as options of a field, with what their names need."""
        return self.model.objects.select_related(*self.list_select_related)

    @admin.display(description=_("public"), ordering="shown")
    def public(self, record):
        return badge(
            _("public") if record.shown else _("not public"), good=record.shown
        )

    def get_view_on_site_url(self, obj=None):
        """Return the page of a record that is public, else None: no dead link."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        if not self.model.objects.published().filter(pk=obj.pk).exists():
            return None
        return obj.get_absolute_url()

    def get_search_results(self, request, queryset, search_term):
        words = [word[:LONGEST_WORD] for word in smart_split(plain(search_term))]
        if len(words) > MOST_WORDS and not self._is_choice(request):
            messages.warning(
                request,
                _("The search goes by its first %(most)d words; %(left)d are left out.")
                % {"most": MOST_WORDS, "left": len(words) - MOST_WORDS},
            )
        return super().get_search_results(
            request, queryset, " ".join(words[:MOST_WORDS])
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.clash = getattr(request, "clash", "")
        return form

    def get_changeform_initial_data(self, request):
        """Return what the address fills in, less what its fields cannot hold."""
        asked = super().get_changeform_initial_data(request)
        return dict(fitting(self.opts, asked))

    def get_object(self, request, object_id, from_field=None):
        return super().get_object(request, object_id, from_field or None)

    def changeform_view(self, request, *args, **kwargs):
        try:
            with one_change(request):
                return super().changeform_view(request, *args, **kwargs)
        except IntegrityError as error:  # what another editor saved at this instant
            request.clash = explained(error)
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            with one_change(request):
                return super().delete_view(request, object_id, extra_context)
        except (IntegrityError, ProtectedError):
            return self._refused(request)

    def response_action(self, request, queryset):
        try:
            with all_or_nothing(request):
                return super().response_action(request, queryset)
        except (IntegrityError, ProtectedError):
            return self._refused(request)

    def get_deleted_objects(self, objs, request):
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        # What needs the record is the reason to name, not that it cannot be deleted.
        return found, counts, set() if protected else lacking, protected

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        connection.check_constraints()  # before anybody is told that it is saved
        changes.tell_readers()  # and whether readers see it

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {"title": str(obj), "subtitle": None, "badge": self.badge(obj)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def badge(self, obj):
        """Return the sign beside the title: whether readers see the record."""
        shown = self.model.objects.published().filter(pk=obj.pk).exists()
        return badge(_("public") if shown else _("not public"), good=shown)

    def _is_choice(self, request):
        return request.path.endswith("/autocomplete/")

    def _refused(self, request):
        messages.error(
            request,
            _("Somebody else has just made a record that needs this one."),
        )
        return HttpResponseRedirect(request.get_full_path())


class PublishedAdmin(StatusActions, RecordAdmin):
    """The list and the form of a record with a status."""

    form = PublishedForm
    list_filter = [PublicFilter, "status"]

    def get_prepopulated_fields(self, request, obj=None):
        if obj is not None and obj.publish_at:
            return {}
        return super().get_prepopulated_fields(request, obj)

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST" and connection.in_atomic_block:
            self.hold([object_id])
        return super().get_object(request, object_id, from_field)

    def save_model(self, request, obj, form, change):
        if change:
            obj.version += 1
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        """Forbid to delete what was ever public: it is withdrawn, with a reason."""
        if obj is not None and obj.publish_at:
            return False
        return super().has_delete_permission(request, obj)

    def badge(self, obj):
        shown = self.model.objects.published().filter(pk=obj.pk).exists()
        return badge(said_of(obj, shown), good=shown)

    @admin.display(description=_("public"), ordering="shown")
    def public(self, record):
        return badge(said_of(record, record.shown), good=record.shown)


def said_of(record, shown):
    """Return the status of ``record`` as readers meet it."""
    if shown:
        return _("public")
    if record.status != Published.Status.PUBLISHED:
        return record.get_status_display()
    if record.publish_at > timezone.now():
        return _("scheduled")
    if record.withdraw_at and record.withdraw_at <= timezone.now():
        return record.Status.WITHDRAWN.label
    return _("waits for its source")


class PartAdmin(RecordAdmin):
    """The list and the form of rows that belong to another record.

    ``owners`` are the names of the foreign keys that lead there.
    """

    owners = ()

    def save_model(self, request, obj, form, change):
        owners = {
            name: getattr(obj, name) for name in self.owners if getattr(obj, name)
        }
        if hasattr(obj, "position") and not obj.position:
            siblings = self.model.objects.filter(**owners).exclude(pk=obj.pk)
            last = siblings.aggregate(last=Max("position"))["last"]
            obj.position = (last or 0) + 1
        super().save_model(request, obj, form, change)
        for owner in owners.values():
            if isinstance(owner, Published):
                type(owner).objects.filter(pk=owner.pk).update(version=F("version") + 1)
