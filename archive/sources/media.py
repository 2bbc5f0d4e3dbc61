"""The files of texts, as the site serves them itself."""

from django.http import Http404
from django.views import View

from archive.media.serving import FOR_GOOD, file_response
from archive.media.storing import AS_RECEIVED
from archive.sources.file_kinds import MEDIA_TYPES, SHOWN, FileKind
from archive.sources.models import SourceFile

CHARSETS = {FileKind.TXT: "; charset=utf-8"}


class SourceFileMedia(View):
    """Serve a file that a public source gives to readers; the address has its name."""

    def get(self, request, name):
        sha256, _dot, kind = name.partition(".")
        files = SourceFile.objects.published().filter(sha256=sha256, kind=kind)
        if not any(file.is_open for file in files.select_related("source")):
            raise Http404
        return source_file_response(request, name, cache=FOR_GOOD)


def source_file_response(request, name, *, cache):
    """Return a stored file: shown where it can only be looked at, else to be saved.

    Under its own type, which no browser may take for another; ``cache`` is
    Cache-Control.
    """
    kind = FileKind(name.partition(".")[2])
    return file_response(
        request,
        *(AS_RECEIVED, name),
        content_type=MEDIA_TYPES[kind] + CHARSETS.get(kind, ""),
        cache=cache,
        **{} if kind in SHOWN else {"Content-Disposition": "attachment"},
    )
