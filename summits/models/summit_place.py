"""The further places of a summit, each with the part it had."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Check, Unique
from archive.record.date_columns import InTime
from archive.record.date_phrases import on
from archive.record.dates import partial_date
from archive.record.edtf import day_in_time
from archive.record.keys import pointed_at
from archive.sources.models import By, Sourced, Stated
from members.lasting import NEVER
from summits.models.part_terms import PlacePart
from summits.models.places import Place
from summits.models.refusals import refuse_repeated
from summits.models.summit import Summit
from summits.querysets import SummitPlaceQuerySet


class SummitPlace(Part, Sourced):
    """A place of a summit besides the one under its title, with the part it had.

    A summit met at all of them but those that were planned.
    """

    PlacePart = PlacePart

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        on_delete=models.CASCADE,
        related_name="further_places",
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="further_of",
    )
    part = models.CharField(_("part of the place"), max_length=8, choices=PlacePart)
    date, date_first, date_last = partial_date(
        "date",
        _("date"),
        help_text=_("Of what took place there. Empty where no source gives one."),
    )

    cited = ()  # the further words of sources, once they are attached
    objects = SummitPlaceQuerySet.as_manager()
    stands_on = ("passage", "summit")
    stated = (
        Stated("summit", _("which summit it was")),
        Stated("place", _("the place"), By.GIVEN),
        Stated("part", _("what part the place had")),
        Stated("date", _("the date")),
    )

    class Meta:
        verbose_name = _("further place")
        verbose_name_plural = _("further places")
        ordering = ["summit", InTime("date"), "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="summitplace_has_a_part",
                field="part",
                condition=Q(part__in=PlacePart.values),
                violation_error_message=_("Say what part the place had."),
            ),
            Unique(
                name="summitplace_once_with_a_part_on_a_day",
                field="place",
                fields=["summit", "place", "part", "date"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_(
                    "This place already has that part in the summit."
                ),
            ),
        ]

    def __str__(self):
        return self.told_in_full

    def get_absolute_url(self):
        return f"{self.summit.get_absolute_url()}#{self.anchor}"

    @property
    def told_in_full(self) -> str:
        """What part which place had: ``opened in Caracas, Venezuela, on 5 March …``."""
        said = {"part": self.get_part_display(), "place": self.place}
        said = gettext("%(part)s in %(place)s") % said
        return f"{said}, {on(self.date)}" if self.date else said

    @property
    def told(self) -> str:
        """What part it had, and when: ``opened on 16 October 2009``."""
        part = self.get_part_display()
        if not self.date:
            return part
        return gettext("%(part)s %(when)s") % {"part": part, "when": on(self.date)}

    @property
    def is_where_it_met(self) -> bool:
        """Whether the summit met there, and was not planned for there alone."""
        return self.part != PlacePart.PLANNED

    @property
    def order(self) -> tuple:
        """What a list of places is sorted by: the part, the date (undated last)."""
        part = PlacePart.values.index(self.part)
        return part, day_in_time(self.date) or NEVER, self.pk

    def clean(self):
        super().clean()
        if summit := pointed_at(self, "summit"):
            refuse_repeated(self, summit.place_id, "place")

    @classmethod
    def fact_label(cls, label, extra):
        part, _bar, summit = extra.partition("|")
        return f"{Summit.fact_label('', summit)}, {label}: {PlacePart(part).label}"


name_references(SummitPlace, place="summits.Place", place__state="members.State")
