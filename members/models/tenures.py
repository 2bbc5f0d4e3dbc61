"""Who held which office, and when."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.date_columns import InTime
from archive.record.date_phrases import as_of, from_to, phrase, since_until
from archive.record.dates import in_order, partial_date
from archive.record.edtf import bounds
from archive.record.keys import pointed_at
from archive.sources.models import By, Sourced, Stated
from members.lasting import Lasting
from members.models.people import Office, Person
from members.overlaps import refuse_overlap
from members.querysets import TenureQuerySet
from members.wording import named_at_summits

# How long after a meeting its report may be dated, and name the offices held at it:
# the one of the 14th summit is of the day after.
REPORTED = dt.timedelta(days=7)


class Tenure(Lasting, Part, Sourced):
    """That a person held an office, when, and when a source shows it.

    ``given_at`` are the participations in which a source gives it to the person, once
    they are attached.
    """

    given_at = ()

    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="tenures",
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("office"),
        on_delete=models.PROTECT,
        related_name="tenures",
    )
    began, began_first, began_last = partial_date("began", _("began"))
    ended, ended_first, ended_last = partial_date("ended", _("ended"))
    attested_first, attested_first_first, attested_first_last = partial_date(
        "attested_first", _("attested from"), has_come=True
    )
    attested_last, attested_last_first, attested_last_last = partial_date(
        "attested_last", _("attested until"), has_come=True
    )
    ended_not_after, ended_not_after_first, ended_not_after_last = partial_date(
        "ended_not_after",
        _("ended not after"),
        has_come=True,
        help_text=_("A source of this day calls the holder a former one."),
    )

    objects = TenureQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("person", _("who held the office")),
        Stated("office", _("which office it was")),
        Stated("began", _("the beginning"), By.GIVEN),
        Stated("ended", _("the end"), By.GIVEN),
        *(
            Stated(name, _("that the office was held then"), dates=(name,))
            for name in ("attested_first", "attested_last")
        ),
        Stated(
            "ended_not_after",
            _("that the office was no longer held then"),
            dates=("ended_not_after",),
        ),
    )

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        ordering = ["person", InTime("began"), InTime("attested_first"), "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            in_order(
                "began",
                "ended",
                name="tenure_ends_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
            in_order(
                "attested_first",
                "attested_last",
                name="tenure_attested_in_order",
                message=_("The last evidence must not lie before the first."),
            ),
            *(
                in_order(
                    "began",
                    name,
                    name=f"tenure_{name}_after_it_began",
                    message=_("Evidence of the tenure must not lie before it began."),
                )
                for name in ("attested_first", "attested_last")
            ),
            *(
                in_order(
                    name,
                    "ended",
                    name=f"tenure_{name}_before_it_ended",
                    message=_("The end must not lie before the evidence of it."),
                )
                for name in ("attested_first", "attested_last")
            ),
            in_order(
                "began",
                "ended_not_after",
                name="tenure_ended_by_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
            *(
                in_order(
                    name,
                    "ended_not_after",
                    name=f"tenure_{name}_before_it_ended_by",
                    message=_("A former holder held it no longer: mend the dates."),
                )
                for name in ("ended", "attested_first", "attested_last")
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.office.title}"

    def get_absolute_url(self):
        return self.person.get_absolute_url()

    def clean(self):
        super().clean()
        office = pointed_at(self, "office")
        if office and not self.withdrawn_at:
            held = Tenure.objects.filter(office=office, withdrawn_at=None)
            others = held.exclude(pk=self.pk).select_related("person")
            refuse_overlap(self, others, has_one_seat=office.has_one_seat)

    @property
    def evidence(self) -> list[str]:
        """Those of the row and of summits, in order; a day for its month."""
        given = self._days_given
        own = [
            date
            for date in super().evidence
            if not any(day.startswith(date) for day in given)
        ]
        return sorted([*own, *given], key=bounds)

    @property
    def sure_to(self) -> str:
        return max([super().sure_to, *self._days_given])

    @property
    def _days_given(self):
        return [part.summit.began_on for part in self.given_at]

    @property
    def at_summits(self) -> str:
        """At which summit a source gave the office last, linked; HTML, maybe empty."""
        return named_at_summits(self.given_at)

    @property
    def dated(self) -> str:
        """When it was held, and when last shown: an office is never said undated."""
        return self._told(self._shown_last())

    @property
    def spanned(self) -> str:
        """When it was held, or from when to when it is shown: for a day between."""
        first, *later = self.evidence or [""]
        last = later[-1] if later else first
        if first == last:
            return self.dated
        return self._told(_("as named %(from_to)s") % {"from_to": from_to(first, last)})

    def was_held(self, days, sources) -> bool:
        """Tell whether it was held on ``days`` of a meeting, as far as evidence goes.

        ``days`` are ``dates.Days``, ``sources`` the keys of the texts that tell of the
        holder there. One of these may name the office up to a week after the meeting
        (``REPORTED``), unless it was taken up only then.
        """
        if days.overlap(self.sure_from, self.sure_to):
            return True
        return (
            self.passage.source_id in sources
            and self.may_from <= days.last
            and days.and_after(REPORTED).overlap(self.sure_from, self.sure_to)
        )

    def _told(self, shown):
        told = [since_until(self.began, self.ended), "" if self.ended else shown]
        return "; ".join(filter(None, told)) or _("dates not stated")

    def _shown_last(self):
        if self.evidence:
            return phrase(
                self.last_shown,
                day=pgettext("day", "as named on %(day)s"),
                other=pgettext("month or year", "as named in %(day)s"),
                about=pgettext("about a date", "as named %(day)s"),
                group=pgettext("half a year", "as named in %(day)s"),
            )
        if self.ended_not_after:
            return _("former, %(as_of)s") % {"as_of": as_of(self.ended_not_after)}
        return ""

    @classmethod
    def fact_label(cls, label, extra):
        return f"{extra}: {label}"


name_references(
    Tenure,
    person="members.Person",
    office="members.Office",
    office__state="members.State",
    office__organization="members.Organization",
)
