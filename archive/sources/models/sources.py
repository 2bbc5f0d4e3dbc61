"""Texts that the archive quotes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.record.addresses import address_of
from archive.record.circles import refuse_circle
from archive.record.constraints import Check
from archive.record.dates import partial_date, validate_has_come
from archive.record.terms import Terms
from archive.sources.models.source_terms import SourceKind
from archive.sources.querysets import SourceQuerySet
from archive.sources.quotations import unquoted
from archive.sources.text_languages import (
    ENGLISH,
    SEVERAL,
    codes_in,
    language_choices,
    listed,
)


class Source(Published):
    """A text that the archive quotes: a report, a declaration, a treaty, a speech."""

    Kind = SourceKind

    class Held(Terms):
        """How much of the text the archive has."""

        FULL = (
            "full",
            _("From its first word to its last."),
            _("full text"),
        )
        EXCERPTS = (
            "excerpts",
            _("Only parts of it."),
            _("excerpts"),
        )
        REFERENCE = (
            "reference",
            _("That it exists, and where; none of its words."),
            _("reference only"),
        )

    class Display(Terms):
        """How much of what is held readers see."""

        FULL = (
            "full",
            _("Every passage, whether a fact quotes it or not, and its files."),
            _("all that is held"),
        )
        QUOTATIONS = (
            "quotations",
            _("Of each passage the words that facts quote."),
            _("quotations only"),
        )
        REFERENCE = (
            "reference",
            _("None of its words, only where they stand."),
            _("reference only"),
        )

    number = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("R1, R2 …: given at first publication, never given again."),
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    short = models.CharField(
        _("short name"),
        max_length=80,
        blank=True,
        help_text=_("How editors call it, such as “Report of 6 March 2017”."),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind, default=Kind.NOT_STATED
    )
    title = models.CharField(_("title"), max_length=300)
    lede = models.TextField(_("lede"), blank=True)
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Empty if the copy held does not name it."),
    )
    author = models.CharField(_("author"), max_length=200, blank=True)
    dateline = models.CharField(
        _("dateline"), max_length=100, blank=True, help_text=_("As printed: Caracas.")
    )
    published_on, published_on_first, published_on_last = partial_date(
        "published_on", _("published on"), has_come=True
    )
    language = models.CharField(
        _("language"), max_length=3, choices=language_choices, default=ENGLISH
    )
    languages = models.CharField(
        _("which languages"),
        max_length=80,
        blank=True,
        help_text=_(
            "Of a text in several languages, in their order, by the codes of ISO "
            "639-1: es en. Left empty, they are not known."
        ),
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="translations",
    )
    official = models.BooleanField(
        _("official"),
        default=False,
        help_text=_("Issued by the bloc or one of its bodies."),
    )
    url = models.URLField(_("web address"), blank=True, max_length=500)
    retrieved_on = models.DateField(
        _("retrieved on"), null=True, blank=True, validators=[validate_has_come]
    )
    sha256 = models.CharField(
        _("SHA-256"),
        max_length=64,
        blank=True,
        help_text=_("Of the text as received: 64 hexadecimal digits."),
    )
    held = models.CharField(
        _("held"), max_length=9, choices=Held, default=Held.EXCERPTS
    )
    display = models.CharField(
        _("shown to readers"),
        max_length=10,
        choices=Display,
        default=Display.QUOTATIONS,
    )
    rights = models.CharField(_("rights"), max_length=300, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["number", "key"]
        constraints = [
            *Published.Meta.constraints,
            Check(
                name="source_sha256_is_64_hex",
                field="sha256",
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_(
                    "A SHA-256 is 64 hexadecimal digits, 0–9 and a–f."
                ),
            ),
            Check(
                name="source_retrieved_once_published",
                field="retrieved_on",
                condition=Q(retrieved_on=None)
                | Q(published_on="")
                | Q(
                    published_on_first__lte=Cast(
                        "retrieved_on", models.CharField(max_length=10)
                    )
                ),
                violation_error_message=_(
                    "A text is retrieved no earlier than it is published."
                ),
            ),
            Check(
                name="source_languages_of_several",
                field="languages",
                condition=Q(languages="") | Q(language=SEVERAL),
                violation_error_message=_(
                    "Only of a text in several languages it is said which they are."
                ),
            ),
            Check(
                name="source_not_its_own_translation",
                field="translation_of",
                condition=Q(translation_of=None) | ~Q(translation_of=models.F("key")),
                violation_error_message=_("A text is not a translation of itself."),
            ),
        ]

    def __str__(self):
        return " · ".join(filter(None, [self.reference, self.short or self.title]))

    def get_absolute_url(self):
        return address_of("sources:source_detail", self.slug)

    @property
    def reference(self) -> str:
        """``R1``; empty before the first publication."""
        return f"R{self.number}" if self.number else ""

    @property
    def lang(self) -> str:
        """The language of its words, where they do not say another themselves."""
        return self.language

    @property
    def codes(self) -> list[str]:
        """The languages that it is in, in their order; ``["mul"]`` if not known."""
        return self.languages.split() or [self.language]

    @property
    def in_languages(self) -> str:
        """What readers are told of its language: “Spanish and English”."""
        several = self.languages.split()
        return listed(several) if several else self.get_language_display()

    @property
    def shows_words(self) -> bool:
        """Whether readers see any of its words: the one rule, for all that is public.

        Nobody but readers is kept from them: the desk shows what it holds.
        """
        return self.display != self.Display.REFERENCE

    @property
    def is_shown_as_full(self) -> bool:
        """Whether readers are told, or are to be, that all of it is held."""
        is_out = self.status == self.Status.PUBLISHED
        return is_out and self.held == self.Held.FULL

    @property
    def shows_files(self) -> bool:
        """Whether readers are given its files: those of a text that they see whole."""
        return self.display == self.Display.FULL

    def showing(self, words) -> str:
        """Return verbatim ``words`` of it as readers see them: empty if they do not."""
        return words if self.shows_words else ""

    def retold(self, words) -> str:
        """Return our own ``words`` on it as readers see them, quoting what they may."""
        return words if self.shows_words else unquoted(words)

    def clean(self):
        super().clean()
        self.sha256 = (self.sha256 or "").lower()
        refuse_circle(self, "translation_of")
        self._clean_languages()
        if self.status != self.Status.PUBLISHED:
            return
        self.require(
            not self.is_shown_as_full
            or self.passages.filter(withdrawn_at=None).exists(),
            "held",
            _("Of a text held in full its passages are entered before it is public."),
        )
        if self.number is None:
            last = Source.objects.aggregate(last=Max("number"))["last"]
            self.number = (last or 0) + 1

    def _clean_languages(self):
        """Write the languages as they are kept; none is other than its passages say."""
        try:
            self.languages = codes_in(self.languages)
        except ValidationError as error:
            raise ValidationError({"languages": error.messages}) from error
        said = self.passages.exclude(language="").order_by("position", "key")
        odd = next((it for it in said if not self.may_speak(it.language)), None)
        self.require(
            odd is None,
            "languages" if self.language == SEVERAL else "language",
            odd
            and _("%(passage)s says that it is in another language: %(language)s.")
            % {"passage": odd.mark, "language": odd.get_language_display()},
        )

    def may_speak(self, language) -> bool:
        """Tell whether a passage of it may be in ``language``, a code, by itself."""
        if self.language != SEVERAL:
            return False
        return not self.languages or language in self.languages.split()
