"""The desk of the files in which texts were received."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.desk.addresses import address
from archive.desk.forms import RecordForm
from archive.desk.owned import OwnedAdmin
from archive.desk.parts import badge
from archive.desk.uploading import UploadField, Uploading
from archive.media.serving import NOT_KEPT
from archive.sources.file_kinds import MEDIA_TYPES
from archive.sources.files import FileUploads
from archive.sources.media import source_file_response
from archive.sources.models import SourceFile

WHICH_IT_IS = [
    ("stored", "sha256"),
    ("label_en", "label_es"),
    ("is_closed", "position"),
]


class SourceFileForm(RecordForm):
    """The form of a file; ``uploads``, set by the desk, has it stored before."""

    uploads = None
    sha256 = UploadField(
        label=_("File"),
        help_text=_(
            "PDF, JPEG, PNG, TIFF, DOCX, ODT, or plain text in UTF-8, at most 20 MB. "
            "It is kept as it is, with all that it may say of its author."
        ),
        types=MEDIA_TYPES.values(),
    )

    def clean_sha256(self):
        received = self.uploads.stored(self.cleaned_data["sha256"])
        self.instance.kind, self.instance.size = received.kind, received.size
        return received.sha256


@admin.register(SourceFile)
class SourceFileAdmin(Uploading, OwnedAdmin):
    """The list and the form of files: none is left without its row, nor exchanged."""

    form = SourceFileForm
    takes = FileUploads
    uploaded_in = "sha256"
    owners = ["source"]
    list_display = ["named", "kind", "weight", "source", "open", "public"]
    list_filter = [*OwnedAdmin.list_filter, "kind", "is_closed"]
    list_select_related = ["source"]
    search_fields = ["label_en", "label_es", "sha256"]

    readonly_fields = ["stored"]
    fieldsets = [(None, {"fields": WHICH_IT_IS})]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *(["sha256"] if obj else [])]

    @admin.display(description=_("file"), ordering="label_en")
    def named(self, file):
        return str(file)

    @admin.display(description=_("size"), ordering="size")
    def weight(self, file):
        return filesizeformat(file.size)

    @admin.display(description=_("given to readers"))
    def open(self, file):
        return badge(_("open") if file.is_open else _("closed"), good=file.is_open)

    @admin.display(description=_("stored"))
    def stored(self, file):
        if file._state.adding:
            return "–"
        return format_html(
            '<a href="{}">{}</a>, {}',
            address(SourceFile, "file", file.pk),
            file.get_kind_display(),
            self.weight(file),
        )

    def get_urls(self):
        view = self.admin_site.admin_view(self.file)
        file = path("<str:key>/file/", view, name="sources_sourcefile_file")
        return [file, *super().get_urls()]

    def file(self, request, key):
        """Give an editor the file, whether or not it is open."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        file = get_object_or_404(SourceFile, pk=key)
        return source_file_response(request, file.name, cache=NOT_KEPT)
