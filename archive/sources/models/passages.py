"""The verbatim passages of texts."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.parts import Part
from archive.record.circles import refuse_circle
from archive.record.constraints import Check, Unique
from archive.record.keys import pointed_at
from archive.record.languages import Bilingual, bilingual
from archive.sources.models.glossed import Glossed
from archive.sources.models.sources import Source
from archive.sources.querysets import PassageQuerySet
from archive.sources.quotations import stands_in
from archive.sources.text_languages import one_language_choices

LABELS = {"title": _("title"), "lede": _("lede")}


class Passage(Glossed, Part):
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
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=one_language_choices,
        blank=True,
        help_text=_("Of a text in several languages: the one of this passage."),
    )
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
    def lang(self) -> str:
        """The language of its words: its own, or that of its text."""
        return self.language or self.source.lang

    @property
    def lang_of_words(self) -> str:
        return self.lang

    @property
    def words(self) -> str:
        """Its words as readers see them; empty if its source shows them none."""
        return self.source.showing(self.text)

    def retold(self, words) -> str:
        """Return our own ``words`` on it as readers see them: see ``Source.retold``."""
        return self.source.retold(words)

    def clean(self):
        super().clean()
        refuse_circle(self, "reported_in")
        source = pointed_at(self, "source")
        if self.language and source and not source.may_speak(self.language):
            message = _("Its text is not in several languages, of which this is one.")
            raise ValidationError({"language": message})
        self.refuse_gloss(self.text, self.language or (source.lang if source else ""))
        before = Passage.objects.filter(pk=self.pk).select_related("source").first()
        if before is None:
            return
        if self.withdrawn_at and before.withdrawn_at is None:
            self._refuse_to_leave_nothing(before.source)
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

    def _refuse_to_leave_nothing(self, source):
        """Raise ``ValidationError`` if it is the last one of a text held in full."""
        others = source.passages.filter(withdrawn_at=None).exclude(pk=self.pk)
        if source.is_shown_as_full and not others.exists():
            message = _(
                "It is the last passage of a text held in full: withdraw the text, or "
                "say that less of it is held."
            )
            raise ValidationError({"withdrawn_reason_en": message})


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
