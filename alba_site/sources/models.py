"""Texts, their verbatim passages, and the words that facts rest on."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alba_site.publishing.constraints import Check, Unique
from alba_site.publishing.dates import partial_date
from alba_site.publishing.languages import Bilingual, bilingual
from alba_site.publishing.models import Published, Record, pointed_at
from alba_site.sources.querysets import (
    CitationQuerySet,
    PassageQuerySet,
    SourceQuerySet,
    sourced_models,
)
from alba_site.sources.quotations import stands_in

LABELS = {"title": _("title"), "lede": _("lede")}


class Source(Published):
    """A text that the archive quotes: a report, a declaration, a treaty, a speech."""

    class Kind(models.TextChoices):
        REPORT = "report", _("news report")
        DECLARATION = "declaration", _("declaration")
        TREATY = "treaty", _("treaty")
        SPEECH = "speech", _("speech")
        OTHER = "other", _("other")
        NOT_STATED = "not-stated", _("not stated")

    class Held(models.TextChoices):
        FULL = "full", _("full text")
        EXCERPTS = "excerpts", _("excerpts")
        REFERENCE = "reference", _("reference only")

    class Display(models.TextChoices):
        FULL = "full", _("all that is held")
        QUOTATIONS = "quotations", _("quotations only")
        REFERENCE = "reference", _("reference only")

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")
        PORTUGUESE = "pt", _("Portuguese")
        FRENCH = "fr", _("French")

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
        "published_on", _("published on")
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ENGLISH
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
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
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

    def clean(self):
        super().clean()
        self.sha256 = (self.sha256 or "").lower()
        if self.status == self.Status.PUBLISHED and self.number is None:
            last = Source.objects.aggregate(last=Max("number"))["last"]
            self.number = (last or 0) + 1


class Passage(Record):
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

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["source", "position", "key"]
        constraints = [
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
        return f"{self.source.get_absolute_url()}#p{self.label}"

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

    def clean(self):
        super().clean()
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
    return [
        row
        for model in [*sourced_models(), Citation]
        for row in model.objects.filter(passage=passage)
        if row.quote
    ]


class Sourced(models.Model):
    """A row that rests on words: a passage, the words quoted, and how they bear it."""

    class Basis(models.TextChoices):
        STATED = "stated", _("stated")
        INFERRED = "inferred", _("inferred")

    passage = models.ForeignKey(
        Passage,
        verbose_name=_("passage"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    quote = models.TextField(
        _("words"),
        blank=True,
        help_text=_("Verbatim, as they stand in the passage."),
    )
    basis = models.CharField(
        _("basis"), max_length=8, choices=Basis, default=Basis.STATED
    )
    derivation_en, derivation_es = bilingual(
        _("derivation"),
        long=True,
        help_text=_("How an inferred fact follows from the words."),
    )

    citations = GenericRelation(
        "sources.Citation",
        content_type_field="record_type",
        object_id_field="record_key",
    )

    derivation = Bilingual()

    class Meta:
        abstract = True
        constraints = [
            Check(
                name="%(app_label)s_%(class)s_quote_has_passage",
                field="passage",
                condition=Q(quote="") | Q(passage__isnull=False),
                violation_error_message=_("Say which passage these words stand in."),
            ),
            Check(
                name="%(app_label)s_%(class)s_passage_has_quote",
                field="quote",
                condition=Q(passage=None) | ~Q(quote=""),
                violation_error_message=_("Quote the words of the passage."),
            ),
            Check(
                name="%(app_label)s_%(class)s_basis",
                field="basis",
                condition=Q(basis__in=["stated", "inferred"]),
                violation_error_message=_("A fact is stated or inferred."),
            ),
            Check(
                name="%(app_label)s_%(class)s_inferred_has_derivation",
                field="derivation_en",
                condition=Q(basis="stated")
                | ~Q(derivation_en="")
                | ~Q(derivation_es=""),
                violation_error_message=_("Say how the fact is inferred."),
            ),
            Check(
                name="%(app_label)s_%(class)s_stated_needs_no_derivation",
                field="derivation_en",
                condition=Q(basis="inferred") | Q(derivation_en="", derivation_es=""),
                violation_error_message=_(
                    "A stated fact has no derivation: clear it, or choose “inferred”."
                ),
            ),
        ]

    @classmethod
    def fact_label(cls, label, extra):
        """Return what a fact of this model says, for lists of facts.

        ``label`` (``Words``) and ``extra`` are those that ``as_facts()`` selected.
        """
        return label

    def named(self):
        """Return the row named with its kind, for messages to editors."""
        return f"{self._meta.verbose_name} {_('“')}{self}{_('”')}"

    def clean(self):
        super().clean()
        passage = pointed_at(self, "passage")
        if passage is None:
            return
        if self.quote and not stands_in(self.quote, passage.text):
            raise ValidationError(
                {
                    "quote": _("These words do not stand in %(passage)s.")
                    % {"passage": passage}
                }
            )
        if (
            getattr(self, "status", "") == Published.Status.PUBLISHED
            and passage.source.status != Published.Status.PUBLISHED
        ):
            raise ValidationError(
                {
                    "passage": _("Publish the source first: %(source)s.")
                    % {"source": passage.source}
                }
            )


def published_needs_words():
    """Return the constraints of a class that is both ``Published`` and ``Sourced``."""
    return [
        *Published.Meta.constraints,
        *Sourced.Meta.constraints,
        Check(
            name="%(app_label)s_%(class)s_published_has_words",
            field="passage",
            condition=~Q(status="published")
            | (Q(passage__isnull=False) & ~Q(quote="")),
            violation_error_message=_(
                "Before it is published, name a passage and quote its words."
            ),
        ),
    ]


class Citation(Record, Sourced):
    """What a further passage says about a record, or about one of its fields."""

    class Says(models.TextChoices):
        SAME = "same", _("says the same")
        MISPRINT = "misprint", _("a misprint")
        VALUE = "value", _("another value")
        WORDING = "wording", _("another wording")
        CONTRADICTION = "contradiction", _("contradicts itself")

    record_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), on_delete=models.PROTECT
    )
    record_key = models.CharField(_("record"), max_length=80)
    record = GenericForeignKey("record_type", "record_key")
    field = models.CharField(
        _("field"),
        max_length=40,
        blank=True,
        help_text=_("The field these words bear on; empty for the record as such."),
    )
    says = models.CharField(
        _("what it says"), max_length=13, choices=Says, default=Says.SAME
    )
    stated_value = models.CharField(_("value as stated"), max_length=300, blank=True)
    reading_en, reading_es = bilingual(
        _("our reading"), max_length=300, help_text=_("What we take it to mean.")
    )

    reading = Bilingual()
    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["record_type", "record_key", "field", "key"]
        indexes = [models.Index(fields=["record_type", "record_key"])]
        constraints = [
            *Sourced.Meta.constraints,
            Check(
                name="citation_has_words",
                field="passage",
                condition=Q(passage__isnull=False) & ~Q(quote=""),
                violation_error_message=_("Name a passage and quote its words."),
            ),
            Check(
                name="citation_differing_has_value",
                field="stated_value",
                condition=Q(says="same") | ~Q(stated_value=""),
                violation_error_message=_("Write the value as this passage states it."),
            ),
        ]

    def __str__(self):
        return f"{self.passage}: {self.quote[:60]}"

    @property
    def field_name(self) -> str:
        """What editors and readers call the field; empty for the record as such."""
        model = self.record_type.model_class()
        names = {field.name: field for field in model._meta.get_fields()}
        field = names.get(self.field) or names.get(f"{self.field}_en")
        return str(getattr(field, "verbose_name", self.field))

    @property
    def differs(self) -> bool:
        """Whether the words say something else: what pages call a variant."""
        return self.says != self.Says.SAME

    def clean(self):
        super().clean()
        record_type = pointed_at(self, "record_type")
        if record_type is None:
            return
        model = record_type.model_class()
        if model is None or not issubclass(model, Record):
            raise ValidationError({"record_type": _("Choose a kind of record.")})
        if self.record is None:
            raise ValidationError({"record_key": _("There is no such record.")})
        if self.field and self.field not in citable_fields(model):
            raise ValidationError(
                {
                    "field": _(
                        "%(model)s has no field “%(field)s”; it has: %(fields)s."
                    )
                    % {
                        "model": model._meta.verbose_name,
                        "field": self.field,
                        "fields": ", ".join(citable_fields(model)),
                    }
                }
            )


def citable_fields(model) -> list[str]:
    """Return the names of the fields of ``model`` that a citation may bear on.

    Those a fact is stated in: no keys, no machinery of publication and provenance,
    and a bilingual pair under its common name.
    """
    machinery = {
        field.name
        for base in (Published, Sourced, Citation)
        for field in base._meta.get_fields()
    } - {"record_type", "record_key"}
    names = []
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        name = field.name.removesuffix("_en").removesuffix("_es")
        if field.name not in machinery and not field.generated and name not in names:
            names.append(name)
    return names
