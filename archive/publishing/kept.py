"""The pages kept in memory: each is made once while the edition stands."""

from typing import NamedTuple

from django.core.cache import caches
from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.text import compress_string

from archive.publishing.validators import digest

LONGEST = 200_000  # bytes of a page; the few longer ones are made each time
SHORTEST = 200  # bytes worth compressing, as Django's GZipMiddleware has it
A_WHILE = 3600  # seconds


class KeptPage(NamedTuple):
    """A page as it was made under ``tag``, and compressed; ``b""`` if not shorter.

    ``headers`` are those that its view gave it, its type among them.
    """

    tag: str
    content: bytes
    zipped: bytes
    headers: dict[str, str]

    @property
    def content_type(self) -> str:
        return self.headers["Content-Type"]

    def answer(self, request) -> HttpResponse:
        """Return the answer of 200 to ``request``, whole but for its validators."""
        is_zipped = self.zipped and re_accepts_gzip.search(
            request.META.get("HTTP_ACCEPT_ENCODING", "")
        )
        content = self.zipped if is_zipped else self.content
        headers = self.headers | {"Content-Length": str(len(content))}
        if is_zipped:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return HttpResponse(content, headers=headers)


class KeptPages:
    """The last page made of each address, in ``CACHES["pages"]`` of this process.

    Addresses are those of ``canonical_address``, which nobody can make up; tags are
    those of ``validators()``. Lists narrowed twice, by two facets or two values of
    one, are so many that they are kept for a while only, as guests of a
    ``BoundedCache``: no other page leaves for them.
    """

    def __contains__(self, address):
        """Tell whether a page of ``address`` is kept, under whatever tag."""
        return digest(address) in caches["pages"]

    def get(self, address, tag) -> KeptPage | None:
        """Return the page of ``address`` if it was made under ``tag``, else None."""
        kept = caches["pages"].get(digest(address))
        return KeptPage(*kept) if kept and kept[0] == tag else None

    def put(self, address, tag, response) -> KeptPage:
        """Keep a rendered ``response`` of 200, unless it is too long; return it."""
        content = response.content
        zipped = compress_string(content) if len(content) >= SHORTEST else b""
        if len(zipped) >= len(content):
            zipped = b""
        page = KeptPage(tag, content, zipped, dict(response.items()))
        is_guest = "&" in address
        if len(content) <= LONGEST:
            place = digest(address)
            caches["pages"].set(place, tuple(page), A_WHILE if is_guest else None)
        return page


pages_kept = KeptPages()
