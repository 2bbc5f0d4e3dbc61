"""The amounts that sources tell of an initiative."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.record.date_columns import InTime
from archive.record.dates import partial_date
from archive.record.edtf import sortable
from archive.record.keys import pointed_at
from archive.sources.models import Sourced, Stated
from initiatives import sums
from initiatives.models.initiative import Initiative
from initiatives.models.milestone import Milestone
from initiatives.models.roles import Role
from initiatives.querysets import AmountQuerySet
from initiatives.units import Unit, name_of, validate_unit


class Amount(Part, Sourced):
    """Money or goods of an initiative, as one source tells it.

    Sources may differ: each amount is a row of its own, and none is the true one. It
    may be told with a step, and is public as that is; it makes no step.
    """

    Role = Role
    Unit = Unit

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="amounts",
    )
    milestone = models.ForeignKey(
        Milestone,
        verbose_name=_("step"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="amounts",
        help_text=_("The step it is told with, if with one."),
    )
    role = models.CharField(_("what the amount is"), max_length=18, choices=Role)
    value = models.DecimalField(_("amount"), max_digits=15, decimal_places=2)
    value_to = models.DecimalField(
        _("up to"),
        max_digits=15,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Of a range, the greater amount."),
    )
    approximate = models.BooleanField(
        _("approximate"),
        default=False,
        help_text=_("The words say “about”, “nearly” or the like."),
    )
    unit = models.CharField(
        _("unit"),
        max_length=20,
        validators=[validate_unit],
        help_text=_(
            "A currency by its code of ISO 4217 (USD, XSU), or a quantity: tonnes, "
            "barrels, barrels-a-day, litres, cubic-metres, megawatts, hectares, "
            "doses, persons, pieces."
        ),
    )
    as_of, as_of_first, as_of_last = partial_date(
        "as_of",
        _("as of"),
        has_come=True,
        help_text=_("Empty where no source says when, or the step does."),
    )

    objects = AmountQuerySet.as_manager()
    stands_on = ("passage", "initiative")
    may_stand_on = ("milestone",)
    stated = (
        Stated("initiative", _("which initiative it is")),
        Stated("milestone", _("with which step it is told")),
        Stated("role", _("what the amount is")),
        Stated("value", _("the amount")),
        Stated("value_to", _("up to which amount")),
        Stated("approximate", _("that the amount is approximate")),
        Stated("unit", _("the unit")),
        Stated("as_of", _("as of when it was so"), dates=("as_of",)),
    )

    class Meta:
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")
        ordering = ["initiative", "role", InTime("as_of"), "value", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="amount_is_positive",
                field="value",
                condition=Q(value__gt=0),
                violation_error_message=_("An amount is more than nothing."),
            ),
            Check(
                name="amount_range_ascends",
                field="value_to",
                condition=Q(value_to=None) | Q(value_to__gt=F("value")),
                violation_error_message=_("The second amount is the greater one."),
            ),
            Check(
                name="amount_has_role",
                field="role",
                condition=~Q(role=""),
                violation_error_message=_("Say what the amount is."),
            ),
            Check(
                name="amount_has_unit",
                field="unit",
                condition=~Q(unit=""),
                violation_error_message=_("Say what is counted."),
            ),
        ]

    def __str__(self):
        return f"{self.initiative}: {self.sum}, {self.get_role_display()}"

    def get_absolute_url(self):
        return f"{self.initiative.get_absolute_url()}#{self.anchor}"

    @property
    def sum(self) -> str:
        """How much it is, in words of the active language: ``about 3–4 tonnes``."""
        unit = name_of(self.unit)
        return sums.in_words(self.value, self.value_to, unit, about=self.approximate)

    @property
    def day(self) -> str:
        """As of when it was so, a partial date: its own, else that of its step."""
        return self.as_of or (self.milestone.date if self.milestone else "")

    @property
    def place(self) -> tuple:
        """What a list of amounts is sorted by: role, unit, day (the undated last)."""
        role = self.Role.values.index(self.role)
        return role, self.unit, sortable(self.day) or "9999", self.value, self.pk

    def clean(self):
        super().clean()
        step = pointed_at(self, "milestone")
        if step and step.initiative_id != self.initiative_id:
            message = _("Choose a step of the same initiative.")
            raise ValidationError({"milestone": message})

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Role(extra).label}"
