"""An entry as it was consulted: under an address, on a day."""

import datetime as dt
import re
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.kinds.bibliography import BibliographicEntry
from archive.publishing.templatetags.record import capital
from archive.record.date_phrases import span
from archive.record.dates import in_words
from archive.record.edtf import as_iso

NO_PART_OF_A_KEY = re.compile(r"[^0-9A-Za-z-]+")


class Consulted(NamedTuple):
    """An ``entry``, as the site at ``origin`` showed it on ``day``.

    What its parts are called is in the language of the reader.
    """

    entry: BibliographicEntry
    origin: str
    day: dt.date

    @property
    def url(self) -> str:
        return self.origin + self.entry.path

    @property
    def key(self) -> str:
        """By what a bibliography names it, in ASCII: ``alba-S14-D1``.

        Of what has no reference it is made of the address, in every language the same.
        """
        called = self.entry.reference or self.entry.path.split("/", 2)[-1]
        return f"alba-{NO_PART_OF_A_KEY.sub('-', called).strip('-')}"

    @property
    def language(self) -> str:
        """The code of the language of its title."""
        return getattr(self.entry.title, "lang", "") or get_language()

    @property
    def dates(self) -> list[str]:
        """Its dates as machines read them: one, or two of a span; [] if they do not."""
        began, ended = as_iso(self.entry.began), as_iso(self.entry.ended)
        return [*dict.fromkeys(filter(None, [began, began and ended]))]

    @property
    def when(self) -> str:
        """Its dates in words; empty if none is known."""
        began, ended = self.entry.began, self.entry.ended
        return span(began, ended) if began else ""

    @property
    def archive(self) -> str:
        return _("ALBA-TCP Summit Archive")

    @property
    def kept_at(self) -> str:
        """The archive, and what it calls it: ``ALBA-TCP Summit Archive, S14-D1``."""
        return ", ".join(filter(None, [self.archive, self.entry.reference]))

    @property
    def reported(self) -> str:
        """Where it is reported, as a sentence; empty if nobody says."""
        passage = self.entry.reported
        return _("Reported in %(passage)s") % {"passage": passage} if passage else ""

    @property
    def remarks(self) -> str:
        """What no field of a file has room for: a date that is not certain, sources."""
        uncertain = "" if self.dates else capital(self.when)
        return ". ".join(filter(None, [uncertain, self.reported]))

    @property
    def consulted(self) -> str:
        """The day on which it was consulted, in words."""
        return _("consulted %(day)s") % {"day": in_words(self.day.isoformat())}
