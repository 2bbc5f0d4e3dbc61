"""How two initiatives belong together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.parts import Part
from archive.record.circles import circle_words, leads_back
from archive.record.constraints import Check, Unique
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import Sourced, Stated
from initiatives.models.initiative import Initiative
from initiatives.querysets import InitiativeLinkQuerySet


class InitiativeLink(Part, Sourced):
    """That two initiatives belong together, and why; shown on the pages of both."""

    class Kind(models.TextChoices):
        RELATED = "related", _("related to")
        PART_OF = "part-of", _("part of")
        SUCCEEDS = "succeeds", _("succeeds")

    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="links",
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    other = models.ForeignKey(
        Initiative,
        verbose_name=_("other initiative"),
        on_delete=models.PROTECT,
        related_name="links_back",
    )
    reason_en, reason_es = bilingual(_("reason"), max_length=400)

    reason = Bilingual()
    objects = InitiativeLinkQuerySet.as_manager()
    stands_on = ("passage", "initiative", "other")
    stated = (
        Stated("initiative", _("which initiative it is")),
        Stated("kind", _("how the two belong together")),
        Stated("other", _("which other initiative it is")),
    )

    class Meta:
        verbose_name = _("link between initiatives")
        verbose_name_plural = _("links between initiatives")
        ordering = ["initiative", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            Check(
                name="initiativelink_not_to_itself",
                field="other",
                condition=~Q(initiative=F("other")),
                violation_error_message=_("An initiative is not linked to itself."),
            ),
            Check(
                name="initiativelink_has_a_reason",
                field="reason_en",
                condition=~Q(reason_en="") | ~Q(reason_es=""),
                violation_error_message=_("Say why the two belong together."),
            ),
            Unique(
                name="initiativelink_once",
                field="other",
                fields=["initiative", "kind", "other"],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("These two are already linked so."),
            ),
        ]

    def __str__(self):
        return f"{self.initiative} {self.get_kind_display()} {self.other}"

    def get_absolute_url(self):
        return self.initiative.get_absolute_url()

    def clean(self):
        super().clean()
        ends = self.initiative_id, self.other_id
        if self.kind == self.Kind.RELATED or self.withdrawn_at or ends[0] == ends[1]:
            return
        if leads_back(self.other_id, self.initiative_id, self._linked_so):
            raise ValidationError({"other": circle_words()})

    def _linked_so(self, keys):
        """Return what initiatives are part of, or succeed, as this one does."""
        links = (
            type(self)
            .objects.exclude(pk=self.pk)
            .filter(kind=self.kind, withdrawn_at=None, initiative__in=keys)
        )
        return links.values_list("other", flat=True)

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Kind(extra).label} …"
