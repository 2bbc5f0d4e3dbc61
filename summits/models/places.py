"""Where, on what, and how far: places, topics, the state of a meeting."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.lists.names import NamedQuerySet
from archive.publishing.models import Record
from archive.publishing.querysets import RecordQuerySet
from archive.record.addresses import address_of
from archive.record.aliases import AliasesField
from archive.record.circles import refuse_circle
from archive.record.constraints import Check
from archive.record.dates import lies_ahead
from archive.record.identifiers import Identified
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Terms
from members.models import ALIASES_HELP, State


class Series(Terms):
    """By which count a meeting has its number."""

    ORDINARY = (
        "ordinary",
        _("Of the regular meetings, which are counted among themselves."),
        pgettext_lazy("summit series", "ordinary"),
    )
    EXTRAORDINARY = (
        "extraordinary",
        _("Called between the regular ones, with a count of its own."),
        pgettext_lazy("summit series", "extraordinary"),
    )
    JOINT = (
        "joint",
        _("Held together with another body."),
        pgettext_lazy("summit series", "joint"),
    )


class StateOf(Terms):
    """How far a meeting or an event has come."""

    ANNOUNCED = (
        "announced",
        _("A source names it, and none tells whether it took place."),
        _("announced"),
    )
    HELD = (
        "held",
        _("A source tells that it took place."),
        pgettext_lazy("meeting", "held"),
    )
    POSTPONED = (
        "postponed",
        _("Put off, to another day or to none yet named."),
        _("postponed"),
    )
    CANCELLED = (
        "cancelled",
        _("A source tells that it will not take place."),
        _("cancelled"),
    )


class Format(Terms):
    """How the meeting was held."""

    IN_PERSON = (
        "in-person",
        _("All who took part were in one place."),
        _("in person"),
    )
    VIDEOCONFERENCE = (
        "videoconference",
        _("Nobody who took part had to travel."),
        _("by videoconference"),
    )
    HYBRID = (
        "hybrid",
        _("Some were in one place, others were not."),
        _("in person and by videoconference"),
    )
    NOT_STATED = (
        "not-stated",
        _("The source does not say."),
        _("not stated"),
    )


def refuse_held_ahead(meeting, began):
    """Raise ``ValidationError`` if ``meeting`` was held on a date that is to come.

    ``meeting`` has a ``state_of``; ``began`` is its date, a partial one.
    """
    if meeting.state_of == StateOf.HELD and lies_ahead(began):
        words = _("Its date is yet to come: it has not been held.")
        raise ValidationError({"state_of": words})


class Place(Identified, Record):
    """A city where something met or happened."""

    city_en, city_es = bilingual(_("city"), max_length=80)
    subdivision_en, subdivision_es = bilingual(
        _("state, province or department"), max_length=80
    )
    state = models.ForeignKey(
        State, verbose_name=_("state"), on_delete=models.PROTECT, related_name="places"
    )

    city = Bilingual()
    subdivision = Bilingual()
    objects = RecordQuerySet.as_manager()

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
            ),
            *Identified.Meta.constraints,
        ]

    def __str__(self):
        within = [self.city, self.subdivision, self.state]
        return ", ".join(str(name) for name in within if name)


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
    aliases = AliasesField(_("other names"), blank=True, help_text=ALIASES_HELP)

    name = Bilingual()
    scope_note = Bilingual()
    objects = NamedQuerySet.as_manager()

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
        return address_of("pages:topic_detail", self.slug)

    def clean(self):
        super().clean()
        refuse_circle(self, "broader")
