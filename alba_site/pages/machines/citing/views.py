"""The files from which programs take how a page is cited."""

from django.http import Http404, HttpResponse
from django.urls import resolve
from django.utils import timezone
from django.views import View

from alba_site.pages.machines.citing.consulted import Consulted
from alba_site.pages.machines.citing.forms import FORMS
from archive.publishing.canonical import origin_of
from archive.publishing.views import PublicPage, RecordPage


class CitationFile(PublicPage, View):
    """Send how the page above is cited; with ``?of=s11`` a place of it, by its anchor.

    It moves, and is gone, with its page.
    """

    parameters = ["of"]

    @property
    def file(self):
        return f"cite.{self.kwargs['form']}"

    def get(self, request, page, form):
        view = page_at(request.path.removesuffix(self.file), request)
        self.is_kept = isinstance(view, RecordPage)  # of others, by days, is no end
        entry = view.cited(request.GET.get("of", ""))
        if entry is None:
            raise Http404
        consulted = Consulted(entry, origin_of(request), timezone.localdate())
        return HttpResponse(
            FORMS[form].written(consulted),
            content_type=f"{FORMS[form].media_type}; charset=utf-8",
            headers={
                "Content-Disposition": f'inline; filename="{consulted.key}.{form}"',
                "X-Robots-Tag": "noindex",
            },
        )


def page_at(path, request) -> PublicPage:
    """Return the view of the public page at ``path``, set up for ``request``.

    ``Http404`` if there is none that is made anew for each record.
    """
    match = resolve(path)
    view_class = getattr(match.func, "view_class", type(None))
    if not issubclass(view_class, PublicPage):
        raise Http404
    view = view_class()
    view.setup(request, *match.args, **match.kwargs)
    return view
