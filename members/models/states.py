"""States, members or not."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.constraints import Check
from archive.record.identifiers import IdentifiedParty
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Terms
from members.querysets import StateQuerySet

ALIASES_HELP = _(
    "One a line: other names, old names, spellings seen in print. A name in one "
    "language ends with its code: Saint Lucia [en]."
)


class State(IdentifiedParty, Record):
    """A state, member or not, or a territory, under its ISO 3166-1 codes."""

    class Kind(Terms):
        """Whether it can be a member: only a state can."""

        STATE = (
            "state",
            _("A state: it may belong to the bloc."),
            _("state"),
        )
        TERRITORY = (
            "territory",
            _("It has a code of its own, but is no state: it is never a member."),
            _("territory"),
        )

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
    kind = models.CharField(_("kind"), max_length=9, choices=Kind, default=Kind.STATE)
    name_en, name_es = bilingual(_("name"), max_length=80)
    official_name_en, official_name_es = bilingual(_("official name"))
    demonym_en, demonym_es = bilingual(_("demonym"), max_length=80)
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)

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
            ),
            *IdentifiedParty.Meta.constraints,
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("pages:state_detail", self.slug)

    @property
    def is_territory(self) -> bool:
        """Whether it is no state, so that it is never a member."""
        return self.kind == self.Kind.TERRITORY
