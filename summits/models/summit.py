"""Meetings of the bloc."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.publishing.naming import name_references
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.constraints import Check, Unique
from archive.record.date_columns import InTime
from archive.record.dates import (
    Days,
    days_of,
    in_order,
    is_before,
    lasts_longer,
    partial_date,
)
from archive.record.edtf import as_iso, year_of
from archive.record.languages import Bilingual, bilingual, pick
from archive.sources.models import By, Sourced, Stated, published_needs_words
from members.models import ALIASES_HELP, State
from summits.models.places import (
    Format,
    Place,
    Series,
    StateOf,
    Topic,
    refuse_held_ahead,
)
from summits.models.refusals import refuse_early, refuse_repeated
from summits.models.titles import summit_reference, summit_title
from summits.numerals import roman
from summits.querysets import PARTNER, SummitQuerySet

LONGEST = dt.timedelta(days=31)  # the longest summits are of a week


class Summit(Published, Sourced):
    """A meeting of the heads of state and government of the bloc.

    Its identity is its key: the press prints wrong ordinals, and several series run
    side by side, so ``number`` may be empty, corrected, or disputed by a citation.
    """

    Series = Series
    StateOf = StateOf
    Format = Format

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Left empty, made from series and number, or from the day."),
    )
    series = models.CharField(
        _("series"), max_length=13, choices=Series, default=Series.ORDINARY
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("14: the site shows “14th Summit” and “XIV Cumbre”."),
    )
    held_with_en, held_with_es = bilingual(
        _("held with"),
        help_text=_(
            "Of a joint summit: with whom, as its title says it; “PetroCaribe”, "
            "“the Caribbean Community”."
        ),
    )
    began_on, began_on_first, began_on_last = partial_date("began_on", _("began on"))
    ended_on, ended_on_first, ended_on_last = partial_date(
        "ended_on",
        _("ended on"),
        help_text=_("Empty unless a source states the closing day."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="summits",
    )
    host_state = models.ForeignKey(
        State,
        verbose_name=_("host state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hosted_summits",
        help_text=_("Where it is not that of the place: of a meeting by video, say."),
    )
    venue = models.CharField(
        _("venue"),
        max_length=200,
        blank=True,
        help_text=_("The building or the room, as the source names it."),
    )
    format = models.CharField(
        _("format"), max_length=15, choices=Format, default=Format.NOT_STATED
    )
    state_of = models.CharField(
        _("state of the meeting"), max_length=9, choices=StateOf, default=StateOf.HELD
    )
    summary_en, summary_es = bilingual(
        _("summary"),
        long=True,
        help_text=_("In our own neutral words; lists show it whole."),
    )
    topics = models.ManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        related_name="summits",
        help_text=_("What the meeting was called for or dealt with."),
    )
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of the meeting, in our own words."),
    )

    held_with = Bilingual()
    summary = Bilingual()
    note = Bilingual()
    objects = SummitQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("series", _("the series")),
        Stated("number", _("the number")),
        Stated("held_with", _("with whom it was held")),
        Stated("began_on", _("the opening day"), By.GIVEN),
        Stated("ended_on", _("the closing day"), By.GIVEN),
        Stated("place", _("the place"), By.GIVEN),
        Stated("host_state", _("which state was the host"), By.GIVEN),
        Stated("venue", _("the venue"), By.GIVEN),
        Stated("format", _("how the meeting was held"), By.CITED),
        Stated(
            "state_of",
            _("how far the meeting came"),
            dates=("began_on", "ended_on"),
            of=StateOf.HELD,
        ),
    )

    class Meta:
        verbose_name = _("summit")
        verbose_name_plural = _("summits")
        ordering = [InTime("began_on").desc(), "-key"]
        indexes = [
            models.Index(
                InTime("began_on").desc(), F("key").desc(), name="summit_newest"
            )
        ]
        constraints = [
            *published_needs_words(),
            in_order(
                "began_on",
                "ended_on",
                name="summit_ends_after_it_began",
                message=_("The closing day must not lie before the opening day."),
            ),
            Check(
                name="summit_ended_on_after_a_beginning",
                field="began_on",
                condition=Q(ended_on="") | ~Q(began_on=""),
                violation_error_message=_("A closing day has an opening day."),
            ),
            Unique(
                name="summit_number_unique_in_series",
                field="number",
                fields=["series", "number"],
                condition=Q(status="published", number__isnull=False),
                violation_error_message=_(
                    "A published summit of this series already has this number."
                ),
            ),
            Check(
                name="summit_held_with_others_is_joint",
                field="held_with_en",
                condition=Q(held_with_en="", held_with_es="") | Q(series="joint"),
                violation_error_message=_("Only a joint summit is held with others."),
            ),
            Check(
                name="summit_number_positive",
                field="number",
                condition=Q(number=None) | Q(number__gt=0),
                violation_error_message=_("Summits are counted from 1."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of("summits:summit_detail", self.slug)

    @property
    def title(self) -> str:
        """What the meeting is called: ``14th Summit``, ``XIV Cumbre``."""
        return summit_title(self.series, self.number, self.began_on, self.held_with)

    @property
    def title_and_year(self) -> str:
        """Its title with the year, once: ``14th Summit, 2017``, ``Summit of 2009``."""
        has_year = not self.number or not self.year
        return self.title if has_year else f"{self.title}, {self.year}"

    @property
    def host_told_by(self) -> str:
        """The field that says who was the host."""
        return "host_state" if self.host_state_id else "place"

    @property
    def numeral(self) -> str:
        """The roman numeral, or the year of a summit without number."""
        return roman(self.number) if self.number else self.year

    @property
    def reference(self) -> str:
        """The speakable reference, from the slug: ``S14``, ``X12``."""
        return summit_reference(self.series, self.slug)

    @property
    def year(self) -> str:
        return year_of(self.began_on)

    @property
    def states_named(self) -> list:
        """The participations of states, of a summit with ``parts_named``."""
        return [row for row in self.parts_named if row.state_id]

    @property
    def states_counted(self) -> int:
        """How many states a public row names, of a summit with ``parts_named``."""
        return len({row.state_id for row in self.states_named})

    @property
    def partners(self) -> list:
        """With whom a joint summit was held, of a summit with ``parts_named``."""
        return [
            (row.organization or row.state)
            for row in self.parts_named
            if row.role == PARTNER
        ]

    @property
    def days(self) -> Days:
        """The days on which it certainly met."""
        return days_of(self.began_on_first, self.began_on_last, self.ended_on_first)

    def is_apart_from(self, date) -> bool:
        """Tell whether a partial date certainly lies outside its days."""
        last = self.ended_on or self.began_on
        return is_before(date, self.began_on) or is_before(last, date)

    @classmethod
    def fact_label(cls, label, extra):
        series, number, began_on, english, spanish = extra.split("|", 4)
        held_with = pick(en=english, es=spanish)
        return summit_title(
            series, int(number) if number else None, began_on, held_with
        )

    def clean(self):
        super().clean()
        if not self.slug:
            self.slug = self._made_slug()
        self.require(
            self.slug,
            "slug",
            _("Give a number, an opening day, or write the address yourself."),
        )
        refuse_held_ahead(self, self.began_on)
        self.require(
            not lasts_longer(self.began_on, self.ended_on, LONGEST),
            "ended_on",
            _("A summit lasts no longer than %(days)d days.") % {"days": LONGEST.days},
        )
        for declaration in self.adopted():
            refuse_early(declaration, self.began_on, "began_on")
        for row in self.further_places.filter(withdrawn_at=None):
            refuse_repeated(row, self.place_id, "place")

    def adopted(self):
        """Return the declarations that stand, whose dates go by that of the summit."""
        return self.declarations.exclude(status=Published.Status.WITHDRAWN)

    def below(self):
        return self.declarations.all()

    def _made_slug(self):
        made = str(self.number or as_iso(self.began_on) or self.year)
        if not made or (self.series == self.Series.ORDINARY):
            return made
        return f"{made}-{self.series}"


name_references(
    Summit,
    place="summits.Place",
    place__state="members.State",
    host_state="members.State",
    topics="summits.Topic",
)
