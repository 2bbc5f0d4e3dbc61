"""Who adopted a text, and how it is counted and addressed there."""

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from archive.record.addresses import address_of
from archive.record.constraints import Check, Unique
from archive.record.keys import pointed_at
from members.models import Organization
from summits.models.event import Event
from summits.models.refusals import refuse_early
from summits.models.summit import Summit

ADOPTERS = ("summit", "event", "organization")  # the fields: one of them is filled


class Adopted(models.Model):
    """That a text was adopted by a summit, at an event or by a body of the bloc."""

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="declarations",
    )
    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="declarations",
        help_text=_("Of a text that no summit adopted: where it was adopted."),
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="declarations",
        help_text=_("Of a text of no meeting: the body that issued it."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        default=1,
        help_text=_(
            "Among those of its summit. Those of no summit are counted together: where "
            "the number is taken, a new one is given the next."
        ),
    )
    slug = models.SlugField(_("address"), max_length=80)

    class Meta:
        abstract = True
        constraints = [
            Check(
                name="declaration_of_a_summit_an_event_or_a_body",
                field="summit",
                condition=Q(summit__isnull=False, event=None, organization=None)
                | Q(summit=None, event__isnull=False, organization=None)
                | Q(summit=None, event=None, organization__isnull=False),
                violation_error_message=_(
                    "Name the summit, the event or the body that adopted it: one of "
                    "the three."
                ),
            ),
            Unique(
                name="declaration_number_unique_in_summit",
                field="number",
                fields=["summit", "number"],
                violation_error_message=_(
                    "This summit already has a declaration of that number."
                ),
            ),
            Unique(
                name="declaration_number_unique_apart",
                field="number",
                fields=["number"],
                condition=Q(summit=None),
                violation_error_message=_(
                    "Another declaration of no summit has that number."
                ),
            ),
            Unique(
                name="declaration_slug_unique_in_summit",
                field="slug",
                fields=["summit", "slug"],
                violation_error_message=_(
                    "This summit already has a declaration at that address."
                ),
            ),
            Unique(
                name="declaration_slug_unique_apart",
                field="slug",
                fields=["slug"],
                condition=Q(summit=None),
                violation_error_message=_(
                    "Another declaration of no summit has that address."
                ),
            ),
            Check(
                name="declaration_number_positive",
                field="number",
                condition=Q(number__gt=0),
                violation_error_message=_("Declarations are counted from 1."),
            ),
        ]

    def get_absolute_url(self):
        above = [self.summit.slug] if self.summit else []
        return address_of("summits:declaration_detail", *above, self.slug)

    @property
    def adopter(self):
        """The ``Summit``, ``Event`` or ``Organization``; None until it is chosen."""
        return next(filter(None, (pointed_at(self, it) for it in ADOPTERS)), None)

    @property
    def reference(self) -> str:
        """``S14-D1``; ``D7`` of one that no summit adopted."""
        above = f"{self.summit.reference}-" if self.summit else ""
        return f"{above}D{self.number}"

    @property
    def date(self) -> str:
        """The day of its adoption, or else that of the meeting; a partial date."""
        if self.adopted_on or self.adopter is None:
            return self.adopted_on
        return self.summit.began_on if self.summit else getattr(self.event, "began", "")

    def clean(self):
        super().clean()
        if pointed_at(self, "summit") is None:
            self._give_number()
        if self.status != self.Status.WITHDRAWN:
            self._refuse_early()

    def beside(self) -> list:
        """Return the others that stand of the same summit, event or body."""
        of = {name: getattr(self, f"{name}_id") for name in ADOPTERS}
        others = type(self).objects.filter(**of).exclude(pk=self.pk)
        others = list(others.exclude(status=self.Status.WITHDRAWN))
        for other in others:
            for name in ADOPTERS:
                setattr(other, name, pointed_at(self, name))
        return others

    def _give_number(self):
        apart = type(self).objects.filter(summit=None).exclude(pk=self.pk)
        if self._state.adding and apart.filter(number=self.number).exists():
            self.number = apart.aggregate(last=Max("number"))["last"] + 1

    def _refuse_early(self):
        if summit := pointed_at(self, "summit"):
            refuse_early(self, summit.began_on, "adopted_on")
        elif event := pointed_at(self, "event"):
            refuse_early(self, event.began, "adopted_on")
