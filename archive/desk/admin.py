"""What every list and form of the desk has: the base classes of the admin."""

from django.contrib import admin
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.desk.actions import PartActions, StatusActions
from archive.desk.answers import AnsweringAdmin
from archive.desk.dated import in_list
from archive.desk.filters import PublicFilter
from archive.desk.forms import RecordForm
from archive.desk.parts import LANGUAGES, DeskForms, badge, unfold_mistakes
from archive.desk.refusing import Refusing
from archive.desk.tables import Tabled
from archive.desk.telling import link
from archive.desk.twice import AnsweredAgain
from archive.desk.withdrawing import ASKED, REASONS, WithdrawingForm
from archive.publishing.addresses import is_used
from archive.publishing.models import Published
from archive.publishing.pillars import has_stood
from archive.publishing.rules import unsaid
from archive.publishing.seen import was_seen

PUBLICATION = (
    _("Publication"),
    {
        "fields": [
            ("status", "slug"),
            ("publish_at", "withdraw_at"),
            REASONS,
            *ASKED,
        ],
        "classes": ["last"],
    },
)
LACKING = {"en": _("no English"), "es": _("no Spanish")}
ADDRESS = (_("Address"), {"fields": ["slug"], "classes": ["last"]})


class RecordAdmin(AnsweredAgain, Refusing, Tabled, DeskForms, AnsweringAdmin):
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

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        return [in_list(column, self.model) for column in columns]

    def for_choice(self):
        """Return the records as options of a field, with what their names need."""
        return self.model.objects.select_related(*self.list_select_related)

    @admin.display(description=_("public"), ordering="shown")
    def public(self, record):
        return badge(
            _("public") if record.shown else _("not public"), good=record.shown
        )

    @admin.display(description=_("languages"))
    def languages(self, record):
        """Return in which languages a record is said, or in which it is not."""
        lacking = [words for code, words in LACKING.items() if unsaid(record, code)]
        if lacking:
            return badge(", ".join(map(str, lacking)), good=False)
        return badge(", ".join(LANGUAGES.values()), good=True)

    def get_view_on_site_url(self, obj=None):
        """Return the page of a record that is public, else None: no dead link."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        if not self.model.objects.published().filter(pk=obj.pk).exists():
            return None
        return obj.get_absolute_url()

    def get_deleted_objects(self, objs, request):
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        protected = [*protected, *map(called, linking(self.model, objs))]
        # What needs the record is the reason to name, not that it cannot be deleted.
        return found, counts, set() if protected else lacking, protected

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {"title": str(obj), "subtitle": None, "badge": self.badge(obj)}
        unfold_mistakes(context["adminform"])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def badge(self, obj):
        """Return the sign beside the title: whether readers see the record."""
        shown = self.model.objects.published().filter(pk=obj.pk).exists()
        return badge(_("public") if shown else _("not public"), good=shown)


def linking(model, records):
    """Return the rows that name any of ``records``, of ``model``, among others.

    The database would let their links go without a word.
    """
    ends = [end for end in model._meta.related_objects if end.many_to_many]
    return [
        row
        for end in ends
        for row in end.related_model.objects.filter(
            **{f"{end.field.name}__in": records}
        ).distinct()
    ]


def called(row):
    """Return ``row`` with its kind and a link to its form, as HTML."""
    return format_html("{}: {}", capfirst(row._meta.verbose_name), link(row))


class PublishedAdmin(StatusActions, RecordAdmin):
    """The list and the form of a record with a status."""

    form = WithdrawingForm
    list_filter = [PublicFilter, "status"]

    def get_prepopulated_fields(self, request, obj=None):
        if obj is not None and is_used(obj):
            return {}
        return super().get_prepopulated_fields(request, obj)

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST" and connection.in_atomic_block:
            self.hold([object_id])
        return super().get_object(request, object_id, from_field)

    def has_delete_permission(self, request, obj=None):
        """Forbid to delete what readers have seen: it is withdrawn, with a reason."""
        if obj is not None and was_seen(obj):
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


class WithdrawableAdmin(PartActions, RecordAdmin):
    """The list and the form of a ``Part``: rows that are withdrawn one by one."""

    form = WithdrawingForm

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        folded = [] if obj.withdrawn_on else ["collapse"]
        fields = {"fields": [REASONS, *ASKED], "classes": ["last", *folded]}
        return [*fieldsets, (_("Withdrawal"), fields)]

    @admin.display(description=_("public"), ordering="shown")
    def public(self, record):
        if record.withdrawn_on:
            return badge(_("withdrawn"), good=False)
        return super().public(record)

    def badge(self, obj):
        if obj.withdrawn_on:
            return badge(_("withdrawn"), good=False)
        return super().badge(obj)

    def has_delete_permission(self, request, obj=None):
        """Forbid to delete what readers have seen: it is withdrawn, with a reason."""
        if obj is not None and has_stood(obj):
            return False
        return super().has_delete_permission(request, obj)
