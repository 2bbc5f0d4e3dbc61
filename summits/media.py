"""The files of pictures, as the site serves them itself."""

from django.http import Http404, HttpResponse
from django.views import View

from summits.models import Photo
from summits.pictures import TYPES, path_to

# Whatever a file holds, a browser that opens it alone runs and loads nothing.
SEALED = "sandbox; default-src 'none'; frame-ancestors 'none'"
FOR_GOOD = "public, max-age=31536000, immutable"  # the name is made of the content


class Media(View):
    """Serve a file of a public photo; the address names its folder and the file."""

    def get(self, request, folder, name):
        if not Photo.objects.published().filter(folder=folder).exists():
            raise Http404
        return file_response(folder, name, cache=FOR_GOOD)


def file_response(folder, name, *, cache):
    """Return a stored picture, under its stored type; ``cache`` is Cache-Control.

    Raises ``Http404`` where the disk does not hold it.
    """
    try:
        content = path_to(folder, name).read_bytes()
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(
        content,
        content_type=TYPES[name.rpartition(".")[2]],
        headers={"Content-Security-Policy": SEALED, "Cache-Control": cache},
    )
