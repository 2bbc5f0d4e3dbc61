"""The acts by which summits and their declarations found and dissolve bodies."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Check, Unique
from archive.record.date_columns import InTime
from archive.record.dates import partial_date
from archive.record.keys import pointed_at
from archive.sources.models import Sourced, Stated
from members.bodies import AGAIN, BodyTurn
from members.models import Organization
from summits.models.act import Done
from summits.models.declaration import Declaration
from summits.models.summit import Summit
from summits.querysets import BodyActQuerySet

ONCE = sorted(set(BodyTurn.values) - AGAIN)


class BodyAct(Done, Part, Sourced):
    """One act of what became of an organization: it was founded, dissolved …

    Its date stands for that of the organization where that has none.
    """

    Act = BodyTurn

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="acts",
    )
    act = models.CharField(_("act"), max_length=20, choices=BodyTurn)
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
        related_name="body_acts",
        help_text=_("The one at which it was done, if no declaration is named."),
    )
    declaration = models.ForeignKey(
        Declaration,
        verbose_name=_("declaration"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="body_acts",
        help_text=_("The one by which it was done; its summit is known by it."),
    )

    cited = ()  # the further words of sources, once they are attached
    objects = BodyActQuerySet.as_manager()
    stands_on = ("passage",)
    may_stand_on = ("summit", "declaration")
    stated = (
        Stated("organization", _("which organization it is")),
        Stated("act", _("which act it was")),
        Stated("date", _("the date"), dates=("date",)),
        Stated("summit", _("at which summit it was")),
        Stated("declaration", _("by which declaration it was")),
    )

    class Meta:
        verbose_name = _("act of a body")
        verbose_name_plural = _("acts of bodies")
        ordering = ["organization", InTime("date"), "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="bodyact_is_named",
                field="act",
                condition=Q(act__in=BodyTurn.values),
                violation_error_message=_("Say which act it was."),
            ),
            Check(
                name="bodyact_of_a_summit_or_a_declaration",
                field="summit",
                condition=Q(summit=None) | Q(declaration=None),
                violation_error_message=_(
                    "The declaration says of which summit it is: leave this empty."
                ),
            ),
            Unique(
                name="bodyact_founded_and_dissolved_once",
                field="act",
                fields=["organization", "act"],
                condition=Q(withdrawn_at=None, act__in=ONCE),
                violation_error_message=_("This organization already has that act."),
            ),
            Unique(
                name="bodyact_once_on_a_day",
                field="date",
                fields=["organization", "act", "date"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_(
                    "This organization already has that act of that date."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.told}"

    def get_absolute_url(self):
        return f"{self.organization.get_absolute_url()}#{self.anchor}"

    @property
    def at(self) -> Summit | Declaration | None:
        """The declaration by which, or the summit at which it was done, if named."""
        return self.declaration or self.summit

    def clean(self):
        super().clean()
        body = pointed_at(self, "organization")
        if body is None or self.withdrawn_at or self.act not in BodyTurn.values:
            return
        try:
            body.refuse_false(self)
        except ValidationError as error:
            raise ValidationError({"date": error.messages}) from error

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {BodyTurn(extra).label}"


name_references(BodyAct, organization="members.Organization")
