"""Which state had which standing in the bloc, and when."""

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.publishing.naming import name_references
from archive.publishing.parts import Part
from archive.record.constraints import Check, Unique
from archive.record.date_columns import InTime
from archive.record.dates import in_order, partial_date
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import By, Sourced, Stated
from members import wording
from members.acts import attach_acts_that_stand
from members.models.states import State
from members.order import ORDER, refuse_disorder
from members.overlaps import refuse_impossible
from members.periods import Period
from members.querysets import MembershipQuerySet
from members.standings import BeganBy, EndedBy, Standing

ENDED_HELP = _(
    "The day that the source gives. Of a withdrawal, an expulsion, a suspension, an "
    "accession and a reinstatement it is the first day outside, of an expiry the last "
    "day inside; where nothing says how it ended, that day itself is unconfirmed."
)
INSIDE_HELP = _(
    "However it ended. So are the ends that were entered before their kind told it: "
    "untick it once the end is the day that the source gives."
)


class Membership(Period, Part, Sourced):
    """One unbroken period in which a state had a standing in the bloc.

    A state that leaves and returns has one row a period. ``ended`` is the day that
    sources give: ``last_days`` says whether it lies inside. Empty dates mean that no
    source states them.
    """

    Standing, BeganBy, EndedBy = Standing, BeganBy, EndedBy

    state = models.ForeignKey(
        State,
        verbose_name=_("state"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    standing = models.CharField(
        _("standing"), max_length=15, choices=Standing, default=Standing.MEMBER
    )
    began, began_first, began_last = partial_date("began", _("began"))
    ended, ended_first, ended_last = partial_date(
        "ended", _("ended"), help_text=ENDED_HELP
    )
    ended_inside = models.BooleanField(
        _("the end is the last day inside"), default=False, help_text=INSIDE_HELP
    )
    ended_not_after, ended_not_after_first, ended_not_after_last = partial_date(
        "ended_not_after",
        _("ended not after"),
        has_come=True,
        help_text=_("A source of this day says that it was over; the day is unknown."),
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
        has_come=True,
        help_text=_("A source shows it in force on this day …"),
    )
    attested_last, attested_last_first, attested_last_last = partial_date(
        "attested_last",
        _("attested until"),
        has_come=True,
        help_text=_("… and still on this one."),
    )
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of this period, in our own words."),
    )

    note = Bilingual()
    objects = MembershipQuerySet.as_manager()
    stands_on = ("passage",)
    stated = (
        Stated("state", _("which state it is")),
        Stated("standing", _("the standing")),
        Stated("began", _("the beginning"), By.GIVEN),
        Stated("ended", _("the end"), By.GIVEN),
        Stated(
            "ended_not_after",
            _("that it was over by then"),
            dates=("ended_not_after",),
        ),
        Stated("began_by", _("how it began")),
        Stated("ended_by", _("how it ended")),
        *(
            Stated(name, _("that it was in force then"), dates=(name,))
            for name in ("attested_first", "attested_last")
        ),
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["state", InTime("began"), InTime("attested_first"), "key"]
        constraints = [
            *Part.Meta.constraints,
            *Sourced.Meta.constraints,
            *(
                in_order(earlier, later, name=f"membership_{name}", message=message)
                for earlier, later, name, message in ORDER
            ),
            Check(
                name="membership_ended_then_or_not_after",
                field="ended_not_after",
                condition=Q(ended="") | Q(ended_not_after=""),
                violation_error_message=_(
                    "Give the day of the end, or one by which it was over: not both."
                ),
            ),
            Check(
                name="membership_ended_inside_with_an_end",
                field="ended_inside",
                condition=Q(ended_inside=False) | ~Q(ended=""),
                violation_error_message=_("No end is given that could lie inside."),
            ),
            Check(
                name="membership_ended_by_with_an_end",
                field="ended_by",
                condition=Q(ended_by="") | ~Q(ended="") | ~Q(ended_not_after=""),
                violation_error_message=_("Say when it ended, or not how."),
            ),
            Check(
                name="membership_suspension_begins_one",
                field="began_by",
                condition=~Q(began_by="suspension") | Q(standing="suspended"),
                violation_error_message=_("By a suspension a state is suspended."),
            ),
            Check(
                name="membership_reinstatement_ends_a_suspension",
                field="ended_by",
                condition=~Q(ended_by="reinstatement") | Q(standing="suspended"),
                violation_error_message=_("A reinstatement ends a suspension."),
            ),
            Unique(
                name="membership_one_open_per_standing",
                field="ended",
                fields=["state", "standing"],
                condition=Q(ended="", ended_not_after="", withdrawn_at=None),
                violation_error_message=_(
                    "This state already has an open period of that standing."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.get_standing_display()}"

    def get_absolute_url(self):
        return self.state.get_absolute_url()

    @property
    def in_short(self) -> str:
        """The standing and its dates: ``member 2004-12-14 – 2018-08-23``."""
        first = self.date_of("began") or self.attested_first
        ended = self.date_of("ended") or self.ended_not_after
        last = ended or self.attested_last
        dates = first if first == last else f"{first} – {last}".strip()
        return f"{self.get_standing_display()} {dates}".strip(" –")

    @cached_property
    def told(self) -> str:
        """All that its dates say: for pages, once all that it goes by is attached."""
        return wording.told(self)

    @property
    def at_summits(self) -> str:
        """At which summit the state took part last so, linked; HTML, maybe empty."""
        return wording.at_summits(self)

    @property
    def silence(self) -> str:
        """That no source says when it began; empty where one does."""
        return "" if self.beginnings else wording.NO_BEGINNING[self.standing]

    def clean(self):
        super().clean()
        self.refuse_false()

    def refuse_false(self, act=None):
        """Raise ``ValidationError`` if dates and acts cannot be true together.

        Nor beside the other periods of the state. ``act`` is one of its acts, as it is
        to be saved.
        """
        periods = Membership.objects.filter(state=self.state_id, withdrawn_at=None)
        others = list(periods.exclude(pk=self.pk))
        attach_acts_that_stand([self, *others], act)
        if not self.withdrawn_at:
            refuse_disorder(self)
        refuse_impossible(self, others)

    @classmethod
    def fact_label(cls, label, extra):
        return f"{label}: {cls.Standing(extra).label}"


name_references(Membership, state="members.State")
