"""What was typed in a form that failed, kept on the page that says so.

Nothing here needs the database. What Django accepts as a body (2.5 MB without files)
is kept whole.
"""

import re
from typing import NamedTuple

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import RawPostDataException
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.utils.http import escape_leading_slashes

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)
SECRET = "password"  # noqa: S105 (the same: part of the names of such fields)
# Fields that no person fills in: buttons, those of the admin's lists, and what a form
# was opened with or as.
UNSEEN = re.compile(
    r"_.*|action|index|next|select_across|seen_.*|opened_as|initial-.*", re.DOTALL
)
UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    OSError,
    RawPostDataException,
    SuspiciousOperation,
)
COLUMNS = 70  # characters in a line of the page, roughly
TALLEST = 16  # lines shown at once


class Field(NamedTuple):
    """A field of a form as it was posted; ``is_seen`` if a person filled it in."""

    name: str
    value: str
    is_seen: bool

    @property
    def label(self) -> str:
        """The name as a person would write it: ``summary en``."""
        return self.name.replace("_", " ")

    @property
    def lines(self) -> int:
        """How many lines of the page show the value."""
        told = sum(len(line) // COLUMNS + 1 for line in self.value.split("\n"))
        return min(told, TALLEST)


class Typed(NamedTuple):
    """A form as it was posted.

    fields       list of Field, without passwords
    files        names of the files chosen, which no page can hold
    token        what proves that the form, sent again, is this site's; "" if it must
                 not be sent again from the page
    address      where it was sent to
    is_readable  whether the fields are all that were sent
    """

    fields: list[Field]
    files: list[str]
    token: str
    address: str
    is_readable: bool = True


def typed_in(request) -> Typed | None:
    """Return the form that ``request`` posts; None if it posts none, or a stranger's.

    A page of another site can make a browser post here, but must not speak with this
    site's voice, nor have its form sent again with the proof that it lacked.
    """
    if request.method != "POST":
        return None
    own, is_checked = is_own(request), getattr(request, "csrf_processing_done", False)
    if own is False and not is_checked:
        return None
    address = escape_leading_slashes(request.get_full_path())
    try:
        posted, files = request.POST, request.FILES
    except UNREADABLE:
        return Typed([], [], "", address, is_readable=False)
    fields = [field for field in _fields(posted) if SECRET not in field.name]
    is_whole = not any(SECRET in name for name in posted)
    return Typed(
        fields=fields,
        files=[file.name for _, found in files.lists() for file in found],
        token=get_token(request) if fields and is_whole and (own or is_checked) else "",
        address=address,
        is_readable=bool(posted or files or not has_body(request)),
    )


def is_own(request) -> bool | None:
    """Return whether a page of this site posts; None if the browser does not say."""
    origin = request.headers.get("Origin")
    if origin:
        try:
            return origin == f"{request.scheme}://{request.get_host()}"
        except SuspiciousOperation:  # not a host of this site
            return False
    site = request.headers.get("Sec-Fetch-Site")
    return site == "same-origin" if site else None


def has_body(request) -> bool:
    return request.META.get("CONTENT_LENGTH", "") not in ("", "0", 0)


def _fields(posted):
    """Yield all that was sent but the token."""
    for name, values in posted.lists():
        if name != TOKEN:
            for value in values:
                yield Field(name, value, bool(value) and not UNSEEN.fullmatch(name))
