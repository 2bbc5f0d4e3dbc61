"""Texts and their verbatim passages."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.publishing.parts import Part
from archive.record.circles import refuse_circle
from archive.record.constraints import Check, Unique
from archive.record.dates import partial_date, validate_has_come
from archive.record.languages import Bilingual, bilingual
from archive.record.terms import Terms
from archive.sources.querysets import PassageQuerySet, SourceQuerySet
from archive.sources.quotations import stands_in, unquoted

LABELS = {"title": _("title"), "lede": _("lede")}


class Source(Published):
    """A text that the archive quotes: a report, a declaration, a treaty, a speech."""

    class Kind(Terms):
        """What the text is."""

        REPORT = (
            "report",
            _("A report of the press."),
            _("news report"),
        )
        COMMUNIQUE = (
            "communique",
            _("A communiqué of a government or a body."),
            _("communiqué"),
        )
        DECLARATION = (
            "declaration",
            _("A declaration or another text that a meeting adopted."),
            _("declaration"),
        )
        TREATY = (
            "treaty",
            _("A treaty or an agreement."),
            _("treaty"),
        )
        LAW = (
            "law",
            _("A law, a decree or an official gazette."),
            _("law or decree"),
        )
        UN_DOCUMENT = (
            "un-document",
            _("A document of the United Nations."),
            _("UN document"),
        )
        SPEECH = (
            "speech",
            _("A speech as delivered or printed."),
            _("speech"),
        )
        INTERVIEW = (
            "interview",
            _("An interview."),
            _("interview"),
        )
        VIDEO = (
            "video",
            _("A film or a recording, and what is said in it."),
            _("video or recording"),
        )
        WEB_PAGE = (
            "web-page",
            _("A page of a site that is no report."),
            _("web page"),
        )
        STUDY = (
            "study",
            _("A book, an article or a study."),
            _("book or study"),
        )
        ENCYCLOPEDIA = (
            "encyclopedia",
            _("An entry of an encyclopedia."),
            _("encyclopedia entry"),
        )
        DATASET = (
            "dataset",
            _("A table or a collection of data."),
            _("dataset"),
        )
        OTHER = (
            "other",
            _("None of these."),
            _("other"),
        )
        NOT_STATED = (
            "not-stated",
            _("The copy held does not say."),
            _("not stated"),
        )

    class Held(models.TextChoices):
        FULL = "full", _("full text")
        EXCERPTS = "excerpts", _("excerpts")
        REFERENCE = "reference", _("reference only")

    class Display(models.TextChoices):
        FULL = "full", _("all that is held")
        QUOTATIONS = "quotations", _("quotations only")
        REFERENCE = "reference", _("reference only")

    class Language(models.TextChoices):
        """By ISO 639: those of the region first, then those of further reports."""

        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")
        PORTUGUESE = "pt", _("Portuguese")
        FRENCH = "fr", _("French")
        HAITIAN = "ht", _("Haitian Creole")
        DUTCH = "nl", _("Dutch")
        QUECHUA = "qu", _("Quechua")
        AYMARA = "ay", _("Aymara")
        GUARANI = "gn", _("Guaraní")
        GERMAN = "de", _("German")
        ITALIAN = "it", _("Italian")
        CATALAN = "ca", _("Catalan")
        POLISH = "pl", _("Polish")
        RUSSIAN = "ru", _("Russian")
        ARABIC = "ar", _("Arabic")
        PERSIAN = "fa", _("Persian")
        CHINESE = "zh", _("Chinese")
        JAPANESE = "ja", _("Japanese")
        SEVERAL = "mul", _("several languages")

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
        _("language"), max_length=3, choices=Language, default=Language.ENGLISH
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
                name="source_not_its_own_translation",
                field="translation_of",
                condition=Q(translation_of=None) | ~Q(translation_of=models.F("key")),
                violation_error_message=_("A text is not a translation of itself."),
            ),
        ]

    def __str__(self):
        return " · ".join(filter(None, [self.reference, self.short or self.title]))

    def get_absolute_url(self):
        return reverse("sources:source_detail", args=[self.slug])

    @property
    def reference(self) -> str:
        """``R1``; empty before the first publication."""
        return f"R{self.number}" if self.number else ""

    @property
    def shows_words(self) -> bool:
        """Whether readers see any of its words: the one rule, for all that is public.

        Nobody but readers is kept from them: the desk shows what it holds.
        """
        return self.display != self.Display.REFERENCE

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
        if self.status != self.Status.PUBLISHED:
            return
        self.require(
            self.held != self.Held.FULL or self.passages.exists(),
            "held",
            _("Of a text held in full its passages are entered before it is public."),
        )
        if self.number is None:
            last = Source.objects.aggregate(last=Max("number"))["last"]
            self.number = (last or 0) + 1


class Passage(Part):
    """A paragraph of a source, verbatim.

    Of a source held in excerpts only the words quoted, parts separated by `` […] ``.
    """

    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.CASCADE,
        related_name="passages",
    )
    label = models.CharField(
        _("label"),
        max_length=12,
        validators=[
            RegexValidator(
                r"\A[0-9a-z][0-9a-z.-]*\Z",
                _("Use small letters and digits: title, lede, 1, 2, 12a."),
            )
        ],
        help_text=_("“title”, “lede”, or the number of the paragraph."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text = models.TextField(_("words"))
    note_en, note_es = bilingual(
        _("note"),
        long=True,
        help_text=_("What a reader must know, such as a misprint."),
    )
    reported_in = models.ForeignKey(
        "self",
        verbose_name=_("reported in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text=_("The passage of another text that quotes this one."),
    )

    note = Bilingual()
    objects = PassageQuerySet.as_manager()
    stands_on = ("source",)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["source", "position", "key"]
        constraints = [
            *Part.Meta.constraints,
            Unique(
                name="passage_label_unique_in_source",
                field="label",
                fields=["source", "label"],
                violation_error_message=_("This source already has such a label."),
            ),
            Check(
                name="passage_not_reported_in_itself",
                field="reported_in",
                condition=Q(reported_in=None) | ~Q(reported_in=models.F("key")),
                violation_error_message=_("A passage does not report itself."),
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"{self.source.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The address of the paragraph within a page."""
        return f"p{self.label}"

    @property
    def mark(self) -> str:
        """``¶7``; the reader's word for “title” and “lede”."""
        return f"¶{self.label}" if self.label[0].isdigit() else self.spoken

    @property
    def spoken(self) -> str:
        """``7``; the reader's word for “title” and “lede”."""
        return str(LABELS.get(self.label, self.label))

    @property
    def reference(self) -> str:
        """``R1 ¶7``."""
        return f"{self.source.reference or self.source.slug} {self.mark}"

    @property
    def words(self) -> str:
        """Its words as readers see them; empty if its source shows them none."""
        return self.source.showing(self.text)

    def clean(self):
        super().clean()
        refuse_circle(self, "reported_in")
        before = Passage.objects.filter(pk=self.pk).select_related("source").first()
        if before is None:
            return
        if before.label != self.label and before.source.number:
            raise ValidationError(
                {"label": _("The label of a passage once public does not change.")}
            )
        lost = [fact for fact in facts_on(self) if not stands_in(fact.quote, self.text)]
        if lost:
            raise ValidationError(
                {
                    "text": [
                        _("“%(quote)s” would no longer stand here; %(fact)s quotes it.")
                        % {"quote": fact.quote, "fact": fact.named()}
                        for fact in lost
                    ]
                }
            )


def facts_on(passage):
    """Return the rows of every model that quote ``passage``, a ``Passage``."""
    relations = Passage._meta.get_fields(include_hidden=True)
    resting = [
        relation.related_model
        for relation in relations
        if relation.one_to_many and relation.remote_field.name == "passage"
    ]
    return [
        row
        for model in sorted(resting, key=lambda model: model._meta.label)
        for row in model.objects.filter(passage=passage)
        if row.quote
    ]
