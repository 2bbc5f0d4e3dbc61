"""What the summits undertake."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.publishing.naming import name_references
from archive.record.constraints import Check
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import By, Sourced, Stated, published_needs_words
from initiatives.querysets import InitiativeQuerySet
from members.models import ALIASES_HELP, Organization
from summits.models import Topic


class Initiative(Published, Sourced):
    """A fund, body, plan or enterprise that summits propose, and what became of it."""

    class Kind(models.TextChoices):
        FUND = "fund", _("fund")
        INSTITUTION = "institution", _("institution")
        ENTERPRISE = "enterprise", _("enterprise")
        PROGRAMME = "programme", _("programme")
        PLAN = "plan", _("plan")
        MEETING = "meeting", _("meeting")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    name_en, name_es = bilingual(_("name"))
    named_by_us = models.BooleanField(
        _("name is ours"),
        default=False,
        help_text=_("The sources give no name; this one describes it."),
    )
    host = models.ForeignKey(
        Organization,
        verbose_name=_("host organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="initiatives",
    )
    summary_en, summary_es = bilingual(_("summary"), long=True)
    topics = models.ManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="initiatives"
    )
    aliases = models.TextField(_("other names"), blank=True, help_text=ALIASES_HELP)

    name = Bilingual()
    summary = Bilingual()
    objects = InitiativeQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("kind", _("what kind of initiative it is")),
        Stated("host", _("the host organization"), By.GIVEN),
    )

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["name_en", "key"]
        constraints = [
            *published_needs_words(),
            Check(
                name="initiative_has_a_name",
                field="name_en",
                condition=~Q(name_en="") | ~Q(name_es=""),
                violation_error_message=_("Give the initiative a name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("initiatives:initiative_detail", args=[self.slug])


name_references(Initiative, host="members.Organization", topics="summits.Topic")
