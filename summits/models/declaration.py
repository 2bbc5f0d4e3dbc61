"""What summits, events and bodies adopted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.publishing.naming import name_references
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
from summits.models.adoption import Adopted
from summits.models.declaration_titles import (
    DeclarationKind,
    Title,
    declaration_title,
    refuse_same_title,
    title_apart,
)
from summits.models.summit import Summit
from summits.querysets import DeclarationQuerySet


class Declaration(Adopted, Published, Sourced):
    """A text that was adopted; the words are those of its source."""

    Kind = DeclarationKind

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
            "Left empty, made from its kind and who adopted it."
        ),
    )
    short_en, short_es = bilingual(
        _("short title"),
        max_length=120,
        help_text=_("For lists, where the title is long."),
    )
    told_apart = models.BooleanField(
        _("told apart by its number"),
        default=False,
        editable=False,
        help_text=_("Of an older archive, which had another one of the same title."),
    )
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
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know of the text, in our own words."),
    )

    title = Title()
    short = Bilingual()
    note = Bilingual()
    objects = DeclarationQuerySet.as_manager()
    stands_on = ("passage", "text")
    may_stand_on = ("summit", "event")
    stated = (
        Stated("summit", _("which summit adopted it")),
        Stated("event", _("at which event it was adopted")),
        Stated("organization", _("which body issued it")),
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
            *Adopted.Meta.constraints,
            *published_needs_words(),
        ]

    def __str__(self):
        return self.title

    @property
    def made_title(self) -> str:
        """``Final declaration of the 14th Summit``, ``Political Council: communiqué``.

        Of no kind that there is, or while nobody adopted it, its kind alone.
        """
        adopter = self.adopter
        if adopter is None or self.kind not in self.Kind.values:
            return self.get_kind_display()
        if self.summit is None:
            return title_apart(self.kind, adopter.name)
        number = self.number if self.told_apart else None
        return declaration_title(self.kind, adopter.title, number)

    @property
    def short_title(self) -> str:
        """What lists call it: by its short title, if it has one."""
        own = {
            code: getattr(self, f"short_{code}") or getattr(self, f"title_{code}")
            for code in LANGUAGES
        }
        return pick(**own) or self.made_title

    @property
    def opening(self):
        """The first ``Passage`` of its text, as ``for_list()`` found it; or None."""
        return self.first_passage and Passage(source=self.text, **self.first_passage)

    @property
    def described(self) -> str:
        """One sentence on it, for those who have not opened its page.

        No other day than its own: that of the meeting need not be that of its adoption.
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
        if not extra:  # it has a title of its own
            return label
        kind, _bar, summit = extra.partition("|")
        if not summit:
            return title_apart(kind, label)
        number, _bar, summit = summit.partition("|")
        named = Summit.fact_label(label, summit)
        return declaration_title(kind, named, int(number) if number else None)

    def clean(self):
        super().clean()
        self.told_apart = self.told_apart and not (self.title_en or self.title_es)
        if self.adopter and self.status != self.Status.WITHDRAWN:
            refuse_same_title(self, self.beside())
        if self.status != self.Status.PUBLISHED:
            return
        for field, message in [
            ("text", _("Publish the text first.")),
            ("summit", _("Publish the summit first.")),
            ("event", _("Publish the event first.")),
        ]:
            record = pointed_at(self, field)
            self.require(
                record is None or record.status == self.Status.PUBLISHED, field, message
            )


name_references(Declaration, organization="members.Organization")
