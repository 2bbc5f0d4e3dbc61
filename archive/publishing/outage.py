"""Public pages while the database cannot be read: those kept, as they last stood.

None is shown that may have changed or been withdrawn since: Edition.still_stands().
"""

import datetime as dt
import logging
from time import monotonic
from typing import NamedTuple

from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import http_date

from archive.publishing import edition
from archive.publishing.causes import cause_of, is_database_away
from archive.publishing.kept import pages_kept
from archive.publishing.validators import validators

AS_OF = "Archive-As-Of"  # the header that such a page has, with an HTTP date
HEAD_ENDS = b"</header>"  # the first on every page: there the frame takes the notice
LONGEST_REST = 5  # seconds
REMINDED = 60  # seconds from one line of the log to the next

logger = logging.getLogger(__name__)


class Reading(NamedTuple):
    """An edition as it was read, the validators of all pages made from it, and when.

    ``tag`` and ``changed_at`` are those of ``validators()``.
    """

    edition: edition.Edition
    tag: str
    changed_at: dt.datetime | None
    at: dt.datetime


class LastReading:
    """The edition that this process read last, and the pages kept from it.

    A try that was slow to fail, for want of the network, is repeated for a kept page
    only after as long as it took, ``LONGEST_REST`` at most: its readers do not wait.
    """

    def __init__(self):
        self._reading = None
        self._rests_until = 0.0
        self._told_until = 0.0

    def renew(self, address=""):
        """Return a ``Reading`` and None; while the database is away, None and a page.

        That is the one kept of ``address``. Raises the error of the database where none
        is kept, or none that surely still stands.
        """
        if monotonic() < self._rests_until and (page := self._page(address)):
            return None, page
        began = monotonic()
        try:
            current = edition.current()
        except (DatabaseError, InterfaceError) as error:
            ended = monotonic()
            self._rests_until = ended + min(ended - began, LONGEST_REST)
            page = self._page(address) if is_database_away(error) else None
            if page is None:
                raise
            self._tell(error, ended)
            return None, page
        self._told_until = 0.0
        self._reading = Reading(current, *validators(current), timezone.now())
        return self._reading, None

    def _tell(self, error, now):
        if now >= self._told_until:
            self._told_until = now + REMINDED
            logger.warning("Pages are shown as kept: %s, %s", cause_of(error), error)

    def _page(self, address):
        """Return the page kept of ``address``, marked, if it surely still stands."""
        reading = self._reading
        if not address or reading is None or not reading.edition.still_stands():
            return None
        kept = pages_kept.get(address, reading.tag)
        return kept and marked(kept, reading.at)


last_reading = LastReading()


def marked(kept, at) -> HttpResponse:
    """Return the answer of 200 with ``kept``, and word that it is as it stood ``at``.

    The notice is in the present language, that of the page's address.
    """
    content = kept.content
    if kept.content_type.startswith("text/html"):
        notice = render_to_string("_as_of.html", {"at": at}).strip().encode()
        content = content.replace(HEAD_ENDS, HEAD_ENDS + notice, 1)
    as_of = {AS_OF: http_date(at.timestamp()), "Cache-Control": "no-store"}
    return HttpResponse(content, headers=kept.headers | as_of)
