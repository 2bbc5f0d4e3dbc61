"""Where the states meet and what they say: summits, declarations, events."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alba_site.publishing.constraints import Check, Unique
from alba_site.publishing.dates import in_order, in_words, partial_date
from alba_site.publishing.languages import Bilingual, bilingual
from alba_site.publishing.models import Published, Record, pointed_at
from alba_site.publishing.querysets import ReferenceQuerySet, name_references
from alba_site.sources.models import Source, Sourced, published_needs_words
from members.models import ALIASES_HELP, Organization, Person, State
from summits.numerals import ordinal, roman
from summits.querysets import (
    DeclarationQuerySet,
    EventQuerySet,
    ParticipationQuerySet,
    StatementQuerySet,
    SummitQuerySet,
)


class StateOf(models.TextChoices):
    """How far a meeting or an event has come."""

    ANNOUNCED = "announced", _("announced")
    HELD = "held", pgettext_lazy("meeting", "held")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class Place(Record):
    """A city where something met or happened."""

    city_en, city_es = bilingual(_("city"), max_length=80)
    state = models.ForeignKey(
        State, verbose_name=_("state"), on_delete=models.PROTECT, related_name="places"
    )

    city = Bilingual()
    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["city_en", "key"]
        constraints = [
            Check(
                name="place_has_a_name",
                field="city_en",
                condition=~Q(city_en="") | ~Q(city_es=""),
                violation_error_message=_("Give the city a name."),
            )
        ]

    def __str__(self):
        return f"{self.city}, {self.state}"


class Topic(Record):
    """A subject on which summits speak."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name_en, name_es = bilingual(_("name"), max_length=80)
    broader = models.ForeignKey(
        "self",
        verbose_name=_("broader topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="narrower",
    )
    scope_note_en, scope_note_es = bilingual(_("scope note"), long=True)
    aliases = models.TextField(_("other names"), blank=True, help_text=ALIASES_HELP)

    name = Bilingual()
    scope_note = Bilingual()
    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_en", "key"]
        constraints = [
            Check(
                name="topic_not_its_own_broader",
                field="broader",
                condition=Q(broader=None) | ~Q(broader=F("key")),
                violation_error_message=_("A topic is not broader than itself."),
            ),
            Check(
                name="topic_has_a_name",
                field="name_en",
                condition=~Q(name_en="") | ~Q(name_es=""),
                violation_error_message=_("Give the topic a name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pages:topic_detail", args=[self.slug])


class Summit(Published, Sourced):
    """A meeting of the heads of state and government of the bloc.

    Its identity is its key: the press prints wrong ordinals, and several series run
    side by side, so ``number`` may be empty, corrected, or disputed by a citation.
    """

    class Series(models.TextChoices):
        ORDINARY = "ordinary", pgettext_lazy("summit series", "ordinary")
        EXTRAORDINARY = "extraordinary", pgettext_lazy("summit series", "extraordinary")
        JOINT = "joint", pgettext_lazy("summit series", "joint")

    class Format(models.TextChoices):
        IN_PERSON = "in-person", _("in person")
        VIDEOCONFERENCE = "videoconference", _("by videoconference")
        HYBRID = "hybrid", _("in person and by videoconference")
        NOT_STATED = "not-stated", _("not stated")

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

    summary = Bilingual()
    objects = SummitQuerySet.as_manager()

    class Meta:
        verbose_name = _("summit")
        verbose_name_plural = _("summits")
        ordering = ["-began_on", "-key"]
        indexes = [models.Index(fields=["-began_on", "-key"], name="summit_newest")]
        constraints = [
            *published_needs_words(),
            in_order(
                "began_on",
                "ended_on",
                name="summit_ends_after_it_began",
                message=_("The closing day must not lie before the opening day."),
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
                name="summit_number_positive",
                field="number",
                condition=Q(number=None) | Q(number__gt=0),
                violation_error_message=_("Summits are counted from 1."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("summits:summit_detail", args=[self.slug])

    @property
    def title(self) -> str:
        """What the meeting is called: ``14th Summit``, ``XIV Cumbre``."""
        return summit_title(self.series, self.number, self.began_on)

    @property
    def numeral(self) -> str:
        """The roman numeral, or the year of a summit without number."""
        return roman(self.number) if self.number else self.began_on[:4]

    @property
    def reference(self) -> str:
        """The speakable reference, from the slug: ``S14``, ``X12``."""
        return summit_reference(self.series, self.slug)

    @property
    def year(self) -> str:
        return self.began_on[:4]

    @classmethod
    def fact_label(cls, label, extra):
        series, number, began_on = extra.split("|")
        return summit_title(series, int(number) if number else None, began_on)

    def clean(self):
        super().clean()
        if not self.slug:
            self.slug = self._made_slug()
        self.require(
            self.slug,
            "slug",
            _("Give a number, an opening day, or write the address yourself."),
        )

    def below(self):
        return self.declarations.all()

    def _made_slug(self):
        made = str(self.number or self.began_on)
        if not made or (self.series == self.Series.ORDINARY):
            return made
        return f"{made}-{self.series}"


def summit_title(series, number, began_on) -> str:
    """Return what a summit is called in the active language.

    ``number`` is an integer or None: then the day it began stands in the title.
    """
    nth = ordinal(number) if number else ""
    titles = {
        Summit.Series.ORDINARY: (
            _("%(nth)s Summit"),
            _("Summit of %(day)s"),
        ),
        Summit.Series.EXTRAORDINARY: (
            _("%(nth)s Extraordinary Summit"),
            _("Extraordinary Summit of %(day)s"),
        ),
        Summit.Series.JOINT: (
            _("%(nth)s Joint Summit"),
            _("Joint Summit of %(day)s"),
        ),
    }
    numbered, dated = titles[series]
    return numbered % {"nth": nth} if nth else dated % {"day": in_words(began_on)}


def summit_reference(series, slug) -> str:
    """Return the reference of a summit: S, X or J and its slug without the series."""
    return series[0].upper().translate(str.maketrans("OE", "SX")) + slug.removesuffix(
        f"-{series}"
    )


class Participation(Record, Sourced):
    """That a state, an organization or a person had a part in a summit."""

    class Capacity(models.TextChoices):
        MEMBER = "member", _("member state")
        OBSERVER = "observer", _("observer")
        GUEST = "guest", _("special guest")
        ORGANIZATION = "organization", _("organization")
        NOT_STATED = "not-stated", _("not stated")

    class Level(models.TextChoices):
        HEAD_OF_STATE = "head-of-state", _("head of state or government")
        MINISTER = "minister", _("minister")
        OFFICIAL = "official", _("other official")
        NOT_STATED = "not-stated", _("not stated")

    class Mode(models.TextChoices):
        IN_PERSON = "in-person", _("in person")
        VIDEOCONFERENCE = "videoconference", _("by videoconference")
        NOT_STATED = "not-stated", _("not stated")

    class Role(models.TextChoices):
        OPENED = "opened", _("opened the meeting")
        CHAIRED = "chaired", _("chaired the meeting")
        TOOK_PART = "took-part", _("took part")
        ACCOMPANIED = "accompanied", _("accompanied")
        COLLECTIVE = "collective", _("reported collectively")

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        on_delete=models.CASCADE,
        related_name="participations",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    capacity = models.CharField(
        _("capacity"), max_length=12, choices=Capacity, default=Capacity.NOT_STATED
    )
    level = models.CharField(
        _("level"), max_length=13, choices=Level, default=Level.NOT_STATED
    )
    mode = models.CharField(
        _("mode"), max_length=15, choices=Mode, default=Mode.NOT_STATED
    )
    role = models.CharField(
        _("role"), max_length=11, choices=Role, default=Role.TOOK_PART
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["summit", "position", "key"]
        constraints = [
            *Sourced.Meta.constraints,
            Check(
                name="participation_names_somebody",
                field="state",
                condition=Q(state__isnull=False)
                | Q(organization__isnull=False)
                | Q(person__isnull=False),
                violation_error_message=_("Name a state, an organization or a person."),
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.get_role_display()}"

    def get_absolute_url(self):
        return self.summit.get_absolute_url()

    @property
    def participant(self):
        """The most particular of person, organization and state."""
        return self.person or self.organization or self.state

    @property
    def collective_words(self) -> str:
        """The words of a collective report, by which its rows are shown together."""
        return self.quote if self.role == self.Role.COLLECTIVE else ""

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Role(extra).label}"


class Declaration(Published, Sourced):
    """A text that a summit adopted; the words are those of its source."""

    class Kind(models.TextChoices):
        FINAL = "final", _("final declaration")
        SPECIAL = "special", _("special declaration")
        COMMUNIQUE = "communique", _("communiqué")
        RESOLUTION = "resolution", _("resolution")
        AGREEMENT = "agreement", _("agreement")

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        on_delete=models.PROTECT,
        related_name="declarations",
    )
    text = models.OneToOneField(
        Source,
        verbose_name=_("text"),
        on_delete=models.PROTECT,
        related_name="declaration",
        help_text=_("The source that holds the words, passage by passage."),
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    slug = models.SlugField(_("address"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.FINAL)
    adopted_on, adopted_on_first, adopted_on_last = partial_date(
        "adopted_on", _("adopted on")
    )
    symbol = models.CharField(
        _("symbol"),
        max_length=80,
        blank=True,
        help_text=_("The document symbol, where it has one, such as A/65/714."),
    )

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["summit", "number", "key"]
        constraints = [
            *published_needs_words(),
            Unique(
                name="declaration_number_unique_in_summit",
                field="number",
                fields=["summit", "number"],
                violation_error_message=_(
                    "This summit already has a declaration of that number."
                ),
            ),
            Unique(
                name="declaration_slug_unique_in_summit",
                field="slug",
                fields=["summit", "slug"],
                violation_error_message=_(
                    "This summit already has a declaration at that address."
                ),
            ),
            Check(
                name="declaration_number_positive",
                field="number",
                condition=Q(number__gt=0),
                violation_error_message=_("Declarations are counted from 1."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("summits:declaration_detail", args=[self.summit.slug, self.slug])

    @property
    def title(self) -> str:
        """Such as ``Final declaration of the 14th Summit``."""
        return declaration_title(self.kind, self.summit.title)

    @property
    def reference(self) -> str:
        """``S14-D1``."""
        return f"{self.summit.reference}-D{self.number}"

    @classmethod
    def fact_label(cls, label, extra):
        kind, rest = extra.split("|", 1)
        return declaration_title(kind, Summit.fact_label(label, rest))

    def clean(self):
        super().clean()
        if self.status != self.Status.PUBLISHED:
            return
        for field, message in [
            ("text", _("Publish the text first.")),
            ("summit", _("Publish the summit first.")),
        ]:
            record = pointed_at(self, field)
            self.require(
                record is None or record.status == self.Status.PUBLISHED, field, message
            )


def declaration_title(kind, summit) -> str:
    """Return what a declaration is called; ``summit`` is the title of its summit."""
    titles = {
        Declaration.Kind.FINAL: _("Final declaration of the %(summit)s"),
        Declaration.Kind.SPECIAL: _("Special declaration of the %(summit)s"),
        Declaration.Kind.COMMUNIQUE: _("Communiqué of the %(summit)s"),
        Declaration.Kind.RESOLUTION: _("Resolution of the %(summit)s"),
        Declaration.Kind.AGREEMENT: _("Agreement of the %(summit)s"),
    }
    return titles[kind] % {"summit": summit}


class Event(Published, Sourced):
    """Something the summits speak of: a conference, a treaty, an act of others."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference")
        TREATY = "treaty", _("treaty signing")
        EXTERNAL = "external", _("act of others")
        EXPANSION = "expansion", _("expansion of the bloc")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name_en, name_es = bilingual(_("name"), max_length=300)
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
    aliases = models.TextField(_("other names"), blank=True, help_text=ALIASES_HELP)

    name = Bilingual()
    summary = Bilingual()
    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-began", "-key"]
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
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("summits:event_detail", args=[self.slug])


class Statement(Record, Sourced):
    """What a meeting, or a person at it, said: one act, in one neutral sentence."""

    class Act(models.TextChoices):
        CALLS_FOR = "calls-for", _("calls for")
        PROPOSES = "proposes", _("proposes")
        PROPOSES_DISCUSSION = "proposes-discussion", _("proposes for discussion")
        PLEDGES = "pledges", _("pledges")
        SAYS = "says", _("says")
        REAFFIRMS = "reaffirms", _("reaffirms")
        SUPPORTS = "supports", _("declares support for")
        SOLIDARITY = "solidarity", _("expresses solidarity")
        COMMEMORATES = "commemorates", _("commemorates")
        HONOURS = "honours", _("honours")
        CONCERN = "concern", _("expresses concern")
        CONDEMNS = "condemns", _("condemns")
        DENOUNCES = "denounces", _("denounces")

    class Speech(models.TextChoices):
        DIRECT = "direct", _("direct speech")
        REPORTED = "reported", _("reported speech")

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="statements",
    )
    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="statements",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    person = models.ForeignKey(
        Person,
        verbose_name=_("said by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text=_("Empty: the meeting itself."),
    )
    act = models.CharField(_("act"), max_length=19, choices=Act)
    speech = models.CharField(
        _("speech"), max_length=8, choices=Speech, default=Speech.REPORTED
    )
    summary_en, summary_es = bilingual(
        _("sentence"), max_length=400, help_text=_("One neutral sentence.")
    )
    topics = models.ManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="statements"
    )
    states = models.ManyToManyField(
        State,
        verbose_name=_("states concerned"),
        blank=True,
        related_name="statements",
    )
    organizations = models.ManyToManyField(
        Organization,
        verbose_name=_("organizations concerned"),
        blank=True,
        related_name="statements",
    )
    people = models.ManyToManyField(
        Person,
        verbose_name=_("people concerned"),
        blank=True,
        related_name="statements_about",
    )
    events = models.ManyToManyField(
        Event,
        verbose_name=_("events concerned"),
        blank=True,
        related_name="statements_about",
    )

    summary = Bilingual()
    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["summit", "event", "position", "key"]
        constraints = [
            *Sourced.Meta.constraints,
            Check(
                name="statement_of_a_summit_or_an_event",
                field="event",
                condition=Q(summit__isnull=False, event=None)
                | Q(summit=None, event__isnull=False),
                violation_error_message=_(
                    "A statement is made at a summit or at an event, not both."
                ),
            ),
            Check(
                name="statement_has_a_sentence",
                field="summary_en",
                condition=~Q(summary_en="") | ~Q(summary_es=""),
                violation_error_message=_("Say in one sentence what was said."),
            ),
        ]

    def __str__(self):
        return self.summary

    def get_absolute_url(self):
        return f"{(self.summit or self.event).get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The address of the statement within its page."""
        return f"s{self.position}"


name_references(
    Summit.objects.published, place="summits.Place", place__state="members.State"
)
name_references(
    Participation.objects.published,
    state="members.State",
    organization="members.Organization",
    person="members.Person",
)
name_references(
    Statement.objects.published,
    person="members.Person",
    people="members.Person",
    states="members.State",
    organizations="members.Organization",
    topics="summits.Topic",
)
name_references(
    Event.objects.published,
    place="summits.Place",
    place__state="members.State",
    people="members.Person",
    states="members.State",
    organizations="members.Organization",
)
