"""The steps of an initiative."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.numbered import Numbered, number_once
from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.record.dates import Days, days_of, partial_date
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import Sourced, Stated
from initiatives.models.initiative import Initiative
from initiatives.models.steps import Step
from initiatives.querysets import MilestoneQuerySet
from members.models import Person
from summits.models import Summit


class Milestone(Numbered, Part, Sourced):
    """One step of an initiative, as a source tells it.

    ``implied`` marks a step that the words only presuppose ("relaunch" presupposes a
    launch); such a step never is an initiative's stage.
    """

    Step = Step

    class Actor(models.TextChoices):
        MEETING = "meeting", _("the meeting")
        PERSON = "person", _("a person")
        BLOC = "bloc", _("the bloc")
        NOT_STATED = "not-stated", _("not stated")

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="milestones",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    step = models.CharField(_("step"), max_length=19, choices=Step)
    date, date_first, date_last = partial_date("date", _("date"), has_come=True)
    not_after, not_after_first, not_after_last = partial_date(
        "not_after",
        _("not after"),
        has_come=True,
        help_text=_("For a step without date: the latest day it may have been."),
    )
    implied = models.BooleanField(
        _("implied"),
        default=False,
        help_text=_("The words only presuppose this step."),
    )
    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="milestones",
    )
    actor = models.CharField(
        _("actor"), max_length=10, choices=Actor, default=Actor.NOT_STATED
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="milestones",
        help_text=_("Who acted or, for the bloc, who reports it."),
    )
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of this step, in our own words."),
    )

    note = Bilingual()
    objects = MilestoneQuerySet.as_manager()
    letter = "m"
    numbered_within = ("initiative",)
    stands_on = ("passage", "initiative")
    may_stand_on = ("summit",)
    stated = (
        Stated("initiative", _("which initiative it is")),
        Stated("step", _("which step it was")),
        Stated("date", _("the date"), dates=("date",)),
        Stated("not_after", _("that the step was taken by then")),
        Stated("summit", _("at which summit it was")),
        Stated("actor", _("who acted")),
        Stated("person", _("which person it was")),
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["initiative", "position", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            number_once("milestone", "initiative"),
            Check(
                name="milestone_is_placed_in_time",
                field="date",
                condition=~Q(date="") | ~Q(not_after="") | Q(implied=True),
                violation_error_message=_(
                    "Give the step a date, or the latest day it may have been."
                ),
            ),
            Check(
                name="milestone_date_or_bound",
                field="not_after",
                condition=Q(date="") | Q(not_after=""),
                violation_error_message=_("A dated step needs no latest day."),
            ),
            Check(
                name="milestone_person_acts",
                field="person",
                condition=~Q(actor="person") | Q(person__isnull=False),
                violation_error_message=_("Name the person."),
            ),
            Check(
                name="milestone_meeting_acts_at_a_summit",
                field="summit",
                condition=~Q(actor="meeting") | Q(summit__isnull=False),
                violation_error_message=_("Name the summit that acted."),
            ),
        ]

    def __str__(self):
        return f"{self.initiative}: {self.get_step_display()}"

    def get_absolute_url(self):
        return f"{self.initiative.get_absolute_url()}#{self.anchor}"

    @property
    def days(self) -> Days:
        """The days of the summit at which it was taken or told of, else its own."""
        if self.summit:
            return self.summit.days
        return days_of(self.date_first, self.date_last)

    @property
    def is_passing(self) -> bool:
        """Whether it leaves the initiative where it stood."""
        return self.step in self.Step.passing()

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Step(extra).label}"


name_references(Milestone, person="members.Person")
