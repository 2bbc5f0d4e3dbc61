"""What every record has: a permanent key; and what a published one has besides."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.publishing import addresses, changes, clock
from archive.publishing.fields import SettledField, VersionField
from archive.publishing.naming import is_named
from archive.publishing.periods import EMPTY, NEVER, OPEN, Period, common
from archive.publishing.pillars import refuse_to_leave
from archive.publishing.querysets import PublishedQuerySet, RecordQuerySet
from archive.publishing.seen import refuse_to_unsee, seen_during, was_seen
from archive.record.constraints import Check, Checked
from archive.record.keys import new_key
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Labelled


class EditionStamp(models.Model):
    """The one row behind ``edition.current()``."""

    mark = models.CharField(max_length=12, default=new_key)
    changed_at = models.DateTimeField(default=timezone.now)
    schedule = models.JSONField(default=list)
    footer = models.JSONField(default=list)
    marks = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)

    def __str__(self):
        return self.mark


class OldPath(models.Model):
    """An address of a record, past or present, without the language: ``/summits/14/``.

    Never given to another record. ``model`` and ``key`` name the record.
    """

    path = models.CharField(max_length=250, primary_key=True)
    model = models.CharField(max_length=80)
    key = models.CharField(max_length=80)

    def __str__(self):
        return self.path


class Record(Labelled, Checked):
    """A row of the record, under a key given once and never shown as an address."""

    key = models.CharField(
        _("key"), primary_key=True, max_length=80, default=new_key, editable=False
    )

    # When it is public, kept by ``settling``; raw rows are not until that is run.
    public_since = SettledField()
    public_until = SettledField()

    version = VersionField()

    stands_on = ()  # what leads to the rows without which it is not public
    may_stand_on = ()  # the same, where it may lead nowhere
    stands_by_words = False  # whether its own make it public though nothing names it
    decides = ()  # fields by which the row itself decides
    called_by = ()  # what its name is read from, further than its foreign keys

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields:
            update_fields = {*update_fields, "version"}
        with changes.together():
            super().save(*args, update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        with changes.together():
            return super().delete(*args, **kwargs)

    @property
    def period(self) -> Period:
        """When readers see the row, as ``published()`` says of rows now."""
        return Period(self.public_since, self.public_until)

    @property
    def is_published(self) -> bool:
        """Whether the row is among the ``published()`` ones now."""
        return self.period.holds(clock.now())

    def own_period(self) -> Period:
        """Return when the row would be public if all that it stands on were."""
        return OPEN

    def seen_period(self) -> Period:
        """Return when the row itself had readers see it, so far: what is past stays."""
        return self.own_period()

    def due_period(self, named: Period) -> Period:
        """Return when the row is public, by the periods of what it stands on.

        ``named`` is when public rows name it, for reference records.
        """
        below = [getattr(self, name) for name in self.stands_on]
        optional = [row for name in self.may_stand_on if (row := getattr(self, name))]
        speaks_for_itself = self.stands_by_words and bool(optional)
        goes_by_names = is_named(type(self)) and not speaks_for_itself
        return common(
            [
                named if goes_by_names else self.own_period(),
                *(row.period if row else EMPTY for row in below),
                *(row.period for row in optional),
            ]
        )

    def below(self):
        """Return the records whose addresses begin with that of this one."""
        return ()

    def validate_unique(self, exclude=None):
        super().validate_unique(exclude)
        if addresses.has_address(self) and "slug" not in (exclude or ()):
            addresses.refuse_taken(self)

    def validate_constraints(self, exclude=None):
        """Hold the row to its constraints and, as the last, to where readers saw it."""
        super().validate_constraints(exclude)
        if stored := self._stored():
            refuse_to_leave(stored, self, exclude or ())

    def _stored(self):
        """Return the row as it is before it is saved; None if it is new."""
        rows = type(self)._base_manager.filter(pk=self.pk)
        return None if self._state.adding else rows.first()


class Published(Record):
    """A record with a page of its own, seen by readers once it is published."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.DRAFT
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Left empty, the moment it is first saved as published."),
    )
    withdraw_at = models.DateTimeField(
        _("withdraw at"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("From this moment readers no longer see the page."),
    )
    withdrawn_reason_en, withdrawn_reason_es = bilingual(
        _("reason of the withdrawal"), max_length=300
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    withdrawn_reason = Bilingual()
    decides = ("status", "publish_at", "withdraw_at")
    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            Check(
                name="%(app_label)s_%(class)s_status",
                field="status",
                condition=Q(status__in=["draft", "review", "published", "withdrawn"]),
                violation_error_message=_("Choose one of the four statuses."),
            ),
            Check(
                name="%(app_label)s_%(class)s_published_since",
                field="publish_at",
                condition=~Q(status="published") | Q(publish_at__isnull=False),
                violation_error_message=_("A published record has a publication time."),
            ),
            Check(
                name="%(app_label)s_%(class)s_withdrawn_reason",
                field="withdrawn_reason_en",
                condition=~Q(status="withdrawn")
                | ~Q(withdrawn_reason_en="")
                | ~Q(withdrawn_reason_es=""),
                violation_error_message=_("Say why the record is withdrawn."),
            ),
            Check(
                name="%(app_label)s_%(class)s_withdraw_after_publish",
                field="withdraw_at",
                condition=Q(withdraw_at=None)
                | Q(publish_at=None)
                | Q(withdraw_at__gt=F("publish_at")),
                violation_error_message=_("A withdrawal follows the publication."),
            ),
        ]

    def own_period(self):
        """Return when its status makes the record public."""
        if self.status != self.Status.PUBLISHED or self.publish_at is None:
            return EMPTY
        return common([Period(self.publish_at, self.withdraw_at or NEVER)])

    def seen_period(self):
        return seen_during(self)

    @property
    def withdrawn_on(self) -> str:
        """The day on which what was public ceased to be, ISO; else empty."""
        until = seen_during(self).until
        is_over = until <= timezone.now()
        return timezone.localdate(until).isoformat() if is_over else ""

    def clean(self):
        super().clean()
        stored = self._stored()
        if stored and was_seen(stored):
            refuse_to_unsee(self)
        if self.status == self.Status.WITHDRAWN:
            self._withdraw(stored)
        elif self.status == self.Status.PUBLISHED:
            self._publish(stored)

    def _withdraw(self, stored):
        if stored and not was_seen(stored):
            self.publish_at = None  # nobody saw it, and nobody is going to
        now = timezone.now()
        was_public = self.publish_at is not None and self.publish_at < now
        if was_public and not self._is_gone(now):
            self.withdraw_at = now

    def _publish(self, stored):
        now = timezone.now()
        self.publish_at = self.publish_at or now
        returns = stored and stored.status != self.Status.PUBLISHED
        if returns and self._is_gone(now):
            self.withdraw_at = None
        self.require(
            self.withdraw_at is None or self._has_reason(),
            "withdrawn_reason_en",
            _("Say why the record is to be withdrawn."),
        )

    def _has_reason(self):
        return bool(self.withdrawn_reason_en or self.withdrawn_reason_es)

    def _is_gone(self, now):
        return self.withdraw_at is not None and self.withdraw_at <= now

    def require(self, condition, field, message):
        """Raise ``ValidationError`` at ``field`` unless ``condition`` holds."""
        if not condition:
            raise ValidationError({field: message})
