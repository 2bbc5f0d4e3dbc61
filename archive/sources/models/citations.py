"""What further passages say of a record."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from archive.publishing.models import Published, Record
from archive.publishing.parts import Part
from archive.record.constraints import Check
from archive.record.dates import in_words
from archive.record.keys import pointed_at
from archive.record.languages import LANGUAGES, Bilingual, bilingual
from archive.record.terms import Terms
from archive.record.text import alike
from archive.sources.models.sourced import Sourced
from archive.sources.models.stated import By, Stated
from archive.sources.querysets import CitationQuerySet


class Citation(Part, Sourced):
    """What a further passage says about a record, or about one of its fields."""

    class Says(Terms):
        """How further words bear on the record."""

        SAME = (
            "same",
            _("They say what the record says."),
            _("says the same"),
        )
        MISPRINT = (
            "misprint",
            _("They mean the same and are printed wrongly."),
            _("a misprint"),
        )
        VALUE = (
            "value",
            _("They give another value for the field."),
            _("another value"),
        )
        WORDING = (
            "wording",
            _("They say it in words that may be taken otherwise."),
            _("another wording"),
        )
        CONTRADICTION = (
            "contradiction",
            _("The same text says both."),
            _("contradicts itself"),
        )

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
    is_of_page = False  # whether it is shown on the page of its record
    stands_on = ("passage", "record")
    stated = (Stated("stated_value", _("the value as stated"), By.GIVEN),)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["record_type", "record_key", "field", "key"]
        indexes = [models.Index(fields=["record_type", "record_key"])]
        constraints = [
            *Part.Meta.constraints,
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

    @property
    def bears(self) -> bool:
        """Whether the words bear what the record says, be it misprinted in them.

        Those of a citation that was withdrawn bear nothing.
        """
        denies = self.says in (self.Says.VALUE, self.Says.CONTRADICTION)
        return not denies and self.withdrawn_at is None

    @property
    def value(self) -> str:
        """The value as stated, as readers see it; empty if they see no words of it."""
        return self.passage.source.showing(self.stated_value)

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
        self.require_another_value()

    def require_another_value(self):
        """Raise ``ValidationError`` if its other value is the record's own."""
        if self.says_what(self.record):
            message = _("That is what the record says: choose “says the same”.")
            raise ValidationError({"stated_value": message})

    def says_what(self, record) -> bool:
        """Tell whether its other value is the one of ``record``, its own."""
        denies = self.says in (self.Says.VALUE, self.Says.MISPRINT)
        return denies and alike(self.stated_value) in values_told(record, self.field)


def values_told(record, name) -> set[str]:
    """Return what ``record`` says in the field ``name``, in the ways it is written.

    As ``alike()`` compares it: as it is kept, and in words in both languages.
    """
    told = set()
    for code in LANGUAGES:
        with override(code):
            told |= {alike(text) for text in _ways_of(record, name)}
    return told - {""}


def _ways_of(record, name):
    """Yield how the value of a field is written in the active language."""
    value = getattr(record, name, "")
    if value in (None, "") or hasattr(value, "all"):
        return
    yield str(value)
    if hasattr(record, f"{name}_first"):  # a partial date
        yield in_words(value)
    if shown := getattr(record, f"get_{name}_display", None):
        yield str(shown())


def citable_fields(model) -> list[str]:
    """Return the names of the fields of ``model`` that a citation may bear on.

    Those a fact is stated in: no keys, no machinery of publication and provenance,
    nothing that no editor enters, and a bilingual pair under its common name.
    """
    machinery = {
        field.name
        for base in (Published, Sourced, Citation)
        for field in base._meta.get_fields()
    } - {"record_type", "record_key"}
    names = (
        field.name.removesuffix("_en").removesuffix("_es")
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.name not in machinery and field.editable and not field.generated
    )
    return list(dict.fromkeys(names))
