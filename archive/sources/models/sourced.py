"""Rows that rest on words."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Published
from archive.record.constraints import Check
from archive.record.keys import pointed_at
from archive.record.languages import Bilingual, bilingual
from archive.sources.models.glossed import Glossed
from archive.sources.models.passages import Passage
from archive.sources.quotations import stands_in


class Sourced(Glossed):
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
        related_query_name="%(app_label)s_%(class)s",
    )

    derivation = Bilingual()
    stated = ()  # the fields that state a fact: ``Stated``

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

    @property
    def words(self) -> str:
        """The words quoted as readers see them; empty if the source shows them none."""
        return self.passage.source.showing(self.quote) if self.passage_id else ""

    @property
    def lang_of_words(self) -> str:
        """The code of the language of the words quoted; empty if there are none."""
        return self.passage.lang if self.passage_id else ""

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
        self.refuse_gloss(self.quote, passage.lang if passage else "")
        if passage is None:
            return
        if self.quote and not stands_in(self.quote, passage.text):
            raise ValidationError(
                {
                    "quote": _("These words do not stand in %(passage)s.")
                    % {"passage": passage}
                }
            )
        if getattr(self, "status", "") == Published.Status.PUBLISHED:
            require_shown(passage)


def require_shown(passage):
    """Raise ``ValidationError`` where readers are kept from ``passage`` for good."""
    message = ""
    if passage.source.status != Published.Status.PUBLISHED:
        message = _("Publish the source first: %(source)s.")
    elif passage.withdrawn_at:
        message = _("%(passage)s is withdrawn: name another passage.")
    if message:
        named = {"source": passage.source, "passage": passage}
        raise ValidationError({"passage": message % named})


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
