"""What every public page does: it is made once an edition, then 304 to who knows it."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.views.generic import DetailView

from archive.kinds.bibliography import BibliographicEntry
from archive.kinds.declared import kind_of
from archive.publishing import addresses, outage
from archive.publishing.canonical import asked_address, canonical_address
from archive.publishing.falling import fell_with
from archive.publishing.kept import pages_kept
from archive.publishing.validators import etag_of, weighed

NOT_KEPT = {"Cache-Control": "no-store"}
NOT_FOR_GOOD = {"Cache-Control": "public, no-cache"}  # it may move back


class PublicPage:
    """Mixin for public views: they look at no user and change with the edition only.

    ``self.edition`` is the ``edition.Edition`` the page is made from; it is also that
    of ``request``. Where a record moved, or was withdrawn, its old address says so.
    A page that is kept is answered before it comes here (middleware.py).

    ``parameters`` are the names that the query string of a page may hold, in the order
    in which links write them. A view that has made a page which anybody can ask for
    under any number of addresses sets ``is_kept`` to False.
    """

    parameters = ()
    is_kept = True
    file = ""  # what follows the address of a page in that of a file of it

    def cited(self, part="") -> BibliographicEntry | None:
        """Return how the page, or the place at the anchor ``part``, is cited.

        None if it is not; ``Http404`` if there is no such page.
        """
        return None

    def dispatch(self, request, *args, **kwargs):
        reading = getattr(request, "reading", None)
        if reading is None:
            reading, _no_page = outage.last_reading.renew()
        self.edition = request.edition = reading.edition
        page = self.made(request, *args, **kwargs)
        if page.status_code != 200:
            return page
        address = canonical_address(request, self.parameters)
        if address and self.is_kept:
            page = pages_kept.put(address, reading.tag, page).answer(request)
        etag = etag_of(asked_address(request), reading.tag)
        return weighed(request, page, etag, reading.changed_at)

    def made(self, request, *args, **kwargs):
        """Return the page made and rendered, or what there is instead of one."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            response = elsewhere(request, self.file)
            if response is None:
                raise
        return response.render() if hasattr(response, "render") else response


class RecordPage(PublicPage, DetailView):
    """Show the public record of an address.

    ``found`` is a compiled function of what the address says of it.
    """

    found = None

    @cached_property
    def record(self):
        records = self.found(*self.kwargs.values())
        if not records:
            raise Http404
        return records[0]

    def get_object(self, queryset=None):
        return self.record

    def cited(self, part=""):
        kind = kind_of(type(self.record))
        if kind is None or kind.cited is None:
            return None
        return kind.cited_part(self.record, part) if part else kind.cited(self.record)


def elsewhere(request, file=""):
    """Return where the record once at this address is, or why it is gone; else None.

    ``file`` is the end of the address if it is that of a file beside the page.
    """
    path = request.path.removesuffix(file).split("/", 2)[-1]
    record = addresses.record_at(f"/{path}")
    if record is None:
        return None
    if record.is_published:
        url = record.get_absolute_url() + file
        moved = HttpResponsePermanentRedirect(url, headers=NOT_FOR_GOOD)
        return moved if url != request.path else None
    return notice(request, record)


def notice(request, record):
    """Return the notice that ``record``, no longer public, is withdrawn; else None.

    Or that it fell with another record, which the notice names.
    """
    is_withdrawn = bool(getattr(record, "withdrawn_on", ""))
    withdrawn = record if is_withdrawn else fell_with(record)
    if withdrawn is None:
        return None
    gone = {
        "record": record,
        "title": addresses.title_of(record),
        "withdrawn": withdrawn,
        "named": "" if is_withdrawn else addresses.title_of(withdrawn),
    }
    return TemplateResponse(request, "410.html", gone, status=410, headers=NOT_KEPT)
