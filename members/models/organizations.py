"""The bloc, its bodies, and organizations outside it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.circles import refuse_circle
from archive.record.constraints import Check
from archive.record.date_phrases import on
from archive.record.dates import in_order, partial_date
from archive.record.identifiers import IdentifiedParty
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import By, Sourced, Stated
from members.bodies import Body
from members.models.states import ALIASES_HELP
from members.querysets import OrganizationQuerySet


class Organization(Body, IdentifiedParty, Record, Sourced):
    """The bloc, one of its bodies, or an organization outside it."""

    class Kind(models.TextChoices):
        BLOC = "bloc", _("bloc")
        ORGAN = "organ", _("organ")
        INSTITUTION = "institution", _("institution")
        ENTERPRISE = "enterprise", _("enterprise")
        EXTERNAL = "external", _("external organization")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    name_en, name_es = bilingual(_("name"))
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)
    description_en, description_es = bilingual(_("description"), long=True)
    website = models.URLField(_("official website"), blank=True, max_length=500)
    began, began_first, began_last = partial_date("began", _("founded"))
    ended, ended_first, ended_last = partial_date("ended", _("dissolved"))

    name = Bilingual()
    description = Bilingual()
    objects = OrganizationQuerySet.as_manager()
    may_stand_on = ("passage",)
    stands_by_words = True
    stated = (
        Stated("kind", _("what kind of organization it is")),
        Stated("acronym", _("the acronym")),
        Stated("parent", _("what it is part of")),
        Stated("began", _("when it was founded"), By.GIVEN),
        Stated("ended", _("when it was dissolved"), By.GIVEN),
    )

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name_en", "key"]
        constraints = [
            *Sourced.Meta.constraints,
            *IdentifiedParty.Meta.constraints,
            Check(
                name="organization_not_its_own_part",
                field="parent",
                condition=Q(parent=None) | ~Q(parent=models.F("key")),
                violation_error_message=_("An organization is not part of itself."),
            ),
            in_order(
                "began",
                "ended",
                name="organization_ends_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
            Check(
                name="organization_has_a_name",
                field="name_en",
                condition=~Q(name_en="") | ~Q(name_es=""),
                violation_error_message=_("Give the organization a name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("pages:organization_detail", self.slug)

    def clean(self):
        super().clean()
        refuse_circle(self, "parent")
        self.refuse_false()

    @property
    def short_name(self):
        """The acronym, or the name where there is none."""
        return self.acronym or self.name

    @property
    def is_of_the_bloc(self) -> bool:
        """Whether it is the bloc, or belongs to it."""
        return self.kind != self.Kind.EXTERNAL

    @property
    def lasted(self) -> str:
        """When it began and ended: ``founded in 2007; dissolved in 2015``, or less."""
        turns = [(self.founded, gettext("founded %(when)s"))]
        turns += [(self.dissolved, gettext("dissolved %(when)s"))]
        return "; ".join(words % {"when": on(date)} for date, words in turns if date)
