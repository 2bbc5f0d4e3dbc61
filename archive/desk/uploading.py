"""The desk of rows with a file: it is stored before the row, and never without it."""

from django import forms
from django.contrib.admin.utils import unquote

from archive.media.uploads import Uploads


class UploadField(forms.FileField):
    """A file to choose, asked for of a new row; ``types`` are those to be offered."""

    def __init__(self, *, types, **kwargs):
        widget = forms.FileInput(attrs={"accept": ",".join(types)})
        super().__init__(widget=widget, **kwargs)


class Uploading:
    """Mixin of an admin whose form takes a file, in the field ``uploaded_in``.

    ``takes`` is the class of its ``Uploads``; the form has those of its request.
    """

    takes = Uploads
    uploaded_in = "upload"

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        request.uploads = self.takes()
        try:
            sent = request.FILES.get(self.uploaded_in)
            if sent and self._may_upload(request, object_id):
                request.uploads.take(sent)
            return super().changeform_view(request, object_id, *args, **kwargs)
        finally:
            request.uploads.clear()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.uploads = request.uploads
        return form

    def _may_upload(self, request, object_id):
        """Ask what Django will ask in its transaction."""
        if object_id is None:
            return self.has_add_permission(request)
        if not self.has_change_permission(request):
            return False
        row = self.get_object(request, unquote(object_id))
        return row is not None and self.has_change_permission(request, row)
