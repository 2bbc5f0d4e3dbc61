"""What the desk does to several records at once: to all of them, or to none."""

from contextlib import contextmanager

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.desk.asking import Asking
from archive.desk.parts import explained
from archive.desk.refusing import refuse
from archive.desk.telling import tell
from archive.publishing import changes
from archive.publishing.findings import warnings_of, written
from archive.publishing.models import Published
from archive.publishing.pillars import has_stood, with_pillars


@contextmanager
def all_or_nothing(request):
    """Run what a form asks in one transaction; if it fails, what it said is not shown.

    Messages wait for the next page, which would tell of what was undone. A page that is
    only read begins no transaction.
    """
    if request.method != "POST":
        yield
        return
    try:
        with changes.together(savepoint=True):
            yield
    except Exception:
        list(messages.get_messages(request))  # what has been read is not kept
        raise


def tell_kept(request, count):
    """Say that ``count`` of what was to be deleted stays: readers have seen it."""
    if count:
        messages.error(
            request,
            ngettext(
                "%d record has been public and cannot be deleted: withdraw it.",
                "%d records have been public and cannot be deleted: withdraw them.",
                count,
            )
            % count,
        )


class PartActions:
    """Mixin for the admin of a ``Part``: the action of its list."""

    actions = ["delete_selected"]

    @admin.action(
        description=_("Delete selected (never yet public)"), permissions=["delete"]
    )
    def delete_selected(self, request, queryset):
        rows = with_pillars(self.model).filter(pk__in=queryset.order_by().values("pk"))
        seen = [row.pk for row in rows if has_stood(row)]
        tell_kept(request, len(seen))
        unseen = queryset.exclude(pk__in=seen)
        return delete_selected(self, request, unseen) if unseen else None


class StatusActions(Asking):
    """Mixin for the admin of records with a status: the actions of its list.

    A record that refuses is named, and stops no other.
    """

    actions = ["publish", "back_to_draft", "delete_selected"]

    @admin.action(description=_("Publish selected"), permissions=["change"])
    def publish(self, request, queryset):
        moved, refused = self._move(request, queryset, Published.Status.PUBLISHED)
        tell(request, [], self.ask(request, warnings_of(written(*moved))))
        self._tell_moved(request, len(moved), refused, _("published"))

    @admin.action(
        description=_("Back to draft (never yet public)"), permissions=["change"]
    )
    def back_to_draft(self, request, queryset):
        for record in queryset.seen():
            messages.error(
                request,
                _("“%s” has been public: withdraw it in its form, with a reason.")
                % record,
            )
        rest = queryset.unseen()
        moved, refused = self._move(request, rest, Published.Status.DRAFT)
        tell(request, [], warnings_of(written(*moved)))
        self._tell_moved(request, len(moved), refused, _("set back to draft"))

    @admin.action(description=_("Delete selected drafts"), permissions=["delete"])
    def delete_selected(self, request, queryset):
        tell_kept(request, queryset.seen().count())
        unseen = self._held(queryset.unseen())
        return delete_selected(self, request, unseen) if unseen else None

    def _move(self, request, queryset, status):
        """Give the records another ``status``.

        Return those that took it, and what is to be said of each that refused.
        """
        moved, refused = [], []
        for record in self._held(queryset.exclude(status=status)):
            if said := self._refusal(request, record, status):
                refused.append(f"{record}: {said}")
            else:
                moved.append(record)
        return moved, refused

    def _tell_moved(self, request, moved, refused, done):
        for said in refused:
            messages.error(request, said)
        counted = ngettext("%(n)d record %(done)s.", "%(n)d records %(done)s.", moved)
        messages.info(request, counted % {"n": moved, "done": done})

    def _refusal(self, request, record, status):
        """Give ``record`` another ``status``; return why it refuses, or ""."""
        try:
            with transaction.atomic():
                record.status = status
                record.full_clean()
                record.save()
                self.log_change(request, record, [{"changed": {"fields": ["status"]}}])
                refuse(record, changes.tell_readers())
        except ValidationError as error:
            return " ".join(error.messages)
        except IntegrityError as error:
            return explained(error)
        return ""

    def _held(self, queryset):
        """Return the rows of ``queryset`` as they are once nobody else changes them."""
        self.hold(list(queryset.values_list("pk", flat=True)))
        return queryset.all()

    def hold(self, keys):
        """Let nobody else change these records until the transaction ends."""
        rows = self.model.objects.select_for_update().filter(pk__in=keys)
        list(rows.order_by("pk").values_list("pk"))
