"""The official names that states and organizations had before."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.record.date_columns import InTime
from archive.record.date_phrases import since_until
from archive.record.dates import in_order, partial_date
from archive.record.keys import pointed_at
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import By, Sourced, Stated
from members.models.organizations import Organization
from members.models.states import State
from members.querysets import FormerNameQuerySet


class FormerName(Part, Sourced):
    """An official name that a state or an organization had, and from when to when."""

    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="former_names",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="former_names",
    )
    name_en, name_es = bilingual(_("former name"))
    began, began_first, began_last = partial_date("began", _("borne from"))
    ended, ended_first, ended_last = partial_date(
        "ended", _("borne until"), has_come=True
    )

    name = Bilingual()
    objects = FormerNameQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("state", _("which state had the name")),
        Stated("organization", _("which organization had the name")),
        Stated("name", _("what it was called")),
        Stated("began", _("from when it had the name"), By.GIVEN),
        Stated("ended", _("until when it had the name"), By.GIVEN),
    )

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = [InTime("began"), InTime("ended"), "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="formername_of_a_state_or_an_organization",
                field="organization",
                condition=Q(state__isnull=False, organization=None)
                | Q(state=None, organization__isnull=False),
                violation_error_message=_(
                    "A name is either that of a state or that of an organization."
                ),
            ),
            Check(
                name="formername_has_a_name",
                field="name_en",
                condition=~Q(name_en="") | ~Q(name_es=""),
                violation_error_message=_("Write the former name."),
            ),
            in_order(
                "began",
                "ended",
                name="formername_ends_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.whose.get_absolute_url()}#{self.anchor}"

    @property
    def whose(self) -> State | Organization | None:
        """What was called so; None of a row not filled in."""
        return pointed_at(self, "state") or pointed_at(self, "organization")

    @property
    def dated(self) -> str:
        """From when to when it was the name: ``until 24 June 2009``."""
        return since_until(self.began, self.ended) or gettext("dates not stated")

    @classmethod
    def fact_label(cls, label, extra):
        return gettext("former name: %(name)s") % {"name": label}


name_references(FormerName, state="members.State", organization="members.Organization")
