"""The files of pictures, as the site serves them itself."""

from django.http import Http404
from django.views import View

from archive.media.serving import FOR_GOOD, file_response
from summits.models import Photo
from summits.pictures import TYPES


class Media(View):
    """Serve a file of a public photo; the address names its folder and the file."""

    def get(self, request, folder, name):
        if not Photo.objects.published().filter(folder=folder).exists():
            raise Http404
        return picture_response(request, folder, name, cache=FOR_GOOD)


def picture_response(request, folder, name, *, cache):
    """Return a stored picture, under its stored type; ``cache`` is Cache-Control."""
    kind = TYPES[name.rpartition(".")[2]]
    return file_response(request, folder, name, content_type=kind, cache=cache)
