"""The pages kept in memory: each is made once while the edition stands."""

import hashlib

from django.core.cache import caches
from django.http import HttpResponse

LONGEST = 200_000  # bytes of a page; the few longer ones are made each time
A_WHILE = 3600  # seconds


class KeptPages:
    """The last page made of each address, in ``CACHES["pages"]`` of this process.

    Addresses are those of ``canonical_address``, which nobody can make up; tags are
    those of ``views.validators``. Lists narrowed twice, by two facets or two values of
    one, are so many that they are kept for a while only, as guests of a
    ``BoundedCache``: no other page leaves for them.
    """

    def get(self, address, tag) -> HttpResponse | None:
        """Return the page of ``address`` if it was made under ``tag``, else None."""
        made_under, content, content_type = caches["pages"].get(
            digest(address), (None, b"", "")
        )
        if made_under != tag:
            return None
        return HttpResponse(content, content_type=content_type)

    def put(self, address, tag, response):
        """Keep a rendered ``response`` of 200, unless it is too long."""
        if len(response.content) > LONGEST:
            return
        page = tag, response.content, response["Content-Type"]
        is_guest = "&" in address
        caches["pages"].set(digest(address), page, A_WHILE if is_guest else None)


pages_kept = KeptPages()


def digest(address) -> str:
    """Return 64 hexadecimal digits that stand for ``address``, however long."""
    return hashlib.sha256(address.encode()).hexdigest()
