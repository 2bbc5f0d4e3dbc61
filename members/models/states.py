"""States and their memberships."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Check, Unique
from archive.record.dates import in_order, partial_date
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Terms
from archive.sources.models import By, Sourced, Stated
from members.overlaps import refuse_impossible
from members.querysets import MembershipQuerySet, StateQuerySet

ALIASES_HELP = _(
    "One a line: other names, old names, spellings seen in print. A name in one "
    "language ends with its code: Saint Lucia [en]."
)


class State(Record):
    """A state, member or not, under its ISO 3166-1 codes."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    iso_alpha2 = models.CharField(
        _("ISO alpha-2"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters: VE."))],
    )
    iso_alpha3 = models.CharField(
        _("ISO alpha-3"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"\A[A-Z]{3}\Z", _("Three capital letters: VEN."))],
    )
    name_en, name_es = bilingual(_("name"), max_length=80)
    official_name_en, official_name_es = bilingual(_("official name"))
    demonym_en, demonym_es = bilingual(_("demonym"), max_length=80)
    aliases = models.TextField(_("other names"), blank=True, help_text=ALIASES_HELP)

    name = Bilingual()
    official_name = Bilingual()
    demonym = Bilingual()
    objects = StateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering = ["name_en", "key"]
        constraints = [
            Check(
                name="state_has_a_name",
                field="name_en",
                condition=~Q(name_en="") | ~Q(name_es=""),
                violation_error_message=_("Give the state a name."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pages:state_detail", args=[self.slug])


class Membership(Part, Sourced):
    """One unbroken period in which a state had a standing in the bloc.

    A state that leaves and returns has one row a period. ``ended`` is the last day
    inside; empty dates mean that no source states them.
    """

    class Standing(models.TextChoices):
        MEMBER = "member", _("member")
        OBSERVER = "observer", _("observer")
        GUEST = "guest", _("special guest")
        SUSPENDED = "suspended", _("suspended")

    class BeganBy(models.TextChoices):
        FOUNDATION = "foundation", _("foundation")
        ACCESSION = "accession", _("accession")
        READMISSION = "readmission", _("readmission")
        INVITATION = "invitation", _("invitation")
        SUSPENSION = "suspension", _("suspension")

    class EndedBy(Terms):
        """What ends a period."""

        WITHDRAWAL = (
            "withdrawal",
            _("The state leaves by itself."),
            _("withdrawal"),
        )
        EXPULSION = (
            "expulsion",
            _("The others end it."),
            _("expulsion"),
        )
        SUSPENSION = (
            "suspension",
            _("The state is suspended."),
            _("suspension"),
        )
        ACCESSION = (
            "accession",
            _("An observer or a guest becomes a member."),
            _("accession"),
        )
        REINSTATEMENT = (
            "reinstatement",
            _("A suspension is lifted."),
            _("reinstatement"),
        )
        EXPIRY = (
            "expiry",
            _("The time for which it was given is over."),
            _("expiry"),
        )

    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    standing = models.CharField(
        _("standing"), max_length=9, choices=Standing, default=Standing.MEMBER
    )
    began, began_first, began_last = partial_date("began", _("began"))
    ended, ended_first, ended_last = partial_date(
        "ended", _("ended"), help_text=_("The last day inside.")
    )
    began_by = models.CharField(
        _("began by"), max_length=11, choices=BeganBy, blank=True
    )
    ended_by = models.CharField(
        _("ended by"), max_length=13, choices=EndedBy, blank=True
    )
    attested_first, attested_first_first, attested_first_last = partial_date(
        "attested_first",
        _("attested from"),
        has_come=True,
        help_text=_("A source shows it in force on this day …"),
    )
    attested_last, attested_last_first, attested_last_last = partial_date(
        "attested_last",
        _("attested until"),
        has_come=True,
        help_text=_("… and still on this one."),
    )

    objects = MembershipQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("state", _("which state it is")),
        Stated("standing", _("the standing")),
        Stated("began", _("the beginning"), By.GIVEN),
        Stated("ended", _("the end"), By.GIVEN),
        Stated("began_by", _("how it began")),
        Stated("ended_by", _("how it ended")),
        *(
            Stated(name, _("that it was in force then"), dates=(name,))
            for name in ("attested_first", "attested_last")
        ),
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["state", "began", "attested_first", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            in_order(
                "began",
                "ended",
                name="membership_ends_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
            in_order(
                "attested_first",
                "attested_last",
                name="membership_attested_in_order",
                message=_("The last evidence must not lie before the first."),
            ),
            in_order(
                "began",
                "attested_first",
                name="membership_attested_after_it_began",
                message=_("Evidence of the period must not lie before it began."),
            ),
            in_order(
                "began",
                "attested_last",
                name="membership_attested_last_after_it_began",
                message=_("Evidence of the period must not lie before it began."),
            ),
            in_order(
                "attested_last",
                "ended",
                name="membership_attested_before_it_ended",
                message=_("The end must not lie before the last evidence."),
            ),
            in_order(
                "attested_first",
                "ended",
                name="membership_attested_first_before_it_ended",
                message=_("The end must not lie before the first evidence."),
            ),
            Check(
                name="membership_ended_by_with_an_end",
                field="ended_by",
                condition=Q(ended_by="") | ~Q(ended=""),
                violation_error_message=_("Say when it ended, or not how."),
            ),
            Check(
                name="membership_suspension_begins_one",
                field="began_by",
                condition=~Q(began_by="suspension") | Q(standing="suspended"),
                violation_error_message=_("By a suspension a state is suspended."),
            ),
            Check(
                name="membership_reinstatement_ends_a_suspension",
                field="ended_by",
                condition=~Q(ended_by="reinstatement") | Q(standing="suspended"),
                violation_error_message=_("A reinstatement ends a suspension."),
            ),
            Unique(
                name="membership_one_open_per_standing",
                field="ended",
                fields=["state", "standing"],
                condition=Q(ended="", withdrawn_at=None),
                violation_error_message=_(
                    "This state already has an open period of that standing."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_standing_display()}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    @property
    def in_short(self) -> str:
        """The standing and its dates: ``member 2004-12-14 – 2018-08-23``."""
        first = self.began or self.attested_first
        last = self.ended or self.attested_last
        dates = first if first == last else f"{first} – {last}".strip()
        return f"{self.get_standing_display()} {dates}".strip(" –")

    def clean(self):
        super().clean()
        periods = Membership.objects.filter(state=self.state_id)
        refuse_impossible(self, periods.exclude(pk=self.pk).bounded())

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Standing(extra).label}"


name_references(Membership, state="members.State")
