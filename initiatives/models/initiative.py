"""What the summits undertake."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.publishing.naming import name_references
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.constraints import Check
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Terms
from archive.sources.models import By, Sourced, Stated, published_needs_words
from initiatives.querysets import InitiativeQuerySet
from members.models import ALIASES_HELP, Organization
from summits.models import Event, Topic


class Initiative(Published, Sourced):
    """A fund, body, plan or enterprise that summits propose, and what became of it."""

    class Kind(Terms):
        """What is promised."""

        FUND = (
            "fund",
            _("Money set apart for a purpose."),
            _("fund"),
        )
        INSTITUTION = (
            "institution",
            _("A body with members, organs and a seat, such as a bank."),
            _("institution"),
        )
        ENTERPRISE = (
            "enterprise",
            _("A company of one or several states."),
            _("enterprise"),
        )
        PAYMENT_SYSTEM = (
            "payment-system",
            _("A way to settle payments, with or without a unit of its own."),
            _("payment system"),
        )
        PROGRAMME = (
            "programme",
            _("Work of several years towards one aim."),
            _("programme"),
        )
        PLAN = (
            "plan",
            _("A document that says what is to be done by when."),
            _("plan"),
        )
        MISSION = (
            "mission",
            _("A campaign on the spot: doctors, teachers, aid."),
            _("mission"),
        )
        TREATY = (
            "treaty",
            _("An agreement between states that is signed and ratified."),
            _("treaty"),
        )
        AGREEMENT = (
            "agreement",
            _("An agreement that needs no ratification."),
            _("agreement"),
        )
        NETWORK = (
            "network",
            _("Bodies or people that work together without a seat of their own."),
            _("network"),
        )
        MEDIA = (
            "media",
            _("A broadcaster, a news agency or another medium."),
            _("news medium"),
        )
        SERIES = (
            "series",
            _("Games, fairs or congresses held again and again."),
            _("series of events"),
        )
        MEETING = (
            "meeting",
            _("One meeting to be held."),
            _("meeting"),
        )

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
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
    events = models.ManyToManyField(
        Event,
        verbose_name=_("events"),
        blank=True,
        related_name="initiatives",
        help_text=_(
            "Its games, fairs or congresses, and other events that are part of it."
        ),
    )
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of the initiative, in our own words."),
    )

    name = Bilingual()
    summary = Bilingual()
    note = Bilingual()
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
        return address_of("initiatives:initiative_detail", self.slug)


name_references(Initiative, host="members.Organization", topics="summits.Topic")
