"""How many states texts say belong to the bloc."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.record.date_columns import InTime
from archive.record.date_phrases import as_of
from archive.record.dates import partial_date
from archive.record.edtf import bounds, is_day, spans
from archive.sources.models import Sourced, Stated
from members.querysets import StatedFigureQuerySet
from members.standings import Standing
from members.wording import counted


class StatedFigure(Part, Sourced):
    """How many states had a standing in the bloc, as one text counts them.

    Texts may differ, and none makes a membership: the roll of the day is told beside
    it. ``on_roll`` is what that shows, a ``figures.Count``, once it is compared.
    """

    Standing = Standing
    on_roll = None

    standing = models.CharField(
        _("standing"), max_length=15, choices=Standing, default=Standing.MEMBER
    )
    number = models.PositiveSmallIntegerField(_("how many"))
    as_of, as_of_first, as_of_last = partial_date(
        "as_of",
        _("as of"),
        has_come=True,
        help_text=_("The day that the text speaks of: mostly that of its meeting."),
    )

    objects = StatedFigureQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("standing", _("the standing")),
        Stated("number", _("how many states they were")),
        Stated("as_of", _("as of when they were so many"), dates=("as_of",)),
    )

    class Meta:
        verbose_name = _("figure of a source")
        verbose_name_plural = _("figures of sources")
        ordering = [InTime("as_of"), "standing", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="statedfigure_is_of_a_day",
                field="as_of",
                condition=~Q(as_of=""),
                violation_error_message=_("Say as of when: a day, a month or a year."),
            ),
        ]

    def __str__(self):
        return f"{counted(self.standing, self.number)}, {as_of(self.as_of)}"

    def get_absolute_url(self):
        return f"{reverse('members:roll_on', args=[self.day])}#{self.anchor}"

    @property
    def day(self) -> str:
        """The day whose roll tells of it, ISO: the first that it may speak of."""
        return bounds(self.as_of)[0]

    @property
    def is_of_one_day(self) -> bool:
        """Whether the text speaks of a day, so that the roll can be compared."""
        return is_day(self.as_of)

    def may_be_of(self, day) -> bool:
        """Tell whether it may speak of an ISO day."""
        return any(first <= day <= last for first, last in spans(self.as_of))

    @property
    def differs(self) -> bool:
        """Whether the roll of that day certainly shows another number."""
        return bool(self.on_roll) and not self.on_roll.allows(self.number)

    @classmethod
    def fact_label(cls, label, extra):
        standing, _bar, number = extra.partition("|")
        return f"{counted(standing, int(number))}, {as_of(label)}"
