"""What is uploaded: held in memory, and only as much of it as may be."""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _


class MemoryUploadHandler(FileUploadHandler):
    """Hold the files of one request, FILE_UPLOAD_MAX_MEMORY_SIZE bytes together.

    None goes to a temporary file: that would let anybody fill the disk, and a disk
    already full would fail the request before a form could say so. A file that does
    not fit is empty; its ``size`` is what was sent, so that a form can refuse it.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.room = settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.room -= len(raw_data)
        if self.room >= 0:
            self.file.write(raw_data)

    def file_complete(self, file_size):
        if self.room < 0:
            self.file = BytesIO()
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def refuse_what_does_not_fit(upload):
    """Raise ``ValidationError`` if an ``UploadedFile`` was too large to be held."""
    if upload.file.getbuffer().nbytes != upload.size:
        most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        raise ValidationError(
            _("The file is too large: at most %(most)d MB are sent at once.")
            % {"most": most}
        )
