"""What summits adopted."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.record.constraints import Check, Unique
from archive.record.dates import in_words, partial_date
from archive.record.keys import pointed_at
from archive.record.languages import LANGUAGES, Bilingual, bilingual, pick
from archive.sources.models import (
    By,
    Passage,
    Source,
    Sourced,
    Stated,
    published_needs_words,
)
from summits.models.declaration_titles import (
    DeclarationKind,
    Title,
    declaration_title,
    refuse_same_title,
)
from summits.models.summit import Summit, refuse_early
from summits.querysets import DeclarationQuerySet


class Declaration(Published, Sourced):
    """A text that a summit adopted; the words are those of its source."""

    Kind = DeclarationKind

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
    title_en, title_es = bilingual(
        _("title"),
        max_length=300,
        help_text=_(
            "What the text calls itself, such as “Manifiesto Bicentenario de Caracas”. "
            "Left empty, made from kind and summit."
        ),
    )
    short_en, short_es = bilingual(
        _("short title"),
        max_length=120,
        help_text=_("For lists, where the title is long."),
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    told_apart = models.BooleanField(
        _("told apart by its number"),
        default=False,
        editable=False,
        help_text=_("Of an older archive, which had another one of the same title."),
    )
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

    title = Title()
    short = Bilingual()
    objects = DeclarationQuerySet.as_manager()
    stands_on = ("passage", "text", "summit")
    stated = (
        Stated("summit", _("which summit adopted it")),
        Stated("text", _("which text it is")),
        # As an editor reads it in them: one of both languages is a translation.
        Stated("title", _("the title")),
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
    def made_title(self) -> str:
        """Such as ``Final declaration of the 14th Summit``."""
        number = self.number if self.told_apart else None
        return declaration_title(self.kind, self.summit.title, number)

    @property
    def short_title(self) -> str:
        """What lists call it: by its short title, if it has one."""
        own = {
            code: getattr(self, f"short_{code}") or getattr(self, f"title_{code}")
            for code in LANGUAGES
        }
        return pick(**own) or self.made_title

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
        if label:
            return label
        kind, number, rest = extra.split("|", 2)
        summit = Summit.fact_label(label, rest)
        return declaration_title(kind, summit, int(number) if number else None)

    def clean(self):
        super().clean()
        summit = pointed_at(self, "summit")
        self.told_apart = self.told_apart and not (self.title_en or self.title_es)
        if summit and self.status != self.Status.WITHDRAWN:
            refuse_early(self, summit, "adopted_on")
            self._refuse_same_title(summit)
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

    def _refuse_same_title(self, summit):
        """Raise ``ValidationError`` if another one of ``summit`` that stands has it."""
        if self.kind not in self.Kind.values:
            return  # it has no title
        others = list(summit.adopted().exclude(pk=self.pk))
        for other in others:
            other.summit = summit
        refuse_same_title(self, others)
