"""What summits, and people at them, said."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.numbered import Numbered, number_once
from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.record.dates import Days
from archive.record.keys import pointed_at
from archive.record.languages import bilingual, in_marks, pick
from archive.sources.models import Sourced, Stated
from members.models import Organization, Person, State
from summits.models.event import Event
from summits.models.places import Topic
from summits.models.statement_terms import Act, Speech
from summits.models.summit import Summit
from summits.querysets import StatementQuerySet
from summits.short_speech import SHORT_SPEECH, UNREAD, Sentence, is_short_speech


class Statement(Numbered, Part, Sourced):
    """What a meeting, or a person at it, said: one act, in one neutral sentence.

    Short direct words need none in their own language (``summits/short_speech.py``).
    """

    Act = Act
    Speech = Speech

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
        _("sentence"),
        max_length=400,
        help_text=_(
            "One neutral sentence. Direct words of at most 120 characters need none in "
            "their own language: they are shown in its place."
        ),
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

    summary = Sentence()
    objects = StatementQuerySet.as_manager()
    letter = "s"
    numbered_within = ("summit", "event")
    stands_on = ("passage",)
    may_stand_on = ("summit", "event")
    called_by = ("passage__source",)
    stated = (
        Stated("summit", _("at which summit it was said")),
        Stated("event", _("at which event it was said")),
        Stated("person", _("who said it")),
        Stated("act", _("what kind of act it is")),
        Stated("speech", _("whether it is direct speech")),
    )

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["summit", "event", "position", "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            number_once("statement", "summit"),
            number_once("statement", "event"),
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
                name="statement_has_a_sentence_or_short_words",
                field="summary_en",
                condition=~Q(summary_en="") | ~Q(summary_es="") | SHORT_SPEECH,
                violation_error_message=_(
                    "Say in one sentence what was said: only direct words of at most "
                    "120 characters need none."
                ),
            ),
        ]

    def __str__(self):
        return self.summary or self.get_act_display()

    def named(self):
        if self.words_instead:  # between marks of their own
            return f"{self._meta.verbose_name} {self}"
        return super().named()

    def get_absolute_url(self):
        return f"{(self.summit or self.event).get_absolute_url()}#{self.anchor}"

    @classmethod
    def fact_label(cls, label, extra):
        code, _bar, words = extra.partition("|")
        if not code:
            return label
        return pick(**{label.lang: label, code: in_marks(words, code)})

    @property
    def words_instead(self) -> str:
        """The words that ``summary`` shows in place of a sentence, if it does."""
        said = self.summary
        is_own = not said or getattr(self, f"summary_{said.lang}")
        return "" if is_own else self.words

    @property
    def is_unread(self) -> bool:
        """Whether its words stand alone, and readers of neither language see them."""
        return is_short_speech(self) and not self.summary

    @property
    def days(self) -> Days:
        """The days of the meeting at which it was made."""
        return (self.summit or self.event).days

    def clean(self):
        super().clean()
        if pointed_at(self, "passage") and self.is_unread:
            raise ValidationError({"summary_en": UNREAD})


name_references(
    Statement,
    person="members.Person",
    people="members.Person",
    states="members.State",
    organizations="members.Organization",
    topics="summits.Topic",
)
