"""What is certain of a membership: by its dates, by what ended it, by other texts."""

from archive.record.dates import bounds, day_before
from archive.sources.dating import date_given
from members.lasting import Lasting
from members.standings import EndedBy


class Period(Lasting):
    """Mixin of memberships.

    ``cited`` are the further words of sources, ``took_part`` the participations that
    show it in force, ``acts_told`` its acts in order of time, once they are attached.
    ``has_acts`` is False where a query has found that there are none.
    """

    cited = ()
    took_part = ()
    acts_told = ()
    acts_gone = ()  # those withdrawn after all others, of a page that tells of them
    has_acts = True

    @property
    def beginnings(self) -> list[str]:
        return [self.began, *self.other_dates("began")] if self.began else []

    def other_dates(self, field) -> list[str]:
        """Return what other dates sources give for ``began`` or ``ended``, each once.

        Of the citations attached to the row, those that say another value; one that is
        the same, known more or less precisely, is no other.
        """
        own = getattr(self, field)
        given = (
            date_given(citation.stated_value)
            for citation in self.cited
            if citation.field == field and citation.says == citation.Says.VALUE
        )
        return [
            date
            for date in dict.fromkeys(given)
            if date and not date.startswith(own) and not own.startswith(date)
        ]

    @property
    def evidence(self) -> list[str]:
        return super().evidence + self.days_at_summits

    @property
    def days_at_summits(self) -> list[str]:
        """The days on which the state took part with this standing, ISO, in order."""
        return [part.summit.began_on for part in self.took_part]

    @property
    def sure_to(self) -> str:
        return max([super().sure_to, *self.days_at_summits])

    @property
    def last_days(self) -> list[tuple[str, str]]:
        ends = [self.ended, *self.other_dates("ended")] if self.ended else []
        return [self.last_day(ended) for ended in ends]

    def last_day(self, ended) -> tuple[str, str]:
        """Return between which days the last one in force lies, if it ended then.

        ``ended`` is a partial date. Whether its day lies inside follows from what ended
        the period (``EndedBy``) or is said of the row (``ended_inside``); if nothing
        says it, either may be. Of a month or a year any day may be the last.
        """
        first, last = bounds(ended)
        if self.ended_inside or self.ended_by == EndedBy.EXPIRY:
            return first, last
        outside = first == last and self.ended_by
        return day_before(first), day_before(first) if outside else last
