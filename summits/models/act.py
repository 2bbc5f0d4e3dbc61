"""The acts by which a state came to a standing in the bloc, and left it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.publishing.parts import Part
from archive.record.constraints import Check, Unique
from archive.record.date_columns import InTime
from archive.record.date_phrases import on
from archive.record.dates import partial_date
from archive.record.edtf import day_in_time
from archive.record.keys import pointed_at
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import Sourced, Stated
from members.lasting import NEVER
from members.models import Membership
from members.standings import Act
from summits.models.summit import Summit
from summits.querysets import MembershipActQuerySet


class Done:
    """Mixin of acts: ``act``, done on ``date``, a partial one, empty if not stated."""

    @property
    def told(self) -> str:
        """What was done, and when: ``ratified on 9 October 2008``."""
        act = self.get_act_display()
        if not self.date:
            return gettext("%(act)s, date not stated") % {"act": act}
        return gettext("%(act)s %(when)s") % {"act": act, "when": on(self.date)}

    @property
    def place(self) -> tuple:
        """What a list of acts is sorted by: the date (the undated last), the act."""
        act = self.Act.values.index(self.act)
        return day_in_time(self.date) or NEVER, act, self.pk


class MembershipAct(Done, Part, Sourced):
    """One act of the membership of a state: it applied, ratified, withdrew …

    Which acts bound the period says ``members.periods.BOUNDS``; all others are told
    beside it. That of a summit is public as that is.
    """

    Act = Act

    membership = models.ForeignKey(
        Membership,
        verbose_name=_("membership"),
        on_delete=models.CASCADE,
        related_name="acts",
    )
    act = models.CharField(_("act"), max_length=20, choices=Act)
    date, date_first, date_last = partial_date(
        "date",
        _("date"),
        has_come=True,
        help_text=_("Empty where no source gives one."),
    )
    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="membership_acts",
        help_text=_("The one at which it was done, if at one."),
    )
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of this act, in our own words."),
    )

    note = Bilingual()
    cited = ()  # the further words of sources, once they are attached
    objects = MembershipActQuerySet.as_manager()
    stands_on = ("passage", "membership")
    may_stand_on = ("summit",)
    stated = (
        Stated("membership", _("which membership it is")),
        Stated("act", _("which act it was")),
        Stated("date", _("the date"), dates=("date",)),
        Stated("summit", _("at which summit it was")),
    )

    class Meta:
        verbose_name = _("act of membership")
        verbose_name_plural = _("acts of membership")
        ordering = ["membership", InTime("date"), "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="membershipact_is_named",
                field="act",
                condition=Q(act__in=Act.values),
                violation_error_message=_("Say which act it was."),
            ),
            Unique(
                name="membershipact_once_on_a_day",
                field="date",
                fields=["membership", "act", "date"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_(
                    "This membership already has that act of that date."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.membership.state}: {self.told}"

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#{self.anchor}"

    def clean(self):
        super().clean()
        period = pointed_at(self, "membership")
        if period is None or self.withdrawn_at or self.act not in self.Act.values:
            return
        try:
            period.refuse_false(self)
        except ValidationError as error:
            raise ValidationError({"date": error.messages}) from error

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Act(extra).label}"
