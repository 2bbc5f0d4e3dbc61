"""What the summits speak of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.publishing.naming import name_references
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.constraints import Check, Unique
from archive.record.date_columns import InTime
from archive.record.dates import Days, days_of, in_order, partial_date
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Terms
from archive.sources.models import By, Sourced, Stated, published_needs_words
from members.models import ALIASES_HELP, Organization, Person, State
from summits.models.places import Place, Series, StateOf, refuse_held_ahead
from summits.models.refusals import refuse_early
from summits.numerals import ordinal
from summits.querysets import EventQuerySet

COUNTED = {
    "": _("%(nth)s meeting"),
    Series.ORDINARY: _("%(nth)s ordinary meeting"),
    Series.EXTRAORDINARY: _("%(nth)s extraordinary meeting"),
    Series.JOINT: _("%(nth)s joint meeting"),
}


class Event(Published, Sourced):
    """Something the summits speak of: a conference, a treaty, an act of others."""

    class Kind(Terms):
        """What happened, in one word."""

        CONFERENCE = (
            "conference",
            _("A conference, whoever called it."),
            _("conference"),
        )
        MEETING = (
            "meeting",
            _("A meeting of a body of the bloc."),
            _("meeting of a body"),
        )
        MINISTERIAL = (
            "ministerial",
            _("A meeting of ministers."),
            _("ministerial meeting"),
        )
        COMMEMORATION = (
            "commemoration",
            _("A ceremony or an anniversary."),
            _("commemoration"),
        )
        COMMUNIQUE = (
            "communique",
            _("A text published apart from any meeting."),
            _("communiqué"),
        )
        TREATY = (
            "treaty",
            _("The signing of a treaty."),
            _("treaty signing"),
        )
        EXPANSION = (
            "expansion",
            _(
                "The bloc grows, or invites others; what concerns the membership of "
                "one state is an act of that."
            ),
            _("expansion of the bloc"),
        )
        MEMBERSHIP = (
            "membership",
            _(
                "A decision on memberships other than that; what concerns the "
                "membership of one state is an act of that."
            ),
            _("act of membership"),
        )
        EXTERNAL = (
            "external",
            _("What others did, outside the bloc."),
            _("act of others"),
        )

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name_en, name_es = bilingual(_("name"), max_length=300)
    body = models.ForeignKey(
        Organization,
        verbose_name=_("body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        help_text=_("Of a meeting of a body of the bloc: which body met."),
    )
    series = models.CharField(
        _("series"),
        max_length=13,
        choices=Series,
        blank=True,
        help_text=_("Of a meeting of a body: which of its meetings it was."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_("Of a meeting of a body: 22 for its twenty-second."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    began, began_first, began_last = partial_date("began", _("began"))
    ended, ended_first, ended_last = partial_date("ended", _("ended"))
    state_of = models.CharField(
        _("state of the event"),
        max_length=9,
        choices=StateOf,
        blank=True,
        help_text=_("As of the source; empty if it does not say."),
    )
    people = models.ManyToManyField(
        Person, verbose_name=_("people"), blank=True, related_name="events"
    )
    states = models.ManyToManyField(
        State, verbose_name=_("states"), blank=True, related_name="events"
    )
    organizations = models.ManyToManyField(
        Organization,
        verbose_name=_("organizations"),
        blank=True,
        related_name="events",
    )
    summary_en, summary_es = bilingual(_("summary"), long=True)
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of the event, in our own words."),
    )

    name = Bilingual()
    summary = Bilingual()
    note = Bilingual()
    objects = EventQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("kind", _("what kind of event it is")),
        Stated("body", _("which body met")),
        Stated("series", _("which of its meetings it was")),
        Stated("number", _("the number")),
        Stated("place", _("the place"), By.GIVEN),
        Stated("began", _("the beginning"), By.GIVEN),
        Stated("ended", _("the end"), By.GIVEN),
        Stated(
            "state_of",
            _("how far the event came"),
            dates=("began", "ended"),
            of=StateOf.HELD,
        ),
        Stated("people", _("who had a part in it")),
        Stated("states", _("which states had a part in it")),
        Stated("organizations", _("which organizations had a part in it")),
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [InTime("began").desc(), "-key"]
        constraints = [
            *published_needs_words(),
            in_order(
                "began",
                "ended",
                name="event_ends_after_it_began",
                message=_("The end must not lie before the beginning."),
            ),
            Check(
                name="event_has_a_name",
                field="name_en",
                condition=~Q(name_en="") | ~Q(name_es=""),
                violation_error_message=_("Give the event a name."),
            ),
            Check(
                name="event_is_counted_by_a_body",
                field="body",
                condition=Q(series="", number=None) | Q(body__isnull=False),
                violation_error_message=_("Say whose meetings are so counted."),
            ),
            Check(
                name="event_number_positive",
                field="number",
                condition=Q(number=None) | Q(number__gt=0),
                violation_error_message=_("Meetings are counted from 1."),
            ),
            Unique(
                name="event_number_unique_of_body",
                field="number",
                fields=["body", "series", "number"],
                condition=Q(status="published", number__isnull=False),
                violation_error_message=_(
                    "A published meeting of this body already has this number."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("summits:event_detail", self.slug)

    def clean(self):
        super().clean()
        refuse_held_ahead(self, self.began)
        for declaration in self.declarations.exclude(status=self.Status.WITHDRAWN):
            refuse_early(declaration, self.began, "began")

    @property
    def counted(self) -> str:
        """Which meeting of its body it was: ``22nd ordinary meeting``; empty if none.

        A joint one counts among the meetings of several.
        """
        if not self.number:
            return ""
        return COUNTED[self.series] % {"nth": ordinal(self.number)}

    @property
    def days(self) -> Days:
        """The days on which it certainly went on."""
        return days_of(self.began_first, self.began_last, self.ended_first)


name_references(
    Event,
    place="summits.Place",
    place__state="members.State",
    people="members.Person",
    states="members.State",
    organizations="members.Organization",
    body="members.Organization",
)
