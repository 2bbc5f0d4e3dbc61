"""People, and the offices that they hold."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.publishing.naming import name_references
from archive.publishing.querysets import RecordQuerySet
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.alphabetical import Alphabetical
from archive.record.constraints import Check
from archive.record.dates import partial_date
from archive.record.identifiers import IdentifiedParty
from archive.record.languages import Bilingual, Words, bilingual
from archive.sources.models import By, Sourced, Stated
from members.models.organizations import Organization
from members.models.states import ALIASES_HELP, State
from members.office_names import office_name
from members.overlaps import refuse_shared
from members.querysets import PersonQuerySet


class Person(IdentifiedParty, Record, Sourced):
    """A person whom a source names."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(
        _("name"), max_length=120, help_text=_("With all its accents: Freddy Ñáñez.")
    )
    sort_name = models.CharField(
        _("name to sort by"),
        max_length=121,  # a comma longer than the name
        blank=True,
        help_text=_(
            "The same words, the family name first, then a comma: Ñáñez, Freddy. Left "
            "empty where it is not certain which is the family name."
        ),
    )
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)
    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    description_en, description_es = bilingual(_("description"))
    died, died_first, died_last = partial_date("died", _("died"), has_come=True)

    description = Bilingual()
    objects = PersonQuerySet.as_manager()
    may_stand_on = ("passage",)
    may_have_namesakes = True  # the desk gives the second an address of its own
    stated = (
        Stated("state", _("which state the person is of")),
        Stated("died", _("the day of death"), By.GIVEN, ("died",)),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = [Alphabetical("sort_name", "name"), "key"]
        constraints = [*Sourced.Meta.constraints, *IdentifiedParty.Meta.constraints]

    def __str__(self):
        return self.name

    @property
    def sorted_as(self) -> str:
        """The name by which lists are in order: as printed, where no other is known."""
        return self.sort_name or self.name

    def clean(self):
        super().clean()
        self.sort_name = " ".join(self.sort_name.split())
        family, _comma, given = self.sort_name.partition(", ")
        same_words = sorted(f"{given} {family}".split()) == sorted(self.name.split())
        if self.sort_name and not (family and given and same_words):
            message = _("Write the words of the name, and one comma: Ñáñez, Freddy.")
            raise ValidationError({"sort_name": message})

    def get_absolute_url(self):
        return address_of("pages:person_detail", self.slug)


class Office(Record):
    """An office of a state or of an organization."""

    class Seats(models.TextChoices):
        ONE = "one", _("one")
        SEVERAL = "several", _("several")
        NOT_STATED = "not-stated", _("not stated")

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

    seats = models.CharField(
        _("seats"),
        max_length=10,
        choices=Seats,
        default=Seats.NOT_STATED,
        help_text=_("One: two people do not hold it at the same time."),
    )

    title = Bilingual()
    objects = RecordQuerySet.as_manager()

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
        return self.full_title

    @property
    def has_one_seat(self) -> bool:
        """Whether two people cannot hold it at the same time."""
        return self.seats == self.Seats.ONE

    def clean(self):
        super().clean()
        if self.has_one_seat and not self._state.adding:
            tenures = self.tenures.filter(withdrawn_at=None)
            refuse_shared(tenures.select_related("person"))

    @property
    def full_title(self) -> Words:
        """The title with whose office it is, to stand after a name."""
        return office_name(self.title, self)


name_references(Person, state="members.State")
