"""What is certain of a membership: by its dates and acts, and by other texts."""

from archive.record.dates import day_before, is_before
from archive.record.edtf import agree, bounds
from archive.sources.dating import date_given
from members.lasting import Lasting
from members.standings import Act, EndedBy, Standing

# Which acts bound a period that has no date of its own, and dispute the one that it
# has: those of the first sort of which one is dated. No other does: who has applied,
# was accepted, has signed or ratified belongs no sooner than it is in force, as the
# steps of initiatives tell these apart of treaties; and who announces a withdrawal has
# not left.
BOUNDS = {"began": (Act.IN_FORCE,), "ended": (Act.WITHDRAWN, Act.SUSPENDED)}
BOUNDS_OF = {
    Standing.SUSPENDED: {
        "began": (Act.IN_FORCE, Act.SUSPENDED),
        "ended": (Act.REINSTATED, Act.WITHDRAWN),
    }
}
BOUNDING = {  # the acts that may bound some period
    act
    for bounds_of in (BOUNDS, *BOUNDS_OF.values())
    for acts in bounds_of.values()
    for act in acts
}
ENDED_BY = {
    Act.WITHDRAWN: EndedBy.WITHDRAWAL,
    Act.SUSPENDED: EndedBy.SUSPENSION,
    Act.REINSTATED: EndedBy.REINSTATEMENT,
}


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
        return self.dates_of("began")

    def date_of(self, field) -> str:
        """Return when it ``began`` or ``ended``: its own date, else that of an act."""
        acts = () if getattr(self, field) else self.acts_that_bound(field)
        return acts[0].date if acts else getattr(self, field)

    def dates_of(self, field) -> list[str]:
        """Return all dates that are given for ``began`` or ``ended``, its own first."""
        date = self.date_of(field)
        return [date, *self.other_dates(field)] if date else []

    def other_dates(self, field) -> list[str]:
        """Return what other dates sources give for ``began`` or ``ended``, each once.

        Those of citations that say another value, and of acts that bound it; one that
        is the same, known more or less precisely, is no other.
        """
        own = self.date_of(field)
        given = [*dates_cited(self, field)]
        for act in self.acts_that_bound(field):
            given += [act.date, *dates_cited(act, "date")]
        return [
            date
            for date in dict.fromkeys(given)
            if date and own and not agree(date, own)
        ]

    def acts_that_bound(self, field) -> list:
        """Return the acts by which it ``began`` or ``ended``: dated, all of one sort.

        A suspension that was lifted within the period has not ended it.
        """
        sorts = BOUNDS_OF.get(self.standing, BOUNDS).get(field, ())
        acts = [act for act in self.acts_told if act.date]
        if field == "ended":
            acts = [act for act in acts if not self._is_lifted(act)]
        found = ([act for act in acts if act.act == sort] for sort in sorts)
        return next(filter(None, found), [])

    def _is_lifted(self, act):
        """Tell whether an act suspended the state, and was lifted within the period."""
        return act.act == Act.SUSPENDED and any(
            one.act == Act.REINSTATED and not is_before(one.date, act.date)
            for one in self.acts_told
        )

    @property
    def how_ended(self) -> str:
        """What ended it, an ``EndedBy``: as it is recorded, or by the act that did."""
        acts = () if self.ended_by else self.acts_that_bound("ended")
        return ENDED_BY[acts[0].act] if acts else self.ended_by

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
        return [self.last_day(ended) for ended in self.dates_of("ended")]

    def last_day(self, ended) -> tuple[str, str]:
        """Return between which days the last one in force lies, if it ended then.

        ``ended`` is a partial date. Whether its day lies inside follows from what ended
        the period (``EndedBy``) or is said of the row (``ended_inside``); if nothing
        says it, either may be. Of a month or a year any day may be the last.
        """
        first, last = bounds(ended)
        if self.ended_inside or self.ended_by == EndedBy.EXPIRY:
            return first, last
        outside = first == last and self.how_ended
        return day_before(first), day_before(first) if outside else last


def dates_cited(row, field):
    """Yield the dates that citations of a field of ``row`` give in place of its own."""
    for citation in row.cited:
        if citation.field == field and citation.says == citation.Says.VALUE:
            yield date_given(citation.stated_value)
