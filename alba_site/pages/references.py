"""References that can be said aloud: ``/R1.7``, ``/S14``, ``/X12-D1.2``, ``/VEN``."""

import re

from django.http import Http404
from django.shortcuts import redirect

from alba_site.pages.context_processors import frame
from archive.kinds.declared import kinds
from archive.publishing.views import notice

MARK = re.compile(r"\s*[.¶]\s*|\s+")  # before the label of a passage


class ReferenceConverter:
    """What may be a reference of any kind, of any case: ``R1.7``, ``s14-d1``."""

    regex = "[A-Za-z][0-9A-Za-z_.-]+/?"

    def to_python(self, value):
        if not any(readings(value)):
            raise ValueError(value)
        return value

    def to_url(self, value):
        return value


def readings(text):
    """Yield how ``text`` can be read: pairs of a ``Reference`` and its match."""
    for kind in kinds():
        match = kind.reference and kind.reference.read(text)
        if match:
            yield kind.reference, match


def follow(request, reference):
    """Send the reader to what ``reference`` names, in the browser's language.

    Of what is withdrawn tell the reason, as its address does.
    """
    for read, match in readings(reference):
        answer = answer_to(request, read, match)
        if answer:
            return answer
    raise Http404


def answer_to(request, read, match):
    """Return the redirect to what is named, or the notice that it is withdrawn.

    None if there is no such record or place in it, or if nobody ever saw it.
    """
    record = read.find(match)
    if record is None:
        return None
    if record.is_published:
        address = read.address(record, match)
        return address and redirect(address)
    response = notice(request, record)
    if response is not None:  # in the frame of its page
        response.context_data |= frame(record.get_absolute_url())
    return response


def passage_called(text) -> str | None:
    """Return the address of the public passage that a reader calls ``text``, or None.

    Written as the archive does, ``S14-D1 ¶2``, or as it is spoken, ``s14-d1.2``.
    """
    for read, match in readings(MARK.sub(".", text.strip())):
        if match.groupdict().get("label"):
            record = read.find(match)
            return (
                read.address(record, match) if record and record.is_published else None
            )
    return None
