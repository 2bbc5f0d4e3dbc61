"""What is certain of that which lasts, a membership or a tenure: from when until when.

Told of a row as it is, saved or not. Days are ISO text; those of a partial date are its
bounds, as the database has them.
"""

from archive.record.edtf import bounds

NEVER = "9999-99-99"  # after every ISO day


class Lasting:
    """Mixin of models whose rows began, were attested and ended, each maybe undated."""

    @property
    def beginnings(self) -> list[str]:
        """The dates, partial ones, on which it began; several where texts differ."""
        return [self.began] if self.began else []

    @property
    def last_days(self) -> list[tuple[str, str]]:
        """Between which days the last one in force lies, of each end that is dated."""
        return [bounds(self.ended)] if self.ended else []

    @property
    def evidence(self) -> list[str]:
        """The dates, partial ones, at which a text shows it in force."""
        return [date for date in (self.attested_first, self.attested_last) if date]

    @property
    def sure_from(self) -> str:
        """The day by which it has certainly started; ``NEVER`` if nothing dates it."""
        begun = max(bounds(date)[1] for date in self.beginnings or [NEVER])
        shown = [bounds(date)[1] for date in self.evidence]
        left = max((last for _, last in self.last_days), default=NEVER)
        return min(begun, *shown, max(left, self.may_from))

    @property
    def sure_to(self) -> str:
        """The last day it is certainly in force; empty if nothing dates it.

        That before its exit or, without one, its last evidence.
        """
        if self.last_days:
            return min(first for first, _ in self.last_days)
        dates = self.beginnings + self.evidence
        return max((bounds(date)[0] for date in dates), default="")

    @property
    def may_from(self) -> str:
        """The first day on which it may have been in force; empty if not known."""
        return min((bounds(date)[0] for date in self.beginnings), default="")

    @property
    def may_to(self) -> str:
        """The last day on which it may have been in force; ``NEVER`` if not known."""
        ends = [last for _, last in self.last_days]
        return max(ends or [bounds(self.ended_not_after)[1] or NEVER])

    def may_have_begun(self, day) -> bool:
        """Tell whether an ISO day lies between its possible and its sure beginning."""
        return bool(self.beginnings) and self.may_from <= day < self.sure_from

    def is_disputed(self, day) -> bool:
        """Tell whether texts that give several dates differ on an ISO day."""
        if len(self.beginnings) > 1 and self.may_have_begun(day):
            return True
        return len(self.last_days) > 1 and self.sure_to < day <= self.may_to

    @property
    def last_shown(self) -> str:
        """The last date, a partial one, at which anything shows it; empty if none."""
        dates = self.evidence or self.beginnings
        return max(dates, key=lambda date: bounds(date)[1], default="")

    @property
    def is_open(self) -> bool:
        """Whether nothing dates its end."""
        return self.may_to == NEVER
