"""Rows without a page and a status of their own: one by one they can be withdrawn."""

from itertools import groupby

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.publishing.periods import ALWAYS, NEVER, Period
from archive.record.constraints import Check
from archive.record.languages import Bilingual, bilingual


class Part(Record):
    """A row of another record's page, which can be withdrawn, and restored.

    A reason withdraws it, in either language, and no reason restores it. Its address
    within the page stays.
    """

    withdrawn_at = models.DateTimeField(
        _("withdrawn at"), null=True, blank=True, editable=False
    )
    withdrawn_reason_en, withdrawn_reason_es = bilingual(
        _("reason of the withdrawal"),
        max_length=300,
        help_text=_("With a reason the row is withdrawn; emptied, it is back."),
    )

    withdrawn_reason = Bilingual()
    decides = ("withdrawn_at",)
    gone_before = ()  # those withdrawn from just before it, once the rows are parted
    gone_after = ()  # those withdrawn after it, of the last one of a group

    class Meta:
        abstract = True
        constraints = [
            Check(
                name="%(app_label)s_%(class)s_withdrawn_with_reason",
                field="withdrawn_reason_en",
                condition=Q(
                    withdrawn_at=None, withdrawn_reason_en="", withdrawn_reason_es=""
                )
                | (
                    Q(withdrawn_at__isnull=False)
                    & (~Q(withdrawn_reason_en="") | ~Q(withdrawn_reason_es=""))
                ),
                violation_error_message=_("Say why the row is withdrawn."),
            )
        ]

    def own_period(self):
        """Return when the row is not withdrawn: until it was."""
        return Period(ALWAYS, self.withdrawn_at or NEVER)

    @property
    def withdrawn_on(self) -> str:
        """The day on which it was withdrawn, ISO; empty of one that is not."""
        at = self.withdrawn_at
        return timezone.localdate(at).isoformat() if at else ""

    @property
    def anchor(self) -> str:
        """The address of the row within a page; that it was withdrawn is said there."""
        return f"{self._meta.model_name}-{self.pk}"

    def clean(self):
        super().clean()
        if not (self.withdrawn_reason_en or self.withdrawn_reason_es):
            self.withdrawn_at = None
        elif self.withdrawn_at is None:
            self.withdrawn_at = timezone.now()


def parted(rows, *groups) -> tuple[list, list]:
    """Return of the rows that ``with_withdrawn()`` found the public, and the last ones.

    The page tells of those withdrawn where they stood: ``gone_before``, set on each
    public row, are those just before it; the second list those after all public rows.

    ``groups``, functions of a row, say by what the page puts rows under headings, and
    those of one heading under finer ones. A row stays with those of its group: those
    withdrawn at its end are ``gone_after`` the last public one. The second list are
    then those of a group of which no row is public.
    """
    if groups:
        return _parted_by(rows, *groups)
    public, gone = [], []
    for row in rows:
        if row.is_published:
            row.gone_before, gone = gone, []
            public.append(row)
        else:
            gone.append(row)
    return public, gone


def _parted_by(rows, group, *finer):
    public, apart = [], []
    for _of, run in groupby(rows, group):
        shown, gone = parted(run, *finer)
        if shown:
            shown[-1].gone_after = [*shown[-1].gone_after, *gone]
        else:
            apart += gone
        public += shown
    return public, apart
