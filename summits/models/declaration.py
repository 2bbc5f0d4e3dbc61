"""What summits adopted."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.record.constraints import Check, Unique
from archive.record.dates import in_words, partial_date
from archive.record.keys import pointed_at
from archive.record.terms import Terms
from archive.sources.models import (
    By,
    Passage,
    Source,
    Sourced,
    Stated,
    published_needs_words,
)
from summits.models.summit import Summit, refuse_early
from summits.querysets import DeclarationQuerySet


class Declaration(Published, Sourced):
    """A text that a summit adopted; the words are those of its source."""

    class Kind(Terms):
        """What the text calls itself."""

        FINAL = (
            "final",
            _("The declaration that closes a meeting."),
            _("final declaration"),
        )
        SPECIAL = (
            "special",
            _("A declaration on one subject beside the final one."),
            _("special declaration"),
        )
        JOINT_STATEMENT = (
            "joint-statement",
            _("A statement made together with others."),
            _("joint statement"),
        )
        COMMUNIQUE = (
            "communique",
            _("A communiqué."),
            _("communiqué"),
        )
        PROCLAMATION = (
            "proclamation",
            _("A proclamation."),
            _("proclamation"),
        )
        MANIFESTO = (
            "manifesto",
            _("A manifesto."),
            _("manifesto"),
        )
        RESOLUTION = (
            "resolution",
            _("A resolution."),
            _("resolution"),
        )
        DECISION = (
            "decision",
            _("A decision."),
            _("decision"),
        )
        AGREEMENT = (
            "agreement",
            _("An agreement that needs no ratification."),
            _("agreement"),
        )
        TREATY = (
            "treaty",
            _("An agreement between states that is signed and ratified."),
            _("treaty"),
        )
        FOUNDING_ACT = (
            "founding-act",
            _("The act by which a body is founded."),
            _("founding act"),
        )
        ACCESSION = (
            "accession",
            _("The document by which a state accedes."),
            _("instrument of accession"),
        )
        PLAN = (
            "plan",
            _("A plan or an agenda of several years."),
            _("plan"),
        )

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
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.FINAL)
    adopted_on, adopted_on_first, adopted_on_last = partial_date(
        "adopted_on", _("adopted on"), has_come=True
    )
    symbol = models.CharField(
        _("symbol"),
        max_length=80,
        blank=True,
        help_text=_("The document symbol, where it has one, such as A/65/714."),
    )

    objects = DeclarationQuerySet.as_manager()
    stands_on = ("passage", "text", "summit")
    stated = (
        Stated("summit", _("which summit adopted it")),
        Stated("text", _("which text it is")),
        Stated("kind", _("what kind of declaration it is")),
        Stated("adopted_on", _("the day of its adoption"), By.GIVEN, ("adopted_on",)),
        Stated("symbol", _("the symbol"), By.GIVEN),
    )

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

    @property
    def opening(self):
        """The first ``Passage`` of its text, as ``for_list()`` found it; or None."""
        return self.first_passage and Passage(source=self.text, **self.first_passage)

    @property
    def described(self) -> str:
        """One sentence on it, for those who have not opened its page.

        No other day than its own: that of its summit need not be that of its adoption.
        """
        about = {
            "title": self.title,
            "date": in_words(self.adopted_on) or _("date not recorded"),
        }
        if self.text.shows_words:
            told = _("%(title)s, %(date)s: the passages held, word for word.")
        else:
            told = _("%(title)s, %(date)s: shown by reference only.")
        return told % about

    @classmethod
    def fact_label(cls, label, extra):
        kind, rest = extra.split("|", 1)
        return declaration_title(kind, Summit.fact_label(label, rest))

    def clean(self):
        super().clean()
        summit = pointed_at(self, "summit")
        if summit and self.status != self.Status.WITHDRAWN:
            refuse_early(self, summit, "adopted_on")
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


TITLES = {
    Declaration.Kind.FINAL: _("Final declaration of the %(summit)s"),
    Declaration.Kind.SPECIAL: _("Special declaration of the %(summit)s"),
    Declaration.Kind.JOINT_STATEMENT: _("Joint statement of the %(summit)s"),
    Declaration.Kind.COMMUNIQUE: _("Communiqué of the %(summit)s"),
    Declaration.Kind.PROCLAMATION: _("Proclamation of the %(summit)s"),
    Declaration.Kind.MANIFESTO: _("Manifesto of the %(summit)s"),
    Declaration.Kind.RESOLUTION: _("Resolution of the %(summit)s"),
    Declaration.Kind.DECISION: _("Decision of the %(summit)s"),
    Declaration.Kind.AGREEMENT: _("Agreement of the %(summit)s"),
    Declaration.Kind.TREATY: _("Treaty of the %(summit)s"),
    Declaration.Kind.FOUNDING_ACT: _("Founding act of the %(summit)s"),
    Declaration.Kind.ACCESSION: _("Instrument of accession of the %(summit)s"),
    Declaration.Kind.PLAN: _("Plan of the %(summit)s"),
}


def declaration_title(kind, summit) -> str:
    """Return what a declaration is called; ``summit`` is the title of its summit."""
    return TITLES[kind] % {"summit": summit}
