"""The index: what is public, as it is searched."""

from django.db import models

from archive.publishing.periods import ALWAYS, NEVER
from archive.publishing.querysets import Now
from archive.record.edtf import LENGTH
from archive.record.languages import Bilingual, bilingual


def as_facets(triples) -> str:
    """Return triples of facet, value and role as one text, the same in any order.

    Parts are joined by colons, triples by spaces: neither is in a slug or a year.
    """
    return " ".join(sorted({":".join(triple) for triple in triples}))


def facets_in(text) -> list[tuple[str, str, str]]:
    """Return the triples that ``as_facets()`` has written, sorted."""
    return [tuple(triple.split(":")) for triple in text.split()]


class DocumentQuerySet(models.QuerySet):
    """Queries over documents."""

    def current(self):
        """Return the version of each document that is searched now."""
        return self.filter(since__lte=Now(), until__gt=Now())


class Document(models.Model):
    """A public record as it is searched; written from the record, never by hand.

    ``type`` and ``key`` name it. ``facets`` are what it is narrowed by, as
    ``as_facets()`` writes them; ``texts`` are pairs of a language and words, in the
    order in which they are read; ``terms`` are those of ``analysis.document_terms()``.
    ``changed_at`` tells since when it says what it says.

    It is what is searched from ``since`` to just before ``until``: what is scheduled to
    change it is written in advance, as another version.
    """

    type = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    since = models.DateTimeField(default=ALWAYS)
    until = models.DateTimeField(default=NEVER)
    reference = models.CharField(max_length=120)
    ordering = models.CharField(max_length=400)
    date = models.CharField(max_length=LENGTH, blank=True)
    url = models.CharField(max_length=300)
    title_en, title_es = bilingual("title", long=True)
    facets = models.TextField(blank=True)
    texts = models.JSONField(default=list)
    terms = models.TextField()
    changed_at = models.DateTimeField()

    title = Bilingual()
    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["type", "key", "since"], name="document_version_of_one_record"
            )
        ]

    def __str__(self):
        return f"{self.type} {self.reference}"


class Stale(models.Model):
    """What the index must be brought up to date with.

    ``of`` is a type of documents, the label of a model (``"summits.statement"``), or
    that and one of its columns (``"summits.summit.began_on"``); ``key`` is that of the
    document or row. Written with the change itself, so that a change rolled back leaves
    none.
    """

    of = models.CharField(max_length=80)
    key = models.CharField(max_length=80)

    def __str__(self):
        return f"{self.of} {self.key}"

    @property
    def label(self) -> str:
        """The label of the model; empty for a type of documents."""
        return ".".join(self.of.split(".")[:2]) if "." in self.of else ""

    @property
    def field(self) -> str:
        """The column; empty for all."""
        return "".join(self.of.split(".")[2:])


class Spelling(models.Model):
    """A word of a public record, and a spelling it is recognised by.

    The spelling is the word without accents, whole or less one letter.
    """

    word = models.CharField(max_length=40)
    spelling = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "spelling"], name="spelling_of_a_word_once"
            )
        ]

    def __str__(self):
        return self.spelling
