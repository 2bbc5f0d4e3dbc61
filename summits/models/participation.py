"""Who had a part in a summit."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Check, Unique
from archive.record.dates import Days
from archive.sources.models import By, Sourced, Stated
from members.models import Office, Organization, Person, State
from summits.models.part_terms import Capacity, Level, Mode, Role
from summits.models.summit import Summit
from summits.querysets import (
    APART,
    AWAY,
    HOST,
    NAMED,
    TOOK_PART,
    ParticipationQuerySet,
)


class Participation(Part, Sourced):
    """That a state, an organization or a person had a part in a summit."""

    Capacity = Capacity
    Level = Level
    Mode = Mode
    Role = Role

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        on_delete=models.CASCADE,
        related_name="participations",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    capacity = models.CharField(
        _("capacity"), max_length=12, choices=Capacity, default=Capacity.NOT_STATED
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("office"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
        help_text=_("The one that the source gives there; not what others give."),
    )
    title_as_printed = models.CharField(
        _("title as printed"),
        max_length=200,
        blank=True,
        help_text=_("Verbatim, as it stands in the passage: “Vicepresidente”."),
    )
    level = models.CharField(
        _("level"), max_length=20, choices=Level, default=Level.NOT_STATED
    )
    mode = models.CharField(
        _("mode"), max_length=15, choices=Mode, default=Mode.NOT_STATED
    )
    role = models.CharField(
        _("role"), max_length=11, choices=Role, default=Role.TOOK_PART
    )

    objects = ParticipationQuerySet.as_manager()
    stands_on = ("passage", "summit")
    stated = (
        Stated("summit", _("which summit it was")),
        Stated("state", _("which state it was")),
        Stated("organization", _("which organization it was")),
        Stated("person", _("who it was")),
        Stated("office", _("in which office")),
        Stated("title_as_printed", _("the title as printed"), By.GIVEN),
        Stated("capacity", _("the capacity")),
        Stated("level", _("the level")),
        Stated("mode", _("how they took part")),
        Stated("role", _("what part it was")),
    )

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["summit", "position", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="participation_names_somebody",
                field="state",
                condition=Q(state__isnull=False)
                | Q(organization__isnull=False)
                | Q(person__isnull=False),
                violation_error_message=_("Name a state, an organization or a person."),
            ),
            Check(
                name="participation_organization_is_no_member_state",
                field="capacity",
                condition=~Q(capacity="member")
                | Q(organization=None)
                | Q(state__isnull=False),
                violation_error_message=_("An organization is not a member state."),
            ),
            Unique(
                name="participation_person_once_in_a_role",
                field="person",
                fields=["summit", "person", "role"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("This person has that part already."),
            ),
            *(
                Unique(
                    name=f"participation_{name}_once_in_a_role",
                    field=name,
                    fields=["summit", name, "role"],
                    condition=Q(person=None, withdrawn_at=None, **alone),
                    violation_error_message=message,
                )
                for name, alone, message in [
                    (
                        "organization",
                        {},
                        _("This organization has that part already."),
                    ),
                    (
                        "state",
                        {"organization": None},
                        _("This state has that part already."),
                    ),
                ]
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.told}"

    def get_absolute_url(self):
        return self.summit.get_absolute_url()

    @property
    def days(self) -> Days:
        """The days of the summit."""
        return self.summit.days

    @property
    def participant(self):
        """The most particular of person, organization and state."""
        return self.person or self.organization or self.state

    @property
    def came(self) -> bool:
        """Whether a source says that they were there."""
        return self.role not in AWAY

    @property
    def part(self) -> str:
        """The part of a country, one of ``summits.roles.ROLES``.

        ``named`` of whom no source says that they came; ``host``, ``observer``,
        ``guest``; ``participant`` of whoever took part otherwise.
        """
        if not self.came:
            return NAMED
        if self.role == HOST:
            return HOST
        return self.capacity if self.capacity in APART else TOOK_PART

    @property
    def group(self) -> str:
        """What the page of the summit lists it under: its capacity, or ``named``."""
        return self.capacity if self.came else NAMED

    @property
    def told(self) -> str:
        """The role, and the capacity of an observer or a guest, in words."""
        return part_in_words(self.role, self.capacity)

    @property
    def collective_words(self) -> str:
        """The words of a collective report, by which its rows are shown together."""
        return self.quote if self.role == self.Role.COLLECTIVE else ""

    @property
    def heading(self) -> str:
        """What the page of a country lists it under: ``part``, or ``collective``."""
        return self.role if self.collective_words else self.part

    @classmethod
    def fact_label(cls, label, extra):
        role, _bar, capacity = extra.partition("|")
        return f"{label}: {part_in_words(role, capacity)}"


def part_in_words(role, capacity) -> str:
    """Return what somebody did at a summit: ``took part as special guest``.

    ``role`` and ``capacity`` are values of ``Participation``; only that of observers
    and guests is told, so that nobody takes them for members.
    """
    told = Participation.Role(role).label
    if capacity not in APART:
        return str(told)
    named = Participation.Capacity(capacity).label
    return gettext("%(role)s as %(capacity)s") % {"role": told, "capacity": named}


name_references(
    Participation,
    state="members.State",
    organization="members.Organization",
    person="members.Person",
    office="members.Office",
    office__state="members.State",
    office__organization="members.Organization",
)
