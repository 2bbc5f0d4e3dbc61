"""The states that have a part in an initiative by its own account."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Unique
from archive.record.terms import Terms
from archive.record.text import folded
from archive.sources.models import Sourced, Stated
from initiatives.models.initiative import Initiative
from initiatives.querysets import InitiativeStateQuerySet
from members.models import State
from summits.roles import IN_INITIATIVES


class InitiativeState(Part, Sourced):
    """The part that a state has in an initiative, whichever summits it was at."""

    class Role(Terms):
        """From who leads it to whom it is for."""

        LEAD = (
            "lead",
            _("It leads or coordinates the initiative."),
            IN_INITIATIVES["lead"],
        )
        SEAT = (
            "seat",
            _("The initiative has its seat or its works there."),
            IN_INITIATIVES["seat"],
        )
        PARTNER = (
            "partner",
            _("It takes part as one of several."),
            IN_INITIATIVES["partner"],
        )
        DONOR = (
            "donor",
            _("It gives money or goods for it."),
            IN_INITIATIVES["donor"],
        )
        BENEFICIARY = (
            "beneficiary",
            _("It receives what the initiative gives."),
            IN_INITIATIVES["beneficiary"],
        )

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="states",
    )
    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        on_delete=models.PROTECT,
        related_name="initiative_parts",
    )
    role = models.CharField(_("part it has"), max_length=11, choices=Role)

    objects = InitiativeStateQuerySet.as_manager()
    stands_on = ("passage", "initiative")
    stated = (
        Stated("initiative", _("which initiative it is")),
        Stated("state", _("which state it is")),
        Stated("role", _("which part it has")),
    )

    class Meta:
        verbose_name = _("state of an initiative")
        verbose_name_plural = _("states of initiatives")
        ordering = ["initiative", "role", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Unique(
                name="initiativestate_once",
                field="state",
                fields=["initiative", "state", "role"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("This state already has this part."),
            ),
        ]

    def __str__(self):
        return f"{self.initiative}: {self.state}, {self.get_role_display()}"

    def get_absolute_url(self):
        return f"{self.initiative.get_absolute_url()}#{self.anchor}"

    @property
    def place(self) -> tuple:
        """What a list of parts is sorted by: role, then the name of the state."""
        return self.Role.values.index(self.role), folded(self.state.name), self.pk

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Role(extra).label}"


name_references(InitiativeState, state="members.State")
