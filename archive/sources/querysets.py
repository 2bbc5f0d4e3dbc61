"""Queries over sources, passages, and the rows that rest on them."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import F, Q, Value
from django.db.models.functions import Substr

from archive.lists.facets import facet_rows
from archive.publishing.querysets import (
    PublishedQuerySet,
    RecordQuerySet,
    count_of,
    rows_of,
)
from archive.record.date_columns import InTime
from archive.record.text import as_text
from archive.sources.text_languages import MOST

NOTHING = Value("")


class SourceQuerySet(PublishedQuerySet):
    """Queries over texts."""

    def newest_first(self):
        """Order by number, the last received first."""
        return self.order_by(F("number").desc(nulls_last=True), "key")

    def latest(self):
        """Order by date of publication, the latest first; undated texts last."""
        return self.order_by(InTime("published_on").desc(), "-number", "key")

    def facet_rows(self):
        """Return the facets of these texts: kind, publisher, year, language."""
        return facet_rows(self, "kind", "kind").union(
            facet_rows(self.exclude(publisher=""), "publisher", "publisher"),
            facet_rows(self.exclude(published_on=""), "year", "published_on"),
            facet_rows(self.filter(languages=""), "language", "language"),
            *(self._nth_language(place) for place in range(MOST)),
            all=True,
        )

    def _nth_language(self, place):
        """Return as facets which languages come at ``place`` among several."""
        code = Substr("languages", 3 * place + 1, 2)  # two letters and a space each
        texts = self.exclude(languages="").annotate(nth_language=code)
        return facet_rows(texts.exclude(nth_language=""), "language", "nth_language")

    def for_list(self):
        """Add ``passage_count``, the number of passages held of each text."""
        return self.annotate(
            passage_count=count_of(
                rows_of(self.model, "passages").published(), "source"
            )
        )

    def for_page(self):
        """Load what the page of a text shows of itself."""
        adopters = ("summit", "event", "organization")
        return self.select_related(*(f"declaration__{name}" for name in adopters))


class PassageQuerySet(RecordQuerySet):
    """Queries over the paragraphs of texts."""

    def quoted(self):
        """Return the passages whose words a public fact quotes, first or further."""
        models = [*sourced_models(), _citations().model]
        keys = [m.objects.published().order_by().values("passage") for m in models]
        return self.published().filter(pk__in=keys[0].union(*keys[1:]))

    def shown_of(self, source):
        """Return those that the page of ``source``, a ``Source``, shows."""
        if source.display == source.Display.FULL:
            return self
        quoted = Q(pk__in=self.model.objects.quoted().values("pk"))
        return self.filter(quoted | Q(withdrawn_at__isnull=False))

    def in_order(self):
        """Order as in the text."""
        return self.order_by("source_id", "position", "key")

    def with_report(self):
        """Load the passage of another text in which each is reported."""
        return self.select_related("source", "reported_in__source")


class SourceFileQuerySet(RecordQuerySet):
    """Queries over the files in which texts were received."""

    def in_order(self):
        """Order as the editor did; load the source, which says what is given of it."""
        return self.order_by("position", "key").select_related("source")


class SourcedQuerySet(RecordQuerySet):
    """Queries over rows that rest on the words of a passage."""

    def with_words(self):
        """Load the passage and the source of each row."""
        return self.select_related("passage__source")

    def quoting(self, passages):
        """Return the rows that quote ``passages``, first or further, in order."""
        further = _citations().published().of(self.model).filter(passage__in=passages)
        return (
            self.filter(
                Q(passage__in=passages) | Q(pk__in=further.values("record_key"))
            )
            .with_words()
            .order_by("position", "key")
        )

    def as_facts(self, *, label_en, label_es=None, extra=NOTHING, page, part=NOTHING):
        """Return the rows in the one shape that facts of all models share.

        Dictionaries that ``facts.Fact`` reads: ``label_en``, ``label_es`` (expressions
        or lookups) and ``extra`` say what the fact is about, in the form
        the ``fact_label`` of the model reads; ``page`` is a pair of the name of an
        address and a lookup of its first argument, ``part`` its second.
        """
        url_name, slug = page
        url_name = Value(url_name) if isinstance(url_name, str) else url_name
        return self.order_by().values(
            fact_model=as_text(Value(self.model._meta.label_lower)),
            fact_key=as_text("key"),
            fact_passage=as_text("passage_id"),
            fact_quote=as_text("quote"),
            fact_basis=as_text("basis"),
            fact_gloss_en=as_text("gloss_en"),
            fact_gloss_es=as_text("gloss_es"),
            fact_derivation_en=as_text("derivation_en"),
            fact_derivation_es=as_text("derivation_es"),
            fact_label_en=as_text(label_en),
            fact_label_es=as_text(label_es or label_en),
            fact_extra=as_text(extra),
            fact_url_name=as_text(url_name),
            fact_slug=as_text(slug),
            fact_part=as_text(part),
        )


class PublishedSourcedQuerySet(SourcedQuerySet, PublishedQuerySet):
    """Queries over records that are published themselves and rest on a passage."""


class CitationQuerySet(SourcedQuerySet):
    """Queries over further words about records and their fields."""

    def of(self, model):
        """Return the citations of records of ``model``."""
        return self.filter(self._of(model))

    def about(self, keys):
        """Return the citations of records with ``keys``, of whatever model, in order.

        The models are named for the index, which begins with them.
        """
        of_any = reduce(or_, (self._of(model) for model in cited_models()))
        return (
            self.filter(of_any, record_key__in=keys)
            .select_related("passage__source", "record_type")
            .order_by("record_key", "field", "key")
        )

    def told(self):
        """Return the public citations, and those of texts that were withdrawn.

        For the pages on which the words of a citation stand besides that of its record:
        of further words about a text or a passage there may be no such page.
        """
        about_texts = reduce(or_, map(self._of, texts()))
        return self.with_withdrawn().filter(Q(withdrawn_at=None) | about_texts)

    def _of(self, model):
        """Return the condition that a record is of ``model``; asks no content type."""
        return Q(
            record_type__app_label=model._meta.app_label,
            record_type__model=model._meta.model_name,
        )


def _citations():
    return apps.get_model("sources", "Citation").objects


def cited_models():
    """Return the models of records whose further words pages show.

    Those that rest on words themselves, the texts, and their passages.
    """
    return [*sourced_models(), *texts()]


def texts():
    """Return the models of texts and of their passages."""
    passages = _citations().model._meta.get_field("passage").related_model
    return [passages._meta.get_field("source").related_model, passages]


def sourced_models():
    """Return the models whose rows rest on passages, citations excepted."""
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "fact_label") and hasattr(model.objects, "facts")
    ]
