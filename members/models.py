"""Who belongs: states and their memberships, organizations, people, offices."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alba_site.publishing.constraints import Check, Unique
from alba_site.publishing.dates import in_order, in_words, partial_date
from alba_site.publishing.languages import Bilingual, bilingual
from alba_site.publishing.models import Record
from alba_site.publishing.querysets import ReferenceQuerySet, name_references
from alba_site.sources.models import Sourced
from members.querysets import (
    MembershipQuerySet,
    OrganizationQuerySet,
    PersonQuerySet,
    StateQuerySet,
    TenureQuerySet,
)

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


class Membership(Record, Sourced):
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

    class EndedBy(models.TextChoices):
        WITHDRAWAL = "withdrawal", _("withdrawal")
        EXPULSION = "expulsion", _("expulsion")
        ACCESSION = "accession", _("accession")
        REINSTATEMENT = "reinstatement", _("reinstatement")

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
        help_text=_("A source shows it in force on this day …"),
    )
    attested_last, attested_last_first, attested_last_last = partial_date(
        "attested_last", _("attested until"), help_text=_("… and still on this one.")
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["state", "began", "attested_first", "key"]
        constraints = [
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
                "attested_last",
                "ended",
                name="membership_attested_before_it_ended",
                message=_("The end must not lie before the last evidence."),
            ),
            Unique(
                name="membership_one_open_per_standing",
                field="ended",
                fields=["state", "standing"],
                condition=Q(ended=""),
                violation_error_message=_(
                    "This state already has an open period of that standing."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_standing_display()}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Standing(extra).label}"


class Organization(Record, Sourced):
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
    aliases = models.TextField(_("other names"), blank=True, help_text=ALIASES_HELP)
    description_en, description_es = bilingual(_("description"), long=True)

    name = Bilingual()
    description = Bilingual()
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name_en", "key"]
        constraints = [
            *Sourced.Meta.constraints,
            Check(
                name="organization_not_its_own_part",
                field="parent",
                condition=Q(parent=None) | ~Q(parent=models.F("key")),
                violation_error_message=_("An organization is not part of itself."),
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
        return reverse("pages:organization_detail", args=[self.slug])

    @property
    def short_name(self):
        """The acronym, or the name where there is none."""
        return self.acronym or self.name


class Person(Record, Sourced):
    """A person whom a source names."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(
        _("name"), max_length=120, help_text=_("With all its accents: Freddy Ñáñez.")
    )
    aliases = models.TextField(_("other names"), blank=True, help_text=ALIASES_HELP)
    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    description_en, description_es = bilingual(_("description"))
    died, died_first, died_last = partial_date("died", _("died"))

    description = Bilingual()
    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "key"]
        constraints = [*Sourced.Meta.constraints]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pages:person_detail", args=[self.slug])


class Office(Record):
    """An office of a state or of an organization."""

    title_en, title_es = bilingual(_("title"))
    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offices",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offices",
    )
    rank = models.PositiveSmallIntegerField(
        _("rank"), default=100, help_text=_("Lower comes first; heads of state have 1.")
    )

    title = Bilingual()
    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["rank", "title_en", "key"]
        constraints = [
            Check(
                name="office_of_a_state_or_an_organization",
                field="organization",
                condition=Q(state__isnull=False, organization=None)
                | Q(state=None, organization__isnull=False),
                violation_error_message=_(
                    "An office is either of a state or of an organization."
                ),
            ),
            Check(
                name="office_has_a_title",
                field="title_en",
                condition=~Q(title_en="") | ~Q(title_es=""),
                violation_error_message=_("Give the office a title."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.state or self.organization}"


class Tenure(Record, Sourced):
    """That a person held an office, when, and when a source shows it."""

    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="tenures",
    )
    office = models.ForeignKey(
        Office,
        verbose_name=_("office"),
        on_delete=models.PROTECT,
        related_name="tenures",
    )
    began, began_first, began_last = partial_date("began", _("began"))
    ended, ended_first, ended_last = partial_date("ended", _("ended"))
    attested_first, attested_first_first, attested_first_last = partial_date(
        "attested_first", _("attested from")
    )
    attested_last, attested_last_first, attested_last_last = partial_date(
        "attested_last", _("attested until")
    )
    ended_not_after, ended_not_after_first, ended_not_after_last = partial_date(
        "ended_not_after",
        pgettext_lazy("date", "ended by"),
        help_text=_("A source of this day calls the holder a former one."),
    )

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        ordering = ["person", "began", "attested_first", "key"]
        constraints = [
            *Sourced.Meta.constraints,
            in_order(
                "began",
                "ended",
                name="tenure_ends_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
            in_order(
                "attested_first",
                "attested_last",
                name="tenure_attested_in_order",
                message=_("The last evidence must not lie before the first."),
            ),
            in_order(
                "began",
                "ended_not_after",
                name="tenure_ended_by_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.office.title}"

    def get_absolute_url(self):
        return self.person.get_absolute_url()

    @property
    def dated(self):
        """The office with the day it is attested: it is never said without one."""
        if self.attested_last or self.attested_first:
            day = in_words(self.attested_last or self.attested_first)
            return _("as named on %(day)s") % {"day": day}
        if self.ended_not_after:
            day = in_words(self.ended_not_after)
            return _("former, as of %(day)s") % {"day": day}
        return _("dates not stated")

    @classmethod
    def fact_label(cls, label, extra):
        return f"{extra}: {label}"


name_references(Membership.objects.published, state="members.State")
name_references(Person.objects.published, state="members.State")
name_references(
    Tenure.objects.published,
    person="members.Person",
    office="members.Office",
    office__state="members.State",
    office__organization="members.Organization",
)
